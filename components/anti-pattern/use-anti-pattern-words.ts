import { wordScripts } from '../words/fetch-words.ts';
import { useWordsOf } from '../words/use-words-of.ts';
import { useLanguage } from '../words/words-context.tsx';
import type { AntiPatternWords } from './words/en.ts';

const scripts = wordScripts<AntiPatternWords>({
  en: () => import('./words/en.ts').then(({ en }) => en),
  vi: () => import('./words/vi.ts').then(({ vi }) => vi),
  es: () => import('./words/es.ts').then(({ es }) => es),
});

export function useAntiPatternWords() {
  const { locale } = useLanguage();
  return { words: useWordsOf(scripts), locale };
}
