// The words in which each language speaks of time, for dates.ts. Phrases as phrase-book.ts reads them.
import type { Locale } from '../../i18n/locale.ts';
import type { Period, TimeUnit } from '../../pipeline/plan.ts';
import { englishDates } from './en-dates.ts';
import { spanishDates } from './es-dates.ts';
import { type PhraseBook, type PhraseMatch, phraseBook } from './phrase-book.ts';
import type { Token } from './tokens.ts';
import { vietnameseDates } from './vi-dates.ts';

export type PeriodOp = 'during' | 'notDuring' | 'before' | 'since' | 'after' | 'until';

/** Which stretch a number of units is, counted from now. */
export type Stretch = 'rolling' | 'whole' | 'ago' | 'next' | 'ahead';

export interface DateLists {
  readonly months: readonly string[];
  /** Short or ambiguous names of months, which need a day or a year beside them. */
  readonly weakMonths: readonly string[];
  readonly weekdays: readonly string[];
  readonly units: Readonly<Record<Exclude<TimeUnit, 'minute'>, string>>;
  readonly relative: readonly (readonly [string, Period])[];
  readonly ops: Readonly<Record<PeriodOp, string>>;
  /** Said after the date: "2019 or later". */
  readonly laterOps: Readonly<Partial<Record<PeriodOp, string>>>;
  /** In front of a number of units: "last 3 months". */
  readonly stretchBefore: Readonly<Partial<Record<Stretch, string>>>;
  /** Behind it: "3 months ago". */
  readonly stretchAfter: Readonly<Partial<Record<Stretch, string>>>;
  /** In front of or behind a unit or weekday: "last Monday", "the quarter before last". */
  readonly last: string;
  readonly next: string;
  readonly present: string;
  readonly rangeFrom: string;
  readonly rangeTo: string;
  readonly between: string;
  readonly betweenAnd: string;
  /** Small words inside a date. */
  readonly of: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly quarter: string;
  readonly half: string;
  readonly firstHalf: string;
  readonly secondHalf: string;
  readonly decade: string;
  /** "the first 3 months of": before the number, after the unit. */
  readonly firstBefore: string;
  readonly firstAfter: string;
  readonly longerAgo: string;
  readonly shorterAgo: string;
  /** Between two years: "in 2023 and 2024". */
  readonly joiner: string;
  /** Words that make a bare four-digit number a year. */
  readonly yearCue: string;
  /** Words after which a bare four-digit number is an amount. */
  readonly amountCue: string;
}

export interface DateWords {
  readonly months: PhraseBook<{ month: number; weak: boolean }>;
  readonly weekdays: PhraseBook<number>;
  readonly units: PhraseBook<TimeUnit>;
  readonly relative: PhraseBook<Period>;
  readonly ops: PhraseBook<PeriodOp>;
  readonly laterOps: PhraseBook<PeriodOp>;
  readonly stretchBefore: PhraseBook<Stretch>;
  readonly stretchAfter: PhraseBook<Stretch>;
  readonly shift: PhraseBook<number>;
  readonly halves: PhraseBook<1 | 2>;
  /** "more than 30 days ago": before; "less than 30 days ago": since. */
  readonly distance: PhraseBook<'before' | 'since'>;
}

export type Mark =
  | 'rangeFrom'
  | 'rangeTo'
  | 'between'
  | 'betweenAnd'
  | 'of'
  | 'year'
  | 'month'
  | 'day'
  | 'quarter'
  | 'half'
  | 'decade'
  | 'firstBefore'
  | 'firstAfter'
  | 'joiner'
  | 'yearCue'
  | 'amountCue';

const marks: readonly Mark[] = [
  'rangeFrom',
  'rangeTo',
  'between',
  'betweenAnd',
  'of',
  'year',
  'month',
  'day',
  'quarter',
  'half',
  'decade',
  'firstBefore',
  'firstAfter',
  'joiner',
  'yearCue',
  'amountCue',
];

function compile(lists: DateLists, locale: Locale) {
  const swap = <Key extends string>(record: Readonly<Partial<Record<Key, string>>>) =>
    phraseBook(
      Object.entries(record).map(([key, phrases]) => [phrases as string, key as Key] as const),
      locale,
    );
  const words: DateWords = {
    months: phraseBook<{ month: number; weak: boolean }>(
      [
        ...lists.months.map((names, index) => [names, { month: index + 1, weak: false }] as const),
        ...lists.weakMonths.map((names, index) => [names, { month: index + 1, weak: true }] as const),
      ],
      locale,
    ),
    weekdays: phraseBook(
      lists.weekdays.map((names, index) => [names, index + 1] as const),
      locale,
    ),
    units: swap(lists.units),
    relative: phraseBook(lists.relative, locale),
    ops: swap(lists.ops),
    laterOps: swap(lists.laterOps),
    stretchBefore: swap(lists.stretchBefore),
    stretchAfter: swap(lists.stretchAfter),
    shift: phraseBook(
      [
        [lists.last, -1],
        [lists.next, 1],
        [lists.present, 0],
      ],
      locale,
    ),
    halves: phraseBook<1 | 2>(
      [
        [lists.firstHalf, 1],
        [lists.secondHalf, 2],
      ],
      locale,
    ),
    distance: phraseBook<'before' | 'since'>(
      [
        [lists.longerAgo, 'before'],
        [lists.shorterAgo, 'since'],
      ],
      locale,
    ),
  };
  const byMark = Object.fromEntries(
    marks.map((mark) => [mark, phraseBook([[lists[mark], mark]], locale)]),
  ) as Record<Mark, PhraseBook<Mark>>;
  return { words, byMark };
}

export const dateWords = {
  en: compile(englishDates, 'en'),
  vi: compile(vietnameseDates, 'vi'),
  es: compile(spanishDates, 'es'),
};

const lapseWords: Readonly<Record<Locale, PhraseBook<Stretch>>> = {
  en: phraseBook([['for (over|at_least|more_than) (the)', 'rolling']], 'en'),
  vi: phraseBook([['trong (hơn|ít_nhất), từ hơn, đã (hơn|được)', 'rolling']], 'vi'),
  es: phraseBook([['desde hace (más_de), hace|durante (más_de)', 'rolling']], 'es'),
};
const denial = /^(not|never|no|nunca|sin|without|chua|khong)$/;

/** "not seen for 30 days": of what was not done, how long is until when. */
export function lapseAt(
  tokens: readonly Token[],
  at: number,
  locale: Locale,
): PhraseMatch<Stretch> | undefined {
  const isDenied = tokens.slice(0, at).some(({ folded, kind }) => kind === 'word' && denial.test(folded));
  return isDenied ? lapseWords[locale].at(tokens, at) : undefined;
}
