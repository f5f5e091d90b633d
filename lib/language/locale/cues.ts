// The words of a question that say what is wanted, not what it is about: how many, the oldest, without,
// per month. What they mean is the same in every language; en.ts, vi.ts and es.ts only list phrases.
// Nothing here knows any database.
import type { Locale } from '../../i18n/locale.ts';
import type { Comparison } from '../../pipeline/plan.ts';
import { englishCues } from './en.ts';
import { spanishCues } from './es.ts';
import { numberWords } from './number-words.ts';
import { type PhraseBook, type PhraseMatch, phraseBook } from './phrase-book.ts';
import type { Token } from './tokens.ts';
import { vietnameseCues } from './vi.ts';

export const cueRoles = [
  'count', // how many, number of
  'list', // show, list, which
  'sum', // total
  'avg',
  'min',
  'max',
  'median',
  'distinct', // different, unique
  'groupBy', // by, for each
  'each', // each, every, per: between a measure and its group
  'bucket', // monthly, by month: `value` is the unit
  'datePart', // day of the week: `value` is the part
  'superlative', // oldest, most, top: `direction` and perhaps `concept`
  'comparative', // more than, older than: `comparison` and perhaps `concept`
  'between',
  'negation', // not, never, without: the next thing must not hold
  'neither',
  'nor',
  'except', // other than, excluding
  'existence', // with, having
  'and',
  'or',
  'both',
  'only',
  'any',
  'all',
  'order', // sorted by; `direction` where it is said
  'share', // percentage of
  'ratio',
  'breakdown', // how many of each kind
  'growth', // `value`: previous_period or previous_year
  'compare', // versus, compared with
  'average', // "above average": `comparison` with the average
  'null', // missing, without a value
  'notNull',
  'contains', // `value`: contains, startsWith or endsWith
  'help',
  'smalltalk',
  'write', // delete, update: a request to change data
  'followUp', // what about, of these; `value`: about, of, only, also, instead, list, count, drop
  'pronoun',
  'question', // what, who, when: `value` says what kind of thing is asked for
  'filler',
  'stopword',
] as const;
export type CueRole = (typeof cueRoles)[number];

/** What a superlative or a comparative is about where the word says it: "oldest" is about age. */
export type MeasuredConcept =
  | 'age'
  /** How long somebody has been with the company. */
  | 'tenure'
  | 'price'
  /** What was said in money, of whatever kind. */
  | 'money'
  | 'length'
  | 'duration'
  | 'size'
  | 'height'
  | 'weight'
  | 'speed'
  | 'date'
  | 'count'
  | 'rating'
  /** What others said of it: the mean of their ratings, where they are kept one by one. */
  | 'rated'
  | 'popularity'
  | 'distance'
  | 'sales'
  | 'wealth'
  | 'profit'
  | 'area'
  | 'value'
  | 'name';

export interface CueMeaning {
  readonly role: CueRole;
  readonly value?: string;
  readonly direction?: 'asc' | 'desc';
  readonly comparison?: Comparison;
  readonly concept?: MeasuredConcept;
  /**
   * Where the phrase means this: as a command ("update the price", not "update date"), at the head of
   * the question ("and in Spain?"), in front of a number ("ít nhất 2"), at the end ("¿quiénes son?"),
   * or as the whole question ("help").
   */
  readonly when?: 'command' | 'leading' | 'beforeNumber' | 'last' | 'whole';
}

export interface CueSpan extends CueMeaning {
  /** Token indexes, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** One line of a locale's list: phrases, as phrase-book.ts reads them, and their meaning. */
export type CueEntry = readonly [string, CueMeaning];

const books: Record<Locale, PhraseBook<CueMeaning>> = {
  en: phraseBook(englishCues, 'en'),
  vi: phraseBook(vietnameseCues, 'vi'),
  es: phraseBook(spanishCues, 'es'),
};

/** The cues of a question, left to right, longest first, never overlapping. */
export function findCues(tokens: readonly Token[], locale: Locale): CueSpan[] {
  const spans = books[locale]
    .all(tokens, (match) => isMeantHere(tokens, match, locale))
    .map(({ start, end, meaning }) => ({ start, end, ...meaning }));
  return withGaps(tokens, spans, locale);
}

const determiner =
  /^(the|all|them|it|those|these|every|each|this|that|his|her|my|our|their|any|el|la|los|las|todos|todas|este|esta|estos|estas|tat|cac|nhung|moi|no|chung|het|toan)$/;
const opening = /^(filler|smalltalk|followUp)$/;
// After these a word that could be a command is a noun: "email of Ann", "update and expiry date".
const nounBefore = /^(of|and|or|vs|versus|by|per|is|are|in|for|de|del|y|o|por|cua|va|hoac|theo)$/;

function isMeantHere(
  tokens: readonly Token[],
  { start, end, meaning }: PhraseMatch<CueMeaning>,
  locale: Locale,
): boolean {
  const next = tokens[end];
  // "first name" and "last name" are what a person is called, not which row is meant.
  if (/^(first|last)$/.test(tokens[end - 1]?.folded ?? '') && /^names?$/.test(next?.folded ?? ''))
    return false;
  // "gastaron más de 150" is no superlative: what follows says more than what.
  if (
    meaning.role === 'superlative' &&
    /^(mas|menos)$/.test(tokens[end - 1]?.folded ?? '') &&
    comparesTo(next)
  )
    return false;
  if (!meaning.when) return true;
  const numbered = next?.kind === 'number' || Boolean(next && numberWords[locale].inner.has(next.folded));
  if (meaning.when === 'beforeNumber') return numbered;
  const ends = tokens.slice(end).every((token) => token.kind === 'punctuation');
  if (meaning.when === 'last') return ends;
  if (meaning.when === 'whole') return ends && opens(tokens, start, locale, /^(filler|smalltalk)$/);
  if (meaning.when === 'leading') return opens(tokens, start, locale, /^(filler|smalltalk)$/);
  if (!next || nounBefore.test(next.folded)) return false;
  const determined = numbered || determiner.test(next.folded);
  if (cuesBefore(tokens, start, locale, /^and$/).length > 0) return determined;
  return opens(tokens, start, locale, opening) && (meaning.role === 'write' || determined);
}

function comparesTo(next: Token | undefined): boolean {
  return next?.folded === 'de' || next?.folded === 'que';
}

/** True at the beginning of a clause, counting words of courtesy before it as nothing. */
function opens(tokens: readonly Token[], at: number, locale: Locale, courtesy: RegExp): boolean {
  if (at === 0 || tokens[at - 1]?.kind === 'punctuation') return true;
  return cuesBefore(tokens, at, locale, courtesy).some((start) => opens(tokens, start, locale, courtesy));
}

/** Where cues of such a role start that end right before `at`. */
function cuesBefore(tokens: readonly Token[], at: number, locale: Locale, roles: RegExp): number[] {
  const earlier = tokens.slice(0, at);
  const starts: number[] = [];
  for (let start = at - 1; start >= Math.max(0, at - 5); start -= 1) {
    const found = books[locale].at(
      earlier,
      start,
      ({ meaning }) => !meaning.when && roles.test(meaning.role),
    );
    if (found?.end === at) starts.push(start);
  }
  return starts;
}

// What a language says in two places: "nhiều đơn hàng nhất", "more orders than". The meaning is given to the first word.
const gaps: Record<Locale, readonly { first: string; last: string; meaning: CueMeaning }[]> = {
  en: [
    { first: 'more', last: 'than', meaning: { role: 'comparative', comparison: 'gt', concept: 'count' } },
    { first: 'fewer', last: 'than', meaning: { role: 'comparative', comparison: 'lt', concept: 'count' } },
    { first: 'less', last: 'than', meaning: { role: 'comparative', comparison: 'lt' } },
  ],
  vi: [
    { first: 'nhieu', last: 'nhat', meaning: { role: 'superlative', direction: 'desc', concept: 'count' } },
    { first: 'it', last: 'nhat', meaning: { role: 'superlative', direction: 'asc', concept: 'count' } },
    { first: 'nhieu', last: 'hon', meaning: { role: 'comparative', comparison: 'gt', concept: 'count' } },
    { first: 'it', last: 'hon', meaning: { role: 'comparative', comparison: 'lt', concept: 'count' } },
  ],
  es: [
    { first: 'mas', last: 'que', meaning: { role: 'comparative', comparison: 'gt', concept: 'count' } },
    { first: 'menos', last: 'que', meaning: { role: 'comparative', comparison: 'lt', concept: 'count' } },
  ],
};
const widestGap = 4;

function withGaps(tokens: readonly Token[], spans: CueSpan[], locale: Locale): CueSpan[] {
  const result = [...spans];
  for (const { first, last, meaning } of gaps[locale]) {
    for (const [at, token] of tokens.entries()) {
      if (token.folded !== first || token.kind !== 'word') continue;
      const taken = result.findIndex((span) => span.start <= at && at < span.end);
      // A longer phrase has it already ("more than", "nhiều nhất").
      if (taken >= 0 && (result[taken] as CueSpan).end > at + 1) continue;
      const within = tokens.slice(at + 2, at + 2 + widestGap);
      const stop = within.findIndex((word) => word.kind !== 'word' || word.folded === last);
      if (stop < 0 || within[stop]?.folded !== last) continue;
      const close = at + 2 + stop;
      const closing = result.find((span) => span.start <= close && close < span.end);
      if (closing && closing.start < close) continue;
      for (const index of [at, close]) {
        const old = result.findIndex((span) => span.start === index);
        if (old >= 0) result.splice(old, 1);
      }
      result.push(
        { start: at, end: at + 1, ...meaning },
        { start: close, end: closing?.end ?? close + 1, role: 'stopword' },
      );
    }
  }
  return result.sort((one, other) => one.start - other.start);
}

/** The longest cue that starts at a token, for a reader that has taken some tokens for other things. */
export function cueAt(tokens: readonly Token[], at: number, locale: Locale): CueSpan | undefined {
  const match = books[locale].at(tokens, at, (found) => isMeantHere(tokens, found, locale));
  return match && { start: match.start, end: match.end, ...match.meaning };
}
