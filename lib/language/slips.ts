// Slips of the fingers in what is wanted: "avarage price", "orders wihtout a customer". What the schema calls
// its things is forgiven where names are linked; here are the words of the language itself, of which one that is
// not understood leaves another question: without "avarage" the prices are listed.
import type { Locale } from '../i18n/locale.ts';
import { concepts } from './concepts.ts';
import { isLinkingVerb } from './linking-verbs.ts';
import { fold } from './locale/fold.ts';
import { plainWords } from './locale/plain-words.ts';
import { stem } from './locale/stem.ts';
import { respelled, type Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellingDistance } from './spelling-distance.ts';

/**
 * The tokens as they were meant: a word that nothing knows, and that is one slip away from one of the language.
 * `taught`: where words stand that a policy gives a meaning; they are spelled as they should be.
 */
export function withoutSlips(
  tokens: readonly Token[],
  locale: Locale,
  index: SchemaIndex,
  taught: readonly { readonly start: number; readonly end: number }[] = [],
): readonly Token[] {
  if (plainWords[locale].size === 0) return tokens;
  const mended = tokens.map((token, at) => {
    if (taught.some(({ start, end }) => start <= at && at < end)) return token;
    if (!mayBeSlip(token, at) || isKnown(token, locale, index)) return token;
    const meant =
      meantBy(token.folded, plainWords[locale]) ?? meantBy(token.folded, namedHere(locale, index));
    return meant === undefined || isOfSchema(token, meant, index) ? token : respelled(token, meant, locale);
  });
  return mended.some((token, at) => token !== tokens[at]) ? mended : tokens;
}

function mayBeSlip({ kind, text, folded }: Token, at: number): boolean {
  const isName = /^\p{Lu}/u.test(text) && (at > 0 || folded.length < shortest);
  return kind === 'word' && folded.length >= shortestSwapped && /^[a-z]+$/.test(folded) && !isName;
}

function isKnown({ folded, stem: ownStem, schemaStem }: Token, locale: Locale, index: SchemaIndex): boolean {
  if (plainWords[locale].has(folded) || isLinkingVerb(folded)) return true;
  const own = [folded, ownStem, schemaStem];
  if (own.some((form) => index.names.has(form) || index.near[locale].has(form) || dictionary.has(form)))
    return true;
  return index.values.has(folded) || index.valueStems.has(schemaStem);
}

/** True for a slip in a name of the schema, or a form of it, where that is no word of the language too. */
function isOfSchema({ schemaStem }: Token, meant: string, index: SchemaIndex): boolean {
  return [...index.names.keys()].some(
    (name) => name.length >= 4 && name !== meant && (schemaStem.startsWith(name) || isSlip(schemaStem, name)),
  );
}

// The words of a language for what a schema holds, per schema.
const named = new WeakMap<SchemaIndex, Map<Locale, ReadonlySet<string>>>();

/** Words for what this schema holds under another name: "cleints" where there are customers. */
function namedHere(locale: Locale, index: SchemaIndex): ReadonlySet<string> {
  const known = named.get(index) ?? new Map<Locale, ReadonlySet<string>>();
  named.set(index, known);
  const words =
    known.get(locale) ??
    new Set(
      [...index.near[locale].keys()].filter((key) => spoken.has(key)).flatMap((key) => [key, pluralOf(key)]),
    );
  known.set(locale, words);
  return words;
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /[^aeiou]$/.test(word) && spanish.has(word) ? `${word}es` : `${word}s`;
}

// As they are said, and not as stems.
const spanish: ReadonlySet<string> = new Set(concepts.flatMap(({ es }) => es.map(fold)));
const spoken: ReadonlySet<string> = new Set(concepts.flatMap(({ en, es }) => [...en, ...es].map(fold)));

// Words for things, whether this schema has them or not.
const dictionary: ReadonlySet<string> = new Set(
  concepts.flatMap(({ en, es }) => [...wordsOf(en, 'en'), ...wordsOf(es, 'es')]),
);

function wordsOf(phrases: readonly string[], locale: Locale): string[] {
  const words = phrases.flatMap((phrase) => fold(phrase).split(/[^a-z]+/));
  return words.flatMap((word) => [word, stem(word, locale)]);
}

/** The one word that is a slip away; none where two are equally near. */
function meantBy(word: string, words: ReadonlySet<string>): string | undefined {
  const near = [...words].filter((other) => isSlip(word, other));
  const swapped = near.filter((other) => isSwap(word, other));
  const [meant, ...others] = swapped.length > 0 ? swapped : near;
  return others.length === 0 ? meant : undefined;
}

const shortestSwapped = 3;
const shortest = 6;

/**
 * One edit (a second in long words) of a word with the same first letter. Short words are near too many others for
 * anything but two letters swapped, and an ending more or less makes another word: "count" and "county".
 */
function isSlip(word: string, meant: string): boolean {
  if (meant.length >= shortestSwapped && isSwap(word, meant)) return true;
  if (meant.length < shortest || word[0] !== meant[0] || word.startsWith(meant)) return false;
  // One of what the language has several of is no slip: "repeat" of "repeats".
  if (meant.startsWith(word))
    return meant.length - word.length === 1 && meant.length > shortest && !meant.endsWith('s');
  if (isDerived(word, meant)) return false;
  const limit = meant.length < 10 ? 1 : 2;
  return spellingDistance(word, meant, limit) <= limit;
}

const ending = /(er|or|ed|ing|ly|al|ion|able|ive|ment|ness)?e?s?$/;

/** "purchasers" make purchases, and are none: what differs in its ending alone is another word of one stem. */
function isDerived(word: string, meant: string): boolean {
  const [, own] = ending.exec(word) ?? [];
  const [, other] = ending.exec(meant) ?? [];
  const stem = (of: string, suffix: string | undefined) =>
    of.replace(/e?s?$/, '').slice(0, suffix ? -suffix.length : undefined);
  return own !== other && stem(word, own).replace(/e$/, '') === stem(meant, other).replace(/e$/, '');
}

/** True where two neighbouring letters changed places and all else is the same. */
function isSwap(word: string, meant: string): boolean {
  if (word.length !== meant.length || word === meant) return false;
  const at = [...word].findIndex((letter, place) => letter !== meant[place]);
  return (
    word[at] === meant[at + 1] && word[at + 1] === meant[at] && word.slice(at + 2) === meant.slice(at + 2)
  );
}
