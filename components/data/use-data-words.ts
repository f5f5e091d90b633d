import { wordScripts } from '../words/fetch-words.ts';
import { useWordsOf } from '../words/use-words-of.ts';
import { useLanguage } from '../words/words-context.tsx';
import type { DataWords } from './words/en.ts';

const scripts = wordScripts<DataWords>({
  en: () => import('./words/en.ts').then(({ en }) => en),
  vi: () => import('./words/vi.ts').then(({ vi }) => vi),
  es: () => import('./words/es.ts').then(({ es }) => es),
});

/** The words of the data pages, and numbers as the language writes them. */
export function useDataWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  return { words: useWordsOf(scripts), shared, locale, format };
}
