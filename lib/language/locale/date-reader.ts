// Reads one period from the tokens at hand: a range, or a point of the calendar with the preposition that
// says on which side of it.
import type { Locale } from '../../i18n/locale.ts';
import type { Period } from '../../pipeline/plan.ts';
import { boundsOf, type Day, isoDay } from './calendar.ts';
import type { DatePoint } from './calendar-points.ts';
import { PointReader } from './date-points.ts';
import type { PeriodOp } from './date-words.ts';
import type { Token } from './tokens.ts';

export interface FoundPeriod {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
  readonly op: PeriodOp;
  readonly weak?: boolean;
}

export class DateReader {
  private readonly points: PointReader;
  private readonly tokens: readonly Token[];
  private readonly today: Day;

  constructor(tokens: readonly Token[], locale: Locale, today: Day) {
    this.tokens = tokens;
    this.today = today;
    this.points = new PointReader(tokens, locale, today);
  }

  /** The longest period that starts at `at`; `before` is the one found last. */
  spanAt(at: number, before: FoundPeriod | undefined): FoundPeriod | undefined {
    const candidates = [
      this.range(at, 'between', 'betweenAnd'),
      this.range(at, 'rangeFrom', 'rangeTo'),
      this.openRange(at),
      this.distance(at),
      this.withPreposition(at),
      this.alone(at, before),
    ].filter((candidate) => candidate !== undefined);
    return candidates.reduce<FoundPeriod | undefined>(
      (best, next) => (best && best.end >= next.end ? best : next),
      undefined,
    );
  }

  private range(at: number, open: 'between' | 'rangeFrom', link: 'betweenAnd' | 'rangeTo') {
    const first = this.points.mark(open, at);
    return first === undefined ? undefined : this.rangeFrom(at, first, link, open === 'between');
  }

  // "May to July 2024", "2019-2021": without a word in front, only between two certain points.
  private openRange(at: number): FoundPeriod | undefined {
    return this.rangeFrom(at, at, 'rangeTo', false);
  }

  private rangeFrom(start: number, at: number, link: 'betweenAnd' | 'rangeTo', guess: boolean) {
    const one = this.points.point(at, { bareYear: true });
    const and = one && this.points.mark(link, one.end);
    const two = and === undefined ? undefined : this.points.point(and, { bareYear: true });
    if (!one || !two) return undefined;
    if (start === at && (one.bare || two.bare) && !(one.bare && two.bare && this.isDash(one.end)))
      return undefined;
    const bounds = this.spread(one, two);
    if (!bounds) return undefined;
    return {
      start,
      end: two.end,
      op: 'during' as const,
      period: { from: isoDay(bounds[0]), to: isoDay(bounds[1]) },
      ...(guess && one.bare && two.bare ? { weak: true } : {}),
    };
  }

  private isDash(at: number): boolean {
    return /^[-–—]$/.test(this.tokens[at]?.text ?? '');
  }

  // A year said once holds for both ends: "between May and July 2024"; "November to February" crosses New Year.
  private spread(one: DatePoint, two: DatePoint): [Day, Day] | undefined {
    const end = this.bounds(two.period);
    const first = one.inYear && two.year !== undefined ? one.inYear(two.year) : one.period;
    let begin = this.bounds(first);
    if (!begin || !end) return undefined;
    if (begin[0] > end[0] && one.inYear && two.year !== undefined)
      begin = this.bounds(one.inYear(two.year - 1));
    if (begin && begin[0] > end[0] && one.inYear && two.inYear) {
      const year = new Date(end[0]).getUTCFullYear();
      begin = this.bounds(one.inYear(year));
      if (begin && begin[0] > end[0]) begin = this.bounds(one.inYear(year - 1));
    }
    return begin && begin[0] < end[1] ? [begin[0], end[1]] : undefined;
  }

  private bounds(period: Period): [Day, Day] | undefined {
    return boundsOf(period, this.today);
  }

  // "more than 30 days ago", "older than 3 months", "hace más de 30 días"
  private distance(at: number): FoundPeriod | undefined {
    const { words } = this.points;
    const ago = words.stretchBefore.at(this.tokens, at);
    const from = ago?.meaning === 'ago' ? ago.end : at;
    const side = words.distance.at(this.tokens, from);
    if (!side) return undefined;
    const amount = this.points.amount(side.end);
    if (!amount) return undefined;
    const after = words.stretchAfter.at(this.tokens, amount.end);
    const older = /^(older|newer|cu|moi)$/.test(this.tokens[from]?.folded ?? '');
    if (from === at && after?.meaning !== 'ago' && !older) return undefined;
    const end = after?.meaning === 'ago' ? after.end : amount.end;
    return { start: at, end, op: side.meaning, period: { unit: amount.unit, offset: -amount.count } };
  }

  private withPreposition(at: number): FoundPeriod | undefined {
    const op = this.points.words.ops.at(this.tokens, at);
    if (!op) return undefined;
    const point = this.points.point(op.end, { preposition: true, cued: this.points.isYearCue(at, op.end) });
    if (!point) return undefined;
    return this.finish(at, this.inYearOfNext(point), op.meaning);
  }

  /** "in June and July 2005": the year is said once, after the last. */
  private inYearOfNext(point: DatePoint): DatePoint {
    const year = point.year === undefined && point.inYear ? this.yearAfter(point.end) : undefined;
    return year !== undefined && point.inYear ? { ...point, period: point.inYear(year) } : point;
  }

  private yearAfter(end: number): number | undefined {
    const comma = this.tokens[end]?.text === ',' ? end + 1 : undefined;
    const at = this.points.mark('joiner', comma ?? end) ?? comma;
    const next = at === undefined ? undefined : this.points.point(at);
    return next && (next.year ?? (next.inYear && this.yearAfter(next.end)));
  }

  private alone(at: number, before: FoundPeriod | undefined): FoundPeriod | undefined {
    // "in 2023 and 2024": the second year needs no word of its own.
    const joined =
      before !== undefined &&
      !before.weak &&
      before.end < at &&
      this.points.mark('joiner', before.end) === at;
    const comma =
      before !== undefined && !before.weak && before.end === at - 1 && this.tokens[at - 1]?.text === ',';
    const point = this.points.point(at, {
      guessYear: true,
      cued: joined || comma || this.points.cueEndsAt(at),
    });
    return point && this.finish(at, this.inYearOfNext(point), 'during');
  }

  private finish(start: number, point: DatePoint, op: PeriodOp): FoundPeriod {
    const later = this.points.words.laterOps.at(this.tokens, point.end);
    const stretch = 'unit' in point.period && (point.period.rolling || point.period.toDate);
    return {
      start,
      end: later ? later.end : point.end,
      // "since the last 30 days" is just the last 30 days.
      op: later ? later.meaning : stretch && op !== 'notDuring' && op !== 'before' ? 'during' : op,
      period: point.period,
      ...(point.weak && !later ? { weak: true } : {}),
    };
  }
}
