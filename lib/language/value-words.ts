// What a phrase is called in other languages, for values that a database keeps in another language than the
// question's. The same lists serve as for names of columns; a value is only ever linked where the data has it.
import type { Locale } from '../i18n/locale.ts';
import { type Concept, concepts } from './concepts.ts';
import { fold, hasAccents, spelling } from './locale/fold.ts';
import { type Token, tokenize } from './locale/tokens.ts';

const built = new Map<Locale, ReadonlyMap<string, readonly Concept[]>>();

/** What the tokens may stand for; nothing for a bare Vietnamese syllable, which is too many words. */
export function conceptsFor(phrase: readonly Token[], locale: Locale): readonly Concept[] {
  const words = wordsOf(locale);
  const written = phrase.map((token) => token.text).join(' ');
  const folded = phrase.map((token) => token.folded).join(' ');
  if (locale === 'vi') {
    const isTelling = hasAccents(written) || phrase.length > 1;
    return isTelling ? (words.get(hasAccents(written) ? spelling(written) : folded) ?? []) : [];
  }
  return words.get(folded) ?? words.get(phrase.map((token) => token.stem).join(' ')) ?? [];
}

/** English phrases, folded, that the tokens may stand for; none for English itself. */
export function englishFor(phrase: readonly Token[], locale: Locale): readonly string[] {
  return locale === 'en' ? [] : conceptsFor(phrase, locale).flatMap(({ en }) => en.map(fold));
}

function wordsOf(locale: Locale): ReadonlyMap<string, readonly Concept[]> {
  const known = built.get(locale);
  if (known) return known;
  const made = new Map<string, Concept[]>();
  for (const concept of concepts) {
    for (const word of concept[locale]) {
      const stems = tokenize(word, locale).map((token) => token.stem);
      const keys = locale === 'vi' ? [fold(word), spelling(word)] : [fold(word), stems.join(' ')];
      for (const key of new Set(keys)) made.set(key, [...(made.get(key) ?? []), concept]);
    }
  }
  built.set(locale, made);
  return made;
}
