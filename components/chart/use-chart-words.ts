import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from '../words/words-context.tsx';
import { type ChartWords, en } from './words/en.ts';
import { es } from './words/es.ts';
import { vi } from './words/vi.ts';

const tables: Record<Locale, ChartWords> = { en, vi, es };

export function useChartWords(): ChartWords {
  return tables[useLanguage().locale];
}
