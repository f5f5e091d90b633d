import { wordScripts } from '../../words/fetch-words.ts';
import { useWordsOf } from '../../words/use-words-of.ts';
import { useLanguage } from '../../words/words-context.tsx';
import type { AdminWords } from './en.ts';

const scripts = wordScripts<AdminWords>({
  en: () => import('./en.ts').then(({ en }) => en),
  vi: () => import('./vi.ts').then(({ vi }) => vi),
  es: () => import('./es.ts').then(({ es }) => es),
});

/** The words of the pages for admins, and numbers as the language writes them. */
export function useAdminWords() {
  const { words: shared, locale } = useLanguage();
  const format = (value: number) => new Intl.NumberFormat(locale).format(value);
  return { words: useWordsOf(scripts), shared, locale, format };
}
