import dynamic from 'next/dynamic';
import { wordScripts } from '../words/fetch-words.ts';
import { nothing } from '../words/nothing.ts';
import { useWordsOf } from '../words/use-words-of.ts';
import type { WordsAheadOf } from '../words/words-ahead.tsx';
import { useLanguage } from '../words/words-context.tsx';
import type { DataWords } from './words/en.ts';

const scripts = wordScripts<DataWords>({
  en: () => import('./words/en.ts').then(({ en }) => en),
  vi: () => import('./words/vi.ts').then(({ vi }) => vi),
  es: () => import('./words/es.ts').then(({ es }) => es),
});

export const dataWordsAhead: WordsAheadOf = {
  en: dynamic(() => import('./words/en.ts').then(nothing)),
  vi: dynamic(() => import('./words/vi.ts').then(nothing)),
  es: dynamic(() => import('./words/es.ts').then(nothing)),
};

/** The words of the data pages, and numbers as the language writes them. */
export function useDataWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  return { words: useWordsOf(scripts), shared, locale, format };
}
