import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { en, type SettingsWords } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, SettingsWords> = { en, vi, es };

export function useSettingsWords() {
  const { locale } = useLanguage();
  return { words: tables[locale], locale };
}
