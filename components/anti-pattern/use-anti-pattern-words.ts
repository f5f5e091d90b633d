import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { type AntiPatternWords, en } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, AntiPatternWords> = { en, vi, es };

export function useAntiPatternWords() {
  const { locale } = useLanguage();
  return { words: tables[locale], locale };
}
