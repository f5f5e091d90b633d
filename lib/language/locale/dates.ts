// Finds the stretches of time a question speaks of. A stretch that moves with the clock stays relative
// ("last month" is `{unit: 'month', offset: -1}`), so that a question asked again means the same;
// a calendar date becomes a half-open interval of days. The date library at hand was not taken for this: it
// reads points in time, and what a filter needs is their length, in three languages, with or without accents.
import type { Locale } from '../../i18n/locale.ts';
import type { Period } from '../../pipeline/plan.ts';
import { today } from './calendar.ts';
import { DateReader } from './date-reader.ts';
import type { PeriodOp } from './date-words.ts';
import type { Token } from './tokens.ts';

export interface PeriodSpan {
  /** Token indexes, `end` exclusive; a preposition in front belongs to the span. */
  readonly start: number;
  readonly end: number;
  readonly period: Period;
  readonly op: PeriodOp;
  readonly text: string;
  /** True for a bare number that may be a year ("2023 orders") and for words that are more often something else. */
  readonly weak?: boolean;
}

export interface DateSetting {
  readonly locale: Locale;
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
}

/** The periods of a question, left to right, never overlapping. */
export function findPeriods(tokens: readonly Token[], { locale, now, timeZone }: DateSetting): PeriodSpan[] {
  const reader = new DateReader(tokens, locale, today(now, timeZone));
  const spans: PeriodSpan[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = reader.spanAt(at, spans.at(-1));
    if (found) spans.push({ ...found, text: textOf(tokens, found.start, found.end) });
    at = found ? found.end : at + 1;
  }
  return spans;
}

function textOf(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ');
}
