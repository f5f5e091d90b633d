import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { en, type VerifiedWords } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, VerifiedWords> = { en, vi, es };

export function useVerifiedWords() {
  const { locale } = useLanguage();
  return { words: tables[locale], locale };
}
