import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../../words/words-context.tsx';
import { type AdminWords, en } from './en.ts';
import { es } from './es.ts';
import { vi } from './vi.ts';

const tables: Record<Locale, AdminWords> = { en, vi, es };

/** The words of the pages for admins, and numbers as the language writes them. */
export function useAdminWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  return { words: tables[locale], shared, locale, format };
}
