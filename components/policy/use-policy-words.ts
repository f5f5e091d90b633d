import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { en, type PolicyWords } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, PolicyWords> = { en, vi, es };

export function usePolicyWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  const percent = (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  return { words: tables[locale], shared, locale, format, percent };
}
