// The words of a question that say what is wanted, not what it is about: how many, the oldest, without,
// per month. What they mean is the same in every language; en.ts, vi.ts and es.ts only list phrases.
// Nothing here knows any database.
import type { Locale } from '../../i18n/locale.ts';
import type { Comparison } from '../../pipeline/plan.ts';
import { englishCues } from './en.ts';
import { spanishCues } from './es.ts';
import { type PhraseBook, phraseBook } from './phrase-book.ts';
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
  | 'price'
  | 'length'
  | 'duration'
  | 'size'
  | 'height'
  | 'weight'
  | 'speed'
  | 'date'
  | 'count'
  | 'rating'
  | 'popularity'
  | 'distance'
  | 'sales'
  | 'wealth'
  | 'area'
  | 'value'
  | 'name';

export interface CueMeaning {
  readonly role: CueRole;
  readonly value?: string;
  readonly direction?: 'asc' | 'desc';
  readonly comparison?: Comparison;
  readonly concept?: MeasuredConcept;
  /** A cue only where a clause begins: "update the price", but not "the last update". */
  readonly imperative?: boolean;
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
  const spans: CueSpan[] = [];
  for (const { start, end, meaning } of books[locale].all(tokens)) {
    const before = spans.at(-1);
    const follows = before?.end === start ? before.role : undefined;
    const begins = start === 0 || tokens[start - 1]?.kind === 'punctuation' || opensClause(follows);
    if (begins || !meaning.imperative) spans.push({ start, end, ...meaning });
  }
  return spans;
}

function opensClause(role: CueRole | undefined): boolean {
  return role === 'filler' || role === 'smalltalk' || role === 'followUp' || role === 'and';
}

/** The longest cue that starts at a token, for a reader that has taken some tokens for other things. */
export function cueAt(tokens: readonly Token[], at: number, locale: Locale): CueSpan | undefined {
  const match = books[locale].at(tokens, at);
  return match && { start: match.start, end: match.end, ...match.meaning };
}
