import { useLanguage } from '../words/words-context.tsx';

/** The words of a table of results, and counts as the language writes them. */
export function useTableWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  return { words: shared.parts.table, shared, locale, format };
}
