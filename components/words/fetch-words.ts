import type { Locale } from '#lib/i18n/locale.ts';

/** How the words of a part of the product are fetched: a script a language, so that nobody is sent three. */
export type WordScripts<Words> = Readonly<Record<Locale, () => Promise<Words>>>;

const fetched = new WeakMap<WordScripts<unknown>, Map<Locale, Promise<unknown>>>();

/** Fetched once; what did not come is fetched again by whoever needs it next. */
export function fetchWords<Words>(scripts: WordScripts<Words>, locale: Locale): Promise<Words> {
  const known = fetched.get(scripts) ?? new Map<Locale, Promise<unknown>>();
  fetched.set(scripts, known);
  const found = known.get(locale) as Promise<Words> | undefined;
  if (found) return found;
  const words = scripts[locale]();
  known.set(locale, words);
  words.then(undefined, () => known.delete(locale));
  return words;
}
