import { useLanguage } from '../words/words-context.tsx';

export function useChartWords() {
  return useLanguage().words.parts.chart;
}
