// From words of a question to words of the schema: the same word, a word that stands for it, an
// abbreviation of it, or a slip of the fingers. What a word means here is not settled, only possible.
import type { Locale } from '../i18n/locale.ts';
import type { CueSpan } from './locale/cues.ts';
import { hasAccents, spelling } from './locale/fold.ts';
import { isAccented } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut, stemOf } from './schema-words.ts';
import { forgivenEdits, spellingDistance } from './spelling-distance.ts';

/** A stretch of tokens that may stand for these words of the schema. */
export interface WordUnit {
  readonly start: number;
  readonly end: number;
  readonly stems: readonly string[];
  readonly quality: number;
}

const longestPhrase = 4;

/** Every reading of every word; a word that nothing in the schema resembles has none. */
export function wordUnits(
  tokens: readonly Token[],
  cues: readonly CueSpan[],
  index: SchemaIndex,
  locale: Locale,
): WordUnit[] {
  const units: WordUnit[] = [];
  const isCue = new Set(cues.flatMap((cue) => range(cue.start, cue.end)));
  const isComputed = new Set(
    cues
      .filter((cue) => /^(sum|avg|min|max|median|count)$/.test(cue.role))
      .flatMap((cue) => range(cue.start, cue.end)),
  );
  const isSmall = new Set(
    cues
      .filter((cue) => cue.role === 'stopword' || cue.role === 'negation')
      .flatMap((cue) => range(cue.start, cue.end)),
  );
  for (const [at, token] of tokens.entries()) {
    if (token.quoted || token.kind === 'punctuation') continue;
    // A short syllable with its accents is no word of a schema: "năm" is not "name".
    const foreign = locale === 'vi' && index.language !== 'vi' && hasAccents(token.text);
    const own = foreign && token.folded.length < 5 ? [] : ownUnits(token, at, index, isSmall.has(at));
    units.push(...own, ...gluedUnits(tokens, at, index));
    // "số lượng tồn" is a thing where "số lượng" alone counts.
    const near = nearUnits(tokens, at, index, locale).filter(
      (unit) => !range(unit.start, unit.end).every((position) => isComputed.has(position)),
    );
    units.push(...near);
    if (token.kind !== 'word') continue;
    const isPlain = own.length === 0 && !near.some((unit) => unit.end === at + 1);
    if (isPlain && !foreign && !isCue.has(at)) units.push(...likeUnits(token, at, index));
  }
  return units;
}

function ownUnits(token: Token, at: number, index: SchemaIndex, isSmall: boolean): WordUnit[] {
  const unit = (stems: readonly string[], quality: number) => ({ start: at, end: at + 1, stems, quality });
  const units: WordUnit[] = [];
  for (const stem of new Set([token.schemaStem, token.stem, token.folded])) {
    if (index.names.has(stem)) units.push(unit([stem], 1));
  }
  // A name typed as the schema writes it: "first_name", "unitPrice", "fname".
  const parts = spellOut(token.text).map(stemOf);
  const isSpelledOut = parts.length > 1 || parts[0] !== token.schemaStem;
  // "no" is a word before it is a number, "long" before it is a longitude.
  if (isSpelledOut && !isSmall && parts.every((stem) => index.names.has(stem))) units.push(unit(parts, 0.97));
  return units;
}

/** "hire date" of a schema that writes `hiredate`. */
function gluedUnits(tokens: readonly Token[], at: number, index: SchemaIndex): WordUnit[] {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.kind !== 'word' || second?.kind !== 'word' || first.quoted || second.quoted) return [];
  const stem = stemOf(first.folded + second.folded);
  return stem.length >= 6 && index.names.has(stem)
    ? [{ start: at, end: at + 2, stems: [stem], quality: 0.95 }]
    : [];
}

function nearUnits(tokens: readonly Token[], at: number, index: SchemaIndex, locale: Locale): WordUnit[] {
  const units: WordUnit[] = [];
  const near = index.near[locale];
  // A word of another language than the schema's has none of its own; in that of the schema, it would say itself.
  const quality = locale === 'en' || locale === index.language ? 0.85 : 0.94;
  for (let end = at + 1; end <= Math.min(tokens.length, at + longestPhrase); end += 1) {
    const phrase = tokens.slice(at, end);
    if (phrase.some((token) => token.quoted || token.kind === 'punctuation')) break;
    const written = phrase.map((token) => token.text).join(' ');
    // Where Vietnamese is written with accents they decide: "lương" is not "lượng".
    const keys =
      locale === 'vi' && hasAccents(written)
        ? [spelling(written)]
        : new Set([
            phrase.map((token) => token.folded).join(' '),
            // One bare syllable among accented ones is bare on purpose: "phòng ban" is not about "bán".
            ...(phrase.length > 1 || !isAccented(tokens)
              ? [`~${phrase.map((token) => token.folded).join(' ')}`]
              : []),
            phrase.map((token) => token.stem).join(' '),
            phrase.map((token) => token.schemaStem).join(' '),
          ]);
    const seen = new Set<string>();
    for (const key of keys) {
      for (const stems of near.get(key) ?? []) {
        const id = stems.join(' ');
        if (seen.has(id)) continue;
        seen.add(id);
        units.push({ start: at, end, stems, quality });
      }
    }
  }
  return units;
}

/** Abbreviations in either direction, and slips. */
function likeUnits(token: Token, at: number, index: SchemaIndex): WordUnit[] {
  const units: WordUnit[] = [];
  const word = token.schemaStem;
  if (word.length < 3) return units;
  // What is compared is the stem: two slips in "cancel" are not forgiven for the ending of "cancelled".
  const edits = forgivenEdits(word.length);
  for (const stem of index.names.keys()) {
    const quality = Math.max(likeness(word, stem, edits), shortens(stem, token.folded));
    if (quality > 0) units.push({ start: at, end: at + 1, stems: [stem], quality });
  }
  return units.sort((left, right) => right.quality - left.quality).slice(0, 4);
}

function likeness(word: string, stem: string, edits: number): number {
  if (stem.length < 3 || word[0] !== stem[0]) return 0;
  const [short, long] = word.length < stem.length ? [word, stem] : [stem, word];
  if (short.length >= 5 && long.startsWith(short) && long.length - short.length <= 4) return 0.8;
  if (edits > 0 && stem.length >= 4 && spellingDistance(word, stem, edits) <= edits) return 0.78;
  if (stem === short && short.length >= 3 && short.length <= 5) {
    if (long.startsWith(short) && long.length >= 6) return 0.75;
    if (isAbbreviation(short, long)) return 0.7;
  }
  return 0;
}

// "dept", "mgmt", "nmbr": the letters in order, mostly consonants, the first shared.
function isAbbreviation(short: string, long: string): boolean {
  if (long.length < 5 || /[aeiou]{2}/.test(short)) return false;
  const vowels = short.slice(1).replace(/[^aeiou]/g, '').length;
  if (vowels > 1) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length && long.at(-1) === short.at(-1);
}

/**
 * How well a word without vowels ("lv", "cmpl", "appr") shortens what was said: it has all its consonants, or
 * the first three or more of them. Doubled letters count once.
 */
function shortens(stem: string, said: string): number {
  if (stem.length < 2 || /[aeiouy]/.test(stem.slice(1)) || stem[0] !== said[0] || said.length < 4) return 0;
  const bones = consonantsOf(said);
  const short = consonantsOf(stem);
  if (bones === short) return 0.8;
  return short.length >= 3 && bones.startsWith(short) ? 0.75 : 0;
}

function consonantsOf(word: string): string {
  return ((word[0] as string) + word.slice(1).replace(/[aeiouy]/g, '')).replace(/(.)\1+/g, '$1');
}

export function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
}
