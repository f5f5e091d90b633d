import type { Locale } from '#lib/i18n/locale.ts';

/** How the words of a part of the product are fetched: a script a language, so that nobody is sent three. */
export type WordScripts<Words> = Readonly<Record<Locale, () => Promise<Words>>>;

type Fetched<Words> = Promise<Words> & { status?: 'fulfilled'; value?: Words };

const fetched = new WeakMap<WordScripts<unknown>, Map<Locale, Fetched<unknown>>>();

/**
 * Begins to fetch at once, in the language of the document: a page is drawn by the server, and until it has its words
 * nobody hears what is pressed in it.
 */
export function wordScripts<Words>(scripts: WordScripts<Words>): WordScripts<Words> {
  const lang = typeof document === 'undefined' ? undefined : document.documentElement.lang;
  const locale = (Object.keys(scripts) as Locale[]).find((one) => one === lang);
  if (locale) fetchWords(scripts, locale);
  return scripts;
}

/** Fetched once; what did not come is fetched again by whoever needs it next. */
export function fetchWords<Words>(scripts: WordScripts<Words>, locale: Locale): Promise<Words> {
  const known = fetched.get(scripts) ?? new Map<Locale, Fetched<unknown>>();
  fetched.set(scripts, known);
  const found = known.get(locale) as Fetched<Words> | undefined;
  if (found) return found;
  const words: Fetched<Words> = scripts[locale]();
  known.set(locale, words);
  words.then(
    // As React notes it for itself: what is there already is used without a wait.
    (value) => Object.assign(words, { status: 'fulfilled', value }),
    () => known.delete(locale),
  );
  return words;
}
