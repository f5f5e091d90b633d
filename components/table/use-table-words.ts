import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { en, type TableWords } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, TableWords> = { en, vi, es };

/** The words of a table of results, and counts as the language writes them. */
export function useTableWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  return { words: tables[locale], shared, locale, format };
}
