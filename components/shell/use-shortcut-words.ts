import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { en, type ShortcutWords } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, ShortcutWords> = { en, vi, es };

export function useShortcutWords(): ShortcutWords {
  return tables[useLanguage().locale];
}
