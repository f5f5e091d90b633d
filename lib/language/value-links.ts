// Stretches of a question that are values of the data: as written, in another form of the word, or
// misspelt. Short values ("M", "PA") count only when typed exactly so, because nearly every sentence
// holds them by accident.
import type { Candidate } from './links.ts';
import type { CueSpan } from './locale/cues.ts';
import { fold, hasAccents, spelling } from './locale/fold.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';
import { foldValue, type ValueEntry } from './schema-values.ts';
import { stemOf } from './schema-words.ts';
import { spellingDistance } from './spelling-distance.ts';

export interface ValueMatch {
  readonly start: number;
  readonly end: number;
  readonly candidate: Candidate;
}

const longestValue = 8;

/** Exact values and word forms of them. */
export function valueMatches(
  tokens: readonly Token[],
  cues: readonly CueSpan[],
  index: SchemaIndex,
): ValueMatch[] {
  const matches: ValueMatch[] = [];
  const cueWords = new Set(
    cues.filter((cue) => cue.role !== 'filler').flatMap((cue) => between(cue.start, cue.end)),
  );
  for (let start = 0; start < tokens.length; start += 1) {
    const first = tokens[start] as Token;
    if (first.quoted) {
      const folded = foldValue(first.text);
      for (const entry of index.values.get(folded) ?? []) matches.push(match(start, start + 1, entry, 1));
      continue;
    }
    if (first.kind === 'punctuation') continue;
    let folded = '';
    let stems = '';
    for (let end = start + 1; end <= Math.min(tokens.length, start + longestValue); end += 1) {
      const token = tokens[end - 1] as Token;
      if (token.quoted) break;
      if (token.kind === 'punctuation') {
        if (/^[&.,'/-]$/.test(token.text) && end < tokens.length) continue;
        break;
      }
      const separator = folded ? ' ' : '';
      folded += separator + fold(token.text).replaceAll('_', ' ');
      stems += separator + token.schemaStem;
      const phrase = tokens.slice(start, end);
      const allCues = between(start, end).every((at) => cueWords.has(at));
      const plain = folded.replace(/'s?$/, '');
      const entries = index.values.get(folded) ?? index.values.get(plain) ?? [];
      for (const entry of entries) {
        if (isSpelledOtherwise(phrase, entry)) continue;
        const beside = (!allCues || entry.folded.length > 2) && namedBeside(tokens, start, end, entry);
        const score = Math.max(exactScore(phrase, entry, allCues, start === 0), beside ? 0.85 : 0);
        if (score > 0) matches.push(match(start, end, entry, score));
      }
      // "no-shows": small words all of them, which together are several of a kind.
      if (entries.length === 0 && phrase.length > 1 && folded.endsWith('s')) {
        for (const entry of index.values.get(folded.slice(0, -1)) ?? [])
          if (isSeveral(folded, entry)) matches.push(match(start, end, entry, 0.85));
      }
      if (entries.length > 0 || allCues || folded.length < 4) continue;
      for (const entry of index.valueStems.get(stems) ?? []) {
        // "carry" is no way to write Carrie.
        if (phrase.length === 1 && /name/.test(senseOf(entry.field)) && !/^\p{Lu}/u.test(first.text))
          continue;
        matches.push(match(start, end, entry, isSeveral(folded, entry) ? 0.85 : 0.72));
      }
    }
  }
  return matches;
}

/** Where both are written with accents they decide: "lợi" is no "lỗi". */
function isSpelledOtherwise(phrase: readonly Token[], { value, folded }: ValueEntry): boolean {
  const written = phrase.map(({ text }) => text).join(' ');
  if (!hasAccents(written) || !hasAccents(value)) return false;
  const said = phrase.map(({ folded: word }) => word).join(' ');
  // A form of the value, or a part of it, differs in more than its accents.
  return said === folded && fold(written) === fold(value) && spelling(written) !== spelling(value);
}

/** "pisos" of rows that are each a "piso": the kinds of a column that has few are said of several at once. */
function isSeveral(said: string, { field, folded }: ValueEntry): boolean {
  const isKind = field.valuesComplete === true || field.enumValues !== undefined;
  return isKind && (said === `${folded}s` || said === `${folded}es` || said === folded.replace(/y$/, 'ies'));
}

/** "status done", "grade A", "class 1-A": a short or common word is a value where its field stands beside it. */
function namedBeside(tokens: readonly Token[], start: number, end: number, entry: ValueEntry): boolean {
  const words = entry.field.label.split(' ').map(stemOf);
  const last = words.at(-1) as string;
  const near = [tokens[start - 1], tokens[start - 2], tokens[end]];
  return near.some(
    (token) =>
      token !== undefined &&
      (token.schemaStem === last || (words.length > 1 && words.includes(token.schemaStem))),
  );
}

function exactScore(phrase: readonly Token[], entry: ValueEntry, allCues: boolean, initial: boolean): number {
  const written = phrase.map((token) => token.text).join(' ');
  const sameCase = written === entry.value;
  if (entry.folded.length <= 2) {
    if (/^\d+$/.test(entry.folded)) return 0.3;
    return sameCase && /[A-Z]/.test(written) && !(allCues && initial) && written !== 'I' && written !== 'A'
      ? 0.85
      : 0;
  }
  const capital = /^\p{Lu}|\d/u.test(written) && !initial;
  // "no-show": small words all of them, but together the whole of a value.
  if (allCues) return capital && sameCase ? 0.7 : phrase.length > 1 && entry.folded.length > 5 ? 0.75 : 0;
  if (/^\d+$/.test(entry.folded)) return 0.35;
  if (phrase.length > 1) return capital || sameCase ? 1 : 0.95;
  if (capital) return 0.97;
  return sameCase ? 0.9 : 0.8;
}

/** The nearest values to words that nothing else explains; `corrected`, so that the answer can say so. */
export function misspeltValues(
  tokens: readonly Token[],
  start: number,
  end: number,
  index: SchemaIndex,
  besideValue: boolean,
): ValueMatch[] {
  const matches: ValueMatch[] = [];
  for (let from = start; from < end; from += 1) {
    for (let to = Math.min(end, from + 5); to > from; to -= 1) {
      const folded = tokens
        .slice(from, to)
        .map((token) => fold(token.text))
        .join(' ');
      // A plain word in lower case resembles some name by accident, unless it stands beside another.
      const plain = to - from === 1 && !/^\p{Lu}/u.test(tokens[from]?.text ?? '');
      if (folded.length < 5 || (plain && !besideValue && folded.length < 9)) continue;
      const limit = folded.length < 8 ? 1 : folded.length < 14 ? 2 : 3;
      const letters = new Set([folded[0] as string]);
      let best = limit + 1;
      let nearest: ValueEntry[] = [];
      for (const letter of letters) {
        for (const entry of index.valuesByLetter.get(letter) ?? []) {
          if (entry.folded.length < 5) continue;
          const squeezed = entry.folded.replaceAll(' ', '') === folded.replaceAll(' ', '');
          const distance = squeezed ? 0 : spellingDistance(folded, entry.folded, Math.min(best, limit));
          if (distance < best) {
            best = distance;
            nearest = [entry];
          } else if (distance === best && distance <= limit) nearest.push(entry);
        }
      }
      if (best > limit) continue;
      const score = 0.82 - best * 0.06;
      for (const entry of nearest) {
        matches.push({
          start: from,
          end: to,
          candidate: { target: { kind: 'value', ...entry, corrected: best > 0 }, score },
        });
      }
    }
  }
  return matches;
}

function match(start: number, end: number, entry: ValueEntry, score: number): ValueMatch {
  const { model, field, value } = entry;
  return { start, end, candidate: { target: { kind: 'value', model, field, value }, score } };
}

function between(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}
