// What a Vietnamese or Spanish phrase is called in English, for values that a database keeps in English. The
// same lists serve as for names of columns; a value is only ever linked where the data has it.
import type { Locale } from '../i18n/locale.ts';
import { concepts } from './concepts.ts';
import { fold, hasAccents, spelling } from './locale/fold.ts';
import { type Token, tokenize } from './locale/tokens.ts';

const built = new Map<Locale, ReadonlyMap<string, readonly string[]>>();

/** English phrases, folded, that the tokens may stand for; none for English itself. */
export function englishFor(phrase: readonly Token[], locale: Locale): readonly string[] {
  if (locale === 'en') return [];
  const words = wordsOf(locale);
  const written = phrase.map((token) => token.text).join(' ');
  const folded = phrase.map((token) => token.folded).join(' ');
  if (locale === 'vi') {
    // A bare syllable is too many words.
    const isTelling = hasAccents(written) || phrase.length > 1;
    return isTelling ? (words.get(hasAccents(written) ? spelling(written) : folded) ?? []) : [];
  }
  return words.get(folded) ?? words.get(phrase.map((token) => token.stem).join(' ')) ?? [];
}

function wordsOf(locale: 'vi' | 'es'): ReadonlyMap<string, readonly string[]> {
  let known = built.get(locale);
  if (!known) {
    const made = new Map<string, string[]>();
    for (const concept of concepts) {
      const english = concept.en.map(fold);
      for (const word of concept[locale]) {
        const stems = tokenize(word, locale).map((token) => token.stem);
        const keys = locale === 'vi' ? [fold(word), spelling(word)] : [fold(word), stems.join(' ')];
        for (const key of new Set(keys)) made.set(key, [...(made.get(key) ?? []), ...english]);
      }
    }
    known = made;
    built.set(locale, known);
  }
  return known;
}
