// Holds what a model wrote about a result to what it may say, and puts the values into their places. A model may
// choose words; it may not say a number, name a value or lead anybody anywhere. What breaks a rule is not mended
// but dropped as a whole: the sentence that we make ourselves says everything already.
import type { Cell, Result } from '../../envelope/envelope.ts';
import type { Locale } from '../../i18n/locale.ts';
import { findNumbers } from '../../language/locale/numbers.ts';
import { tokenize } from '../../language/locale/tokens.ts';
import type { Places } from './phrase-places.ts';

const mostSentences = 2;
const longest = 400;
const longestFilled = 700;

export type PhraseRule = 'empty' | 'length' | 'sentences' | 'place' | 'number' | 'markup' | 'link' | 'value';

export type Phrase = { readonly text: string } | { readonly broken: PhraseRule };

export interface PhraseSetting {
  readonly places: Places;
  readonly result: Result;
  readonly locale: Locale;
  /** What people read beside it: the question and how it was read. Words of these may be said again. */
  readonly known: string;
}

const placePattern = /\{([^{}]*)\}/g;

export function fillPhrase(sentences: readonly string[], setting: PhraseSetting): Phrase {
  const { places } = setting;
  const written = sentences
    .map((each) => each.normalize('NFC').trim())
    .join(' ')
    .trim();
  const broken = brokenRule(written, setting);
  if (broken) return { broken };
  const text = written.replace(placePattern, (_, name: string) => places.get(name.trim()) ?? '');
  return text.length > longestFilled ? { broken: 'length' } : { text };
}

function brokenRule(written: string, setting: PhraseSetting): PhraseRule | undefined {
  if (written === '') return 'empty';
  if (written.length > longest) return 'length';
  const named = [...written.matchAll(placePattern)].map(([, name = '']) => name.trim());
  if (!named.every((name) => setting.places.has(name))) return 'place';
  // A word of no language, so that what stands around a place is not read together.
  const words = written.replace(placePattern, ' ¤ ');
  if (/:\/\/|\bwww\.|@|\p{L}\.\p{L}{2,}/iu.test(words)) return 'link';
  if (/[^\p{L}\p{M}\p{N}\p{Zs}.,;:!?…'’‘"“”«»()¿¡%¤–—-]/u.test(words)) return 'markup';
  if (saysNumber(words, setting.locale)) return 'number';
  if ([...words.matchAll(/[.!?…]+(?=\s|$)/gu)].length > mostSentences) return 'sentences';
  return namesValue(words, setting) ? 'value' : undefined;
}

/** Words of amount that are no numbers in a question but are claims in an answer. */
const amounts: Readonly<Record<Locale, RegExp>> = {
  en: /(?<!\p{L})(?:twice|thrice|once|double[ds]?|tripled?|halved?|halves|both|pairs?|hundreds|thousands|billions|(?:a|one) (?:quarter|third) of)(?!\p{L})/iu,
  vi: /(?<!\p{L})(?:gấp đôi|gấp ba|một nửa|nửa|cả hai|đôi|vài chục|hàng (?:chục|trăm|nghìn|ngàn|triệu))(?!\p{L})/iu,
  es: /(?<!\p{L})(?:doble|triple|mitad|tercios?|cuarta parte|ambos|ambas|decenas|cientos|millares|par de)(?!\p{L})/iu,
};

/** In the language of the answer, and in English, in which models think. */
function saysNumber(words: string, locale: Locale): boolean {
  if (/\p{N}/u.test(words)) return true;
  return ([locale, 'en'] as const).some(
    (language) =>
      amounts[language].test(words) || findNumbers(tokenize(words, language), language).length > 0,
  );
}

/** A name that stands in a row and that nobody asked by: it could be said of the wrong row. */
function namesValue(words: string, { result, known }: PhraseSetting): boolean {
  const [said, heard] = [folded(words), folded(known)];
  const texts = result.rows.flatMap((row) =>
    row.flatMap((cell, at) => (isName(cell, result.columns[at]?.type) ? folded(String(cell)) : [])),
  );
  return texts.some((text) => holds(said, text) && !holds(heard, text));
}

function isName(cell: Cell, type: string | undefined): boolean {
  return type === 'text' && typeof cell === 'string' && cell.trim().length >= 3;
}

function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function holds(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
