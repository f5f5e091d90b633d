// The words of a policy as they are found in a question: by stem, so that "users" is the "user" of a
// policy, and by spelling where Vietnamese accents tell two words apart.
import type { Locale } from '../../i18n/locale.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import { hasAccents, spelling } from '../locale/fold.ts';
import { type Token, tokenize } from '../locale/tokens.ts';

export interface WordStem {
  /** Stems by the question's language and by English. */
  readonly own: string;
  readonly schema: string;
  readonly folded: string;
  /** As it is written, where it carries accents. */
  readonly accented?: string;
}

export function wordStems(term: string, locale: Locale): WordStem[] {
  return tokenize(term, locale).map(({ stem, schemaStem, folded, text }) => ({
    own: stem,
    schema: schemaStem,
    folded,
    ...(hasAccents(text) && { accented: spelling(text) }),
  }));
}

/** Where the words stand in a question, one after the other; the end is exclusive. */
export function placesOf(
  words: readonly WordStem[],
  tokens: readonly Token[],
): { start: number; end: number }[] {
  if (words.length === 0) return [];
  const places: { start: number; end: number }[] = [];
  const whole = words.map(({ folded }) => folded).join(' ');
  for (let start = 0; start < tokens.length; start += 1) {
    const token = tokens[start] as Token;
    if (token.quoted && words.length > 1) {
      if (token.folded === whole) places.push({ start, end: start + 1 });
      continue;
    }
    if (start + words.length > tokens.length) continue;
    if (words.every((word, offset) => isSame(word, tokens[start + offset] as Token)))
      places.push({ start, end: start + words.length });
  }
  return places;
}

function isSame(word: WordStem, token: Token): boolean {
  if (word.accented !== undefined && hasAccents(token.text) && spelling(token.text) !== word.accented)
    return false;
  return token.folded === word.folded || token.stem === word.own || token.schemaStem === word.schema;
}

/** Every way a policy's own words are said; empty for effects that are not about a word. */
export function termsOf({ effect }: LivePolicy): readonly string[] {
  switch (effect.kind) {
    case 'term':
    case 'metric':
      return [effect.term, ...(effect.also ?? [])];
    case 'valueLabel':
      return [effect.label, ...(effect.also ?? [])];
    case 'ask':
      return [effect.term];
    default:
      return [];
  }
}

interface Prepared {
  readonly triggers: readonly (readonly WordStem[])[];
  readonly terms: readonly (readonly WordStem[])[];
}

// A version never changes, so what its words come to is kept with it.
const prepared = new WeakMap<LivePolicy, Partial<Record<Locale, Prepared>>>();

export function preparedPolicy(policy: LivePolicy, locale: Locale): Prepared {
  const known = prepared.get(policy) ?? {};
  const words = known[locale];
  if (words) return words;
  const made: Prepared = {
    triggers: policy.triggers.map((trigger) => wordStems(trigger, locale)),
    terms: termsOf(policy).map((term) => wordStems(term, locale)),
  };
  known[locale] = made;
  prepared.set(policy, known);
  return made;
}
