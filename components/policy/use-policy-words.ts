import { wordScripts } from '../words/fetch-words.ts';
import { useWordsOf } from '../words/use-words-of.ts';
import { useLanguage } from '../words/words-context.tsx';
import type { PolicyWords } from './words/en.ts';

const scripts = wordScripts<PolicyWords>({
  en: () => import('./words/en.ts').then(({ en }) => en),
  vi: () => import('./words/vi.ts').then(({ vi }) => vi),
  es: () => import('./words/es.ts').then(({ es }) => es),
});

export function usePolicyWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  const percent = (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  return { words: useWordsOf(scripts), shared, locale, format, percent };
}
