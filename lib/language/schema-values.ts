// Values of the data as questions name them: folded, in their stems, without the word that says how far they are.
import type { Field, Model } from '../data-source/manifest.ts';
import { fold } from './locale/fold.ts';
import { type Token, tokenize } from './locale/tokens.ts';

export interface ValueEntry {
  readonly model: Model;
  readonly field: Field;
  readonly value: string;
  readonly folded: string;
}

/** Every value of a field that may be named, with its stems. */
export function valuesOf(model: Model, field: Field): { entry: ValueEntry; stems: string }[] {
  const all = new Set([...(field.enumValues ?? []), ...(field.values ?? [])]);
  return [...all]
    .filter((value) => value.length > 0 && value.length <= 80)
    .map((value) => {
      const words = wordsOf(value);
      const entry = { model, field, value, folded: foldedWords(words) };
      return { entry, stems: words.map((token) => token.schemaStem).join(' ') };
    })
    .filter(({ entry }) => entry.folded.length > 0);
}

const aspect = /^(da bi|da duoc|da|dang|bi|duoc) (?=\S)/;
const anyAspect = /^(da bi|da duoc|chua|da|dang|bi|duoc|cho) (?=\S)/;
/** "hủy" of `đã hủy`, where no other value differs from it in how far it is alone: `đang giao` is not `đã giao`. */
export function withoutAspect(
  { value, folded }: Pick<ValueEntry, 'value' | 'folded'>,
  all: readonly string[],
): string | undefined {
  const bare = folded.replace(aspect, '');
  if (bare === folded || bare.length < 3 || !isAspect(value)) return undefined;
  const alike = all.filter((other) => other.replace(anyAspect, '') === bare);
  return alike.length === 1 ? bare : undefined;
}

/** Đà Nẵng and "Da Lat" begin with no such word, and "bi-weekly" is one. */
function isAspect(value: string): boolean {
  const [first = '', next = ''] = value.normalize('NFC').split(/[\s_]+/);
  return (
    /^(đã|đang|bị|được)$/iu.test(first) ||
    (/^(da|dang|bi|duoc)$/i.test(first) && !/^\p{Lu}\p{Ll}/u.test(next))
  );
}

/** A value as its words are found in a question: folded, punctuation aside. */
export function foldValue(value: string): string {
  return foldedWords(wordsOf(value));
}

function wordsOf(value: string): Token[] {
  return tokenize(value, 'en').filter((token) => token.kind !== 'punctuation');
}

function foldedWords(words: readonly Token[]): string {
  return words.map((token) => fold(token.text).replaceAll('_', ' ')).join(' ');
}
