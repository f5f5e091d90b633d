// One point of the calendar: a day, month, quarter or year, named or counted from today.
import type { Locale } from '../../i18n/locale.ts';
import type { Period, TimeUnit } from '../../pipeline/plan.ts';
import {
  addUnits,
  type CalendarUnit,
  type Day,
  dayOf,
  isoDay,
  monthOf,
  weekdayOf,
  yearOf,
} from './calendar.ts';
import { type DatePoint, dayPoint, momentPoint, monthPoint, monthsPoint } from './calendar-points.ts';
import { type DateWords, dateWords, lapseAt, type Mark, type Stretch } from './date-words.ts';
import { findNumbers, type NumberSpan } from './numbers.ts';
import type { PhraseBook } from './phrase-book.ts';
import type { Token } from './tokens.ts';

export interface PointHints {
  /** A word in front says that a number is a year. */
  readonly cued?: boolean;
  /** A preposition of time stands in front. */
  readonly preposition?: boolean;
  /** Any four digits will do: inside a range. */
  readonly bareYear?: boolean;
  /** Give four digits as a weak guess. */
  readonly guessYear?: boolean;
}

const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

export class PointReader {
  readonly words: DateWords;
  private readonly marks: Record<Mark, PhraseBook<Mark>>;
  private readonly tokens: readonly Token[];
  private readonly locale: Locale;
  private readonly today: Day;
  private readonly numbers: ReadonlyMap<number, NumberSpan>;

  constructor(tokens: readonly Token[], locale: Locale, today: Day) {
    this.tokens = tokens;
    this.locale = locale;
    this.today = today;
    this.words = dateWords[locale].words;
    this.marks = dateWords[locale].byMark;
    this.numbers = new Map(findNumbers(tokens, locale).map((span) => [span.start, span]));
  }

  point(at: number, hints: PointHints = {}): DatePoint | undefined {
    const readers = [
      this.relative,
      this.stretch,
      this.firstUnits,
      this.digits,
      this.dayAndMonth,
      this.quarterOrHalf,
      this.shifted,
      this.decade,
      this.year,
    ];
    for (const read of readers) {
      const found = read.call(this, at, hints);
      if (found) return found;
    }
    return undefined;
  }

  /** Where a word of this kind that starts at `at` ends. */
  mark(mark: Mark, at: number): number | undefined {
    return this.marks[mark].at(this.tokens, at)?.end;
  }

  isYearCue(start: number, end: number): boolean {
    if (this.endsAt('amountCue', end)) return false;
    return this.mark('yearCue', start) === end || this.cueEndsAt(end);
  }

  /** True when a word that makes a number a year ends right before `at`. */
  cueEndsAt(at: number): boolean {
    return this.endsAt('yearCue', at) && !this.endsAt('amountCue', at);
  }

  /** A number of units: "90 days", "two weeks", "a month". */
  amount(at: number): { count: number; unit: TimeUnit; end: number } | undefined {
    const number = this.numbers.get(at);
    const article = !number && /^(a|an|un|una|mot)$/.test(this.tokens[at]?.folded ?? '');
    if (!article && (!number || number.ordinal || !Number.isInteger(number.value) || number.value < 1))
      return undefined;
    let next = number?.end ?? at + 1;
    if (/^(of|full|complete|whole|calendar)$/.test(this.tokens[next]?.folded ?? '')) next += 1;
    const unit = this.words.units.at(this.tokens, next);
    const count = number?.value ?? 1;
    return unit && count <= 10_000 ? { count, unit: unit.meaning, end: unit.end } : undefined;
  }

  private relative(at: number): DatePoint | undefined {
    const match = this.words.relative.at(this.tokens, at);
    return match && { end: match.end, period: match.meaning };
  }

  private stretch(at: number): DatePoint | undefined {
    const before = this.words.stretchBefore.at(this.tokens, at) ?? lapseAt(this.tokens, at, this.locale);
    const amount = this.amount(before?.end ?? at);
    if (!amount) return undefined;
    const after = this.words.stretchAfter.at(this.tokens, amount.end);
    const forward = after && /^(next|ahead)$/.test(after.meaning);
    const kind = forward ? after.meaning : (before?.meaning ?? after?.meaning);
    if (!kind) return undefined;
    const whole = /^(full|complete|whole|calendar)$/.test(this.tokens[amount.end - 2]?.folded ?? '');
    const used = after && (!before || forward || before.meaning === 'rolling' || after.meaning === 'whole');
    return {
      end: used ? after.end : amount.end,
      period: periodOf(whole || after?.meaning === 'whole' ? 'whole' : kind, amount.unit, amount.count),
    };
  }

  // "the first 3 months of 2024", "3 tháng đầu năm"
  private firstUnits(at: number): DatePoint | undefined {
    const before = this.mark('firstBefore', at);
    const amount = this.amount(before ?? at);
    if (!amount || !/^(day|week|month|quarter)$/.test(amount.unit)) return undefined;
    const after = before === undefined ? this.mark('firstAfter', amount.end) : amount.end;
    if (after === undefined) return undefined;
    const year = this.yearAfter(after);
    const end = year?.end ?? this.yearWord(after);
    if (end === undefined) return undefined;
    const inYear = (value: number): Period => {
      const start = dayOf(value, 1, 1) as Day;
      return { from: isoDay(start), to: isoDay(addUnits(start, amount.unit as CalendarUnit, amount.count)) };
    };
    return {
      end,
      period: inYear(year?.year ?? yearOf(this.today)),
      ...(year ? { year: year.year } : { inYear }),
    };
  }

  private yearWord(at: number): number | undefined {
    const of = this.mark('of', at) ?? at;
    return this.mark('year', of);
  }

  // Dates in digits: 2024-03-01, 3/4/2024, 5/2024, and 3/4 after a word such as "on".
  private digits(at: number, hints: PointHints): DatePoint | undefined {
    const dayWord = this.mark('day', at);
    const monthWord = this.mark('month', at);
    const start = this.tokens[at]?.kind === 'number' ? at : (dayWord ?? monthWord ?? at);
    const token = this.tokens[start];
    if (token?.kind !== 'number') return undefined;
    const end = start + 1;
    const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[t ](\d{1,2}:\d{2}(?::\d{2})?))?)?$/.exec(token.folded);
    if (iso) {
      const [, year, month, date, time] = iso;
      if (!date) return monthPoint(this.today, end, Number(month), Number(year));
      return time
        ? momentPoint(end, Number(year), Number(month), Number(date), time)
        : dayPoint(this.today, end, Number(date), Number(month), Number(year));
    }
    const full = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})$/.exec(token.folded);
    if (full) {
      const [one, two, three] = [Number(full[1]), Number(full[2]), Number(full[3])];
      if (one > 31) return dayPoint(this.today, end, three, two, one);
      const year = three < 100 ? three + (three < 50 ? 2000 : 1900) : three;
      const monthFirst = (this.locale === 'en' && one <= 12) || two > 12;
      return monthFirst
        ? dayPoint(this.today, end, two, one, year)
        : dayPoint(this.today, end, one, two, year);
    }
    const part = /^(\d{1,2})\/(\d{1,4})$/.exec(token.folded);
    if (!part) return undefined;
    const [one, two] = [Number(part[1]), Number(part[2])];
    if (two > 31) return monthPoint(this.today, end, one, two);
    if (start === at && !hints.preposition && !hints.bareYear) return undefined;
    const year = this.yearAfter(end);
    const [date, month] = this.locale === 'en' && one <= 12 ? [two, one] : [one, two];
    return dayPoint(this.today, year?.end ?? end, date, month, year?.year);
  }

  // "6 May 1998", "May 6th, 1998", "6 de mayo de 1998", "ngày 6 tháng 5 năm 1998", "May 1998", "May"
  private dayAndMonth(at: number, hints: PointHints): DatePoint | undefined {
    const dayWord = this.mark('day', at);
    const shift = this.words.shift.at(this.tokens, at);
    const from = this.tokens[at]?.kind === 'number' ? at : (dayWord ?? at);
    const date = this.dateNumber(from);
    if (date) {
      const month = this.monthAt(this.mark('of', date.end) ?? date.end, false);
      if (month) {
        const year = this.yearAfter(month.end);
        return dayPoint(this.today, year?.end ?? month.end, date.value, month.month, year?.year);
      }
    }
    const month = this.monthAt(shift?.end ?? at, hints.cued !== true && !hints.bareYear && !shift);
    if (!month) return undefined;
    if (shift) return this.monthOfShift(month, shift.meaning);
    const day =
      this.locale === 'en' && this.tokens[month.end]?.kind === 'number'
        ? this.dateNumber(month.end)
        : undefined;
    const year = this.yearAfter(day?.end ?? month.end);
    if (day) return dayPoint(this.today, year?.end ?? day.end, day.value, month.month, year?.year);
    if (month.weak && !year && !hints.cued && !hints.bareYear) return undefined;
    const back = year ? undefined : this.words.shift.at(this.tokens, month.end);
    if (back && this.locale === 'es') return this.monthOfShift({ ...month, end: back.end }, back.meaning);
    const ahead = year || !this.looksAhead(at) ? undefined : this.nextYearOf(month.month);
    return monthPoint(this.today, year?.end ?? month.end, month.month, year?.year ?? ahead);
  }

  /** "due in December", "para diciembre": of what is still to come the next December is meant, not the last. */
  private looksAhead(at: number): boolean {
    const before = this.tokens.slice(Math.max(0, at - 3), at).map(({ folded }) => folded);
    return before.some((word) =>
      /^(due|scheduled|planned|expected|upcoming|arriving|expir(es?|ing)|para|vencen?)$/.test(word),
    );
  }

  private nextYearOf(month: number): number {
    const year = yearOf(this.today);
    return monthOf(this.today) <= month ? year : year + 1;
  }

  private dateNumber(at: number): { value: number; end: number } | undefined {
    const number = this.numbers.get(at);
    if (!number || number.value < 1 || number.value > 31 || !Number.isInteger(number.value)) return undefined;
    return number.currency || number.isPercent ? undefined : { value: number.value, end: number.end };
  }

  private monthAt(at: number, bare: boolean): { month: number; weak: boolean; end: number } | undefined {
    const name = this.words.months.at(this.tokens, at);
    // "May" is a name with a capital letter; "may" and "mar" alone are other words.
    const named = name && (!name.meaning.weak || !bare || /^(May)$/.test(this.tokens[at]?.text ?? ''));
    // "theo tháng năm 2024" is by month in the year 2024, not May.
    if (/^(theo|moi|tung|hang)$/.test(this.tokens[at - 1]?.folded ?? '') && this.locale === 'vi')
      return undefined;
    const number = this.mark('month', at);
    if (name && named && (number === undefined || this.tokens[number]?.kind !== 'number')) {
      return { month: name.meaning.month, weak: name.meaning.weak && bare && at === 0, end: name.end };
    }
    const token = number === undefined ? undefined : this.tokens[number];
    if (number === undefined || token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) {
      return name && !bare ? { ...name.meaning, end: name.end } : undefined;
    }
    const month = Number(token.text);
    return month >= 1 && month <= 12 ? { month, weak: false, end: number + 1 } : undefined;
  }

  private monthOfShift(month: { month: number; end: number }, shift: number): DatePoint | undefined {
    const passed = month.month < monthOf(this.today) || (shift === 0 && month.month <= monthOf(this.today));
    const year = yearOf(this.today) + (shift === 0 ? 0 : shift < 0 ? (passed ? 0 : -1) : passed ? 1 : 0);
    return monthPoint(this.today, month.end, month.month, year);
  }

  /** A year behind a month or quarter: "1998", "of 1998", ", 1998", "năm 1998", "last year". */
  private yearAfter(at: number): { year: number; end: number } | undefined {
    let next = this.tokens[at]?.text === ',' || this.tokens[at]?.text === '/' ? at + 1 : at;
    next = this.mark('of', next) ?? next;
    const shifted = this.shifted(next);
    if (shifted && 'unit' in shifted.period && shifted.period.unit === 'year') {
      return { year: yearOf(this.today) + shifted.period.offset, end: shifted.end };
    }
    next = this.mark('year', next) ?? next;
    const token = this.tokens[next];
    if (token?.kind !== 'number' || !/^[12]\d{3}$/.test(token.text)) return undefined;
    return { year: Number(token.text), end: next + 1 };
  }

  private quarterOrHalf(at: number): DatePoint | undefined {
    const half = this.words.halves.at(this.tokens, at);
    if (half) {
      const year = this.yearAfter(half.end);
      const word = year?.end ?? this.yearWord(half.end);
      const bare = /^h[12]$/.test(this.tokens[at]?.folded ?? '');
      if (word === undefined && !bare) return undefined;
      return monthsPoint(this.today, word ?? half.end, (half.meaning - 1) * 6 + 1, 6, year?.year);
    }
    // "quý 1/2024" is one token of digits
    const word = this.mark('quarter', at);
    const slashed = word === undefined ? null : /^([1-4])\/(\d{4})$/.exec(this.tokens[word]?.text ?? '');
    if (word !== undefined && slashed) {
      return monthsPoint(this.today, word + 1, (Number(slashed[1]) - 1) * 3 + 1, 3, Number(slashed[2]));
    }
    const quarter = this.quarterAt(at);
    if (!quarter) return undefined;
    const year = this.yearAfter(quarter.end);
    return monthsPoint(this.today, year?.end ?? quarter.end, (quarter.value - 1) * 3 + 1, 3, year?.year);
  }

  private quarterAt(at: number): { value: number; end: number } | undefined {
    const short = /^(?:[qt]([1-4])|([1-4])[qt])$/.exec(this.tokens[at]?.folded ?? '');
    if (short && (this.locale !== 'en' || !this.tokens[at]?.folded.includes('t'))) {
      return { value: Number(short[1] ?? short[2]), end: at + 1 };
    }
    const start = this.tokens[at]?.folded === 'the' || this.tokens[at]?.folded === 'el' ? at + 1 : at;
    const number = this.numbers.get(start);
    if (number?.ordinal && number.value <= 4) {
      const end = this.mark('quarter', number.end);
      if (end !== undefined) return { value: number.value, end };
    }
    const word = this.mark('quarter', at);
    if (word === undefined) return undefined;
    const value = roman[this.tokens[word]?.folded ?? ''] ?? this.numbers.get(word)?.value;
    return value && value <= 4 && Number.isInteger(value)
      ? { value, end: this.numbers.get(word)?.end ?? word + 1 }
      : undefined;
  }

  // "last month", "el mes pasado", "tháng này", "last Monday"
  private shifted(at: number): DatePoint | undefined {
    const before = this.locale === 'vi' ? undefined : this.words.shift.at(this.tokens, at);
    const next = before?.end ?? at;
    const weekday = this.words.weekdays.at(this.tokens, next);
    const unit = this.words.units.at(this.tokens, next);
    const thing = weekday ?? unit;
    if (!thing) return undefined;
    const said = before || this.locale === 'en' ? undefined : this.words.shift.at(this.tokens, thing.end);
    // "por mes este año": what stands before the next unit is said of that.
    const isOfNext = this.locale === 'es' && said && this.words.units.at(this.tokens, said.end);
    const after = isOfNext ? undefined : said;
    if (weekday && this.locale === 'vi') {
      const week = this.words.units.at(this.tokens, weekday.end);
      const shift = week?.meaning === 'week' ? this.words.shift.at(this.tokens, week.end) : undefined;
      return shift && { end: shift.end, period: this.weekdayOfWeek(weekday.meaning, shift.meaning) };
    }
    const shift = before ?? after;
    if (!shift) return undefined;
    const end = after?.end ?? thing.end;
    if (weekday) return { end, period: this.weekdayNear(weekday.meaning, shift.meaning) };
    if (!unit || unit.meaning === 'hour') return undefined;
    return { end, period: { unit: unit.meaning, offset: shift.meaning } };
  }

  private weekdayNear(weekday: number, shift: number): Period {
    const ahead = (weekday - weekdayOf(this.today) + 7) % 7;
    if (shift === 0) return { unit: 'day', offset: weekday - weekdayOf(this.today) };
    return { unit: 'day', offset: shift < 0 ? (ahead === 0 ? -7 : ahead - 7) : ahead === 0 ? 7 : ahead };
  }

  private weekdayOfWeek(weekday: number, shift: number): Period {
    return { unit: 'day', offset: weekday - weekdayOf(this.today) + 7 * shift };
  }

  // "the 1990s", "the 90s", "los años 90", "những năm 1990"
  private decade(at: number): DatePoint | undefined {
    const word = this.mark('decade', at);
    const next = word ?? at;
    const token = this.tokens[next];
    const match = /^((?:1[5-9]|20)\d0|[2-9]0)(s?)$/.exec(token?.kind === 'number' ? token.folded : '');
    if (!match || (!match[2] && (word === undefined || this.locale === 'en'))) return undefined;
    const digits = Number(match[1]);
    const year = digits < 100 ? digits + (digits < 30 ? 2000 : 1900) : digits;
    return {
      end: next + 1,
      period: { from: isoDay(dayOf(year, 1, 1) as Day), to: isoDay(dayOf(year + 10, 1, 1) as Day) },
    };
  }

  private year(at: number, hints: PointHints): DatePoint | undefined {
    const word = this.mark('year', at);
    const next = word ?? at;
    const token = this.tokens[next];
    if (token?.kind !== 'number' || !/^[12]\d{3}$/.test(token.text)) return undefined;
    const year = Number(token.text);
    const certain = word !== undefined || hints.cued === true;
    if (!certain && !hints.bareYear && !hints.guessYear) return undefined;
    if (!certain && (year < 1900 || year > 2099)) return undefined;
    if (!certain && !hints.bareYear && this.endsAt('amountCue', at)) return undefined;
    if (!certain && this.numbers.get(at)?.currency) return undefined;
    const point = monthsPoint(this.today, next + 1, 1, 12, year);
    return (
      point && {
        ...point,
        year,
        ...(certain ? {} : { bare: true, ...(hints.bareYear ? {} : { weak: true }) }),
      }
    );
  }

  private endsAt(mark: Mark, at: number): boolean {
    for (let length = 1; length <= 4 && at - length >= 0; length += 1) {
      if (this.mark(mark, at - length) === at) return true;
    }
    return false;
  }
}

function periodOf(kind: Stretch, unit: TimeUnit, count: number): Period {
  if (kind === 'ago') return { unit, offset: -count };
  if (kind === 'ahead') return { unit, offset: count };
  if (kind === 'next') return { unit, offset: 1, count, rolling: true };
  if (kind === 'whole') return { unit, offset: -1, ...(count > 1 ? { count } : {}) };
  return { unit, offset: 0, count, rolling: true };
}
