import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { en, type NoticeWords } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, NoticeWords> = { en, vi, es };

export function useNoticeWords(): NoticeWords {
  return tables[useLanguage().locale];
}
