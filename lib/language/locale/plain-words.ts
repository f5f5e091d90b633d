// The words that the phrases of a language are made of, as they are folded.
import type { Locale } from '../../i18n/locale.ts';
import { englishCues } from './en.ts';
import { englishDates } from './en-dates.ts';
import { spanishCues } from './es.ts';
import { spanishDates } from './es-dates.ts';
import { fold } from './fold.ts';
import { numberWords } from './number-words.ts';

/** Words of cues, dates and numbers. Vietnamese has none: its words are syllables, and each is near many others. */
export const plainWords: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set([...wordsIn(englishCues), ...wordsIn(englishDates), ...numbersOf('en')]),
  vi: new Set(),
  es: new Set([...wordsIn(spanishCues), ...wordsIn(spanishDates), ...numbersOf('es')]),
};

/** The words in all texts of a list, however deep; the names of its parts are none. */
function wordsIn(list: unknown): string[] {
  if (typeof list === 'string') return fold(list).match(/[a-z]+/g) ?? [];
  return typeof list === 'object' && list !== null ? Object.values(list).flatMap(wordsIn) : [];
}

function numbersOf(locale: Locale): string[] {
  const { inner, scales, ordinals } = numberWords[locale];
  return [inner, scales, ordinals].flatMap((words) => [...words.keys()]);
}
