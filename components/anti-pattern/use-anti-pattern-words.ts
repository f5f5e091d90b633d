import dynamic from 'next/dynamic';
import { wordScripts } from '../words/fetch-words.ts';
import { nothing } from '../words/nothing.ts';
import { useWordsOf } from '../words/use-words-of.ts';
import type { WordsAheadOf } from '../words/words-ahead.tsx';
import { useLanguage } from '../words/words-context.tsx';
import type { AntiPatternWords } from './words/en.ts';

const scripts = wordScripts<AntiPatternWords>({
  en: () => import('./words/en.ts').then(({ en }) => en),
  vi: () => import('./words/vi.ts').then(({ vi }) => vi),
  es: () => import('./words/es.ts').then(({ es }) => es),
});

export const antiPatternWordsAhead: WordsAheadOf = {
  en: dynamic(() => import('./words/en.ts').then(nothing)),
  vi: dynamic(() => import('./words/vi.ts').then(nothing)),
  es: dynamic(() => import('./words/es.ts').then(nothing)),
};

export function useAntiPatternWords() {
  const { locale } = useLanguage();
  return { words: useWordsOf(scripts), locale };
}
