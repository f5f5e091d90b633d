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
    const found = isParticle(tokens, at) ? undefined : reader.spanAt(at, spans.at(-1));
    if (found) {
      const span = { ...found, text: textOf(tokens, found.start, found.end) };
      spans.push(theSame(span, tokens, spans.at(-1)));
    }
    at = found ? found.end : at + 1;
  }
  return spans;
}

/** "logged in today": the small word belongs to the verb. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at - 1]?.folded ?? '';
  return tokens[at]?.folded === 'in' && /^(log|sign|check|clock|hand|turn)(s|ged|ed|ing|ging)?$/.test(verb);
}

const same = /^(same|mismo|cung)$/;

/** "last month and the same month last year": the same as the one before it, not as the one that is now. */
function theSame(span: PeriodSpan, tokens: readonly Token[], before: PeriodSpan | undefined): PeriodSpan {
  const { period } = span;
  const said = tokens.slice(span.start, span.end).some(({ folded }) => same.test(folded));
  if (!said || !before || !('unit' in period)) return span;
  const other = before.period;
  if (!('unit' in other)) {
    const { from, to } = other;
    return from?.endsWith('-01') && to
      ? { ...span, period: { from: aYearBefore(from), to: aYearBefore(to) } }
      : span;
  }
  if (other.unit !== period.unit || other.rolling || (other.count ?? 1) !== 1) return span;
  return { ...span, period: { ...period, offset: period.offset + other.offset } };
}

/** Of the first day of a month, which every year has. */
function aYearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

function textOf(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ');
}
