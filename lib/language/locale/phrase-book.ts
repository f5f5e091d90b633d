// Phrases and what they mean, found in tokens. Phrases are written compactly: `(the)` may be left out,
// `sorted|ordered by` gives alternatives for one word. The longest phrase wins. Accents may be
// left out by the person who asks, but where they are written in Vietnamese they decide: "sau" is not "sáu".
import type { Locale } from '../../i18n/locale.ts';
import { fold, hasAccents, spelling } from './fold.ts';
import type { Token } from './tokens.ts';

export interface PhraseMatch<Meaning> {
  /** Token indexes, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

export interface PhraseBook<Meaning> {
  /** The longest phrase that starts at this token. */
  at(
    tokens: readonly Token[],
    start: number,
    accepts?: (match: PhraseMatch<Meaning>) => boolean,
  ): PhraseMatch<Meaning> | undefined;
  /**
   * All matches, left to right, longest first, never overlapping. What `accepts` refuses is as if it
   * were not in the book, so that a shorter phrase gets its turn.
   */
  all(tokens: readonly Token[], accepts?: (match: PhraseMatch<Meaning>) => boolean): PhraseMatch<Meaning>[];
}

interface Node<Meaning> {
  readonly next: Map<string, Node<Meaning>>;
  readonly ends: { readonly words: readonly string[]; readonly meaning: Meaning }[];
}

/** A book of `[phrases, meaning]`; phrases are separated by commas. Earlier entries win over equal later ones. */
export function phraseBook<Meaning>(
  entries: Iterable<readonly [string, Meaning]>,
  locale: Locale,
): PhraseBook<Meaning> {
  const root: Node<Meaning> = { next: new Map(), ends: [] };
  // A phrase with many choices stands for tens of thousands, all of the same few words.
  const folded = new Map<string, string>();
  const foldOnce = (word: string) => {
    const known = folded.get(word) ?? fold(word);
    folded.set(word, known);
    return known;
  };
  for (const [phrases, meaning] of entries) {
    for (const words of expand(phrases)) {
      let node = root;
      for (const word of words) {
        const key = foldOnce(word);
        let next = node.next.get(key);
        if (!next) {
          next = { next: new Map(), ends: [] };
          node.next.set(key, next);
        }
        node = next;
      }
      node.ends.push({ words, meaning });
    }
  }
  const at = (
    tokens: readonly Token[],
    start: number,
    accented: boolean,
    accepts: (match: PhraseMatch<Meaning>) => boolean,
  ) => {
    let node: Node<Meaning> | undefined = root;
    let best: PhraseMatch<Meaning> | undefined;
    for (let index = start; index < tokens.length; index += 1) {
      const token = tokens[index] as Token;
      if (token.quoted) break;
      node = node.next.get(token.folded);
      if (!node) break;
      const end = index + 1;
      for (const { words, meaning } of node.ends) {
        const match = { start, end, meaning };
        if (locale === 'vi' && !isSpelledSo(words, tokens.slice(start, end), accented)) continue;
        if (!accepts(match)) continue;
        best = match;
        break;
      }
    }
    return best;
  };
  return {
    at: (tokens, start, accepts = () => true) => at(tokens, start, isAccented(tokens), accepts),
    all: (tokens, accepts = () => true) => {
      const accented = isAccented(tokens);
      const found: PhraseMatch<Meaning>[] = [];
      for (let start = 0; start < tokens.length; ) {
        const match = at(tokens, start, accented, accepts);
        if (match) found.push(match);
        start = match ? match.end : start + 1;
      }
      return found;
    },
  };
}

/** True when the question is typed with accents, so that a bare word is bare on purpose. */
export function isAccented(tokens: readonly Token[]): boolean {
  let known = accented.get(tokens);
  if (known === undefined) {
    known = tokens.some((token) => token.kind === 'word' && hasAccents(token.text));
    accented.set(tokens, known);
  }
  return known;
}

// Asked at every token of a question; the answer never changes.
const accented = new WeakMap<readonly Token[], boolean>();

function isSpelledSo(words: readonly string[], tokens: readonly Token[], accented: boolean): boolean {
  // Who writes "tháng" with its accents means "sau", and not "sáu".
  const isMarked = tokens.some(({ text }) => hasAccents(text));
  return words.every((word, index) => {
    const { text } = tokens[index] as Token;
    if (hasAccents(text)) return spelling(word) === spelling(text);
    if (isMarked) return !hasAccents(word);
    // One bare syllable of Vietnamese means too many things; several together are hardly ever mistaken.
    return !accented || words.length > 1 || !hasAccents(word);
  });
}

/** `sorted|ordered (in) by` as every plain phrase it stands for. */
export function expand(phrases: string): string[][] {
  return phrases
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .flatMap((phrase) => {
      let results: string[][] = [[]];
      for (const part of phrase.match(/\([^)]*\)|\S+/g) ?? []) {
        const optional = part.startsWith('(');
        const choices = (optional ? part.slice(1, -1) : part)
          .split('|')
          .map((choice) => choice.replaceAll('_', ' ').split(' '));
        const longer = results.flatMap((before) => choices.map((words) => [...before, ...words]));
        results = optional ? [...longer, ...results] : longer;
      }
      return results.filter((words) => words.length > 0);
    });
}
