// A stretch of time as people say it, always with the days it comes to, so that nobody has to guess what
// "last quarter" meant.
import type { Locale } from '../i18n/locale.ts';
import { readingWords } from '../i18n/reading-words.ts';
import { addUnits, boundsOf, parseMoment, startOf, type Wall } from './lower-period.ts';
import type { Period } from './plan.ts';

export interface Clock {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
}

const dayLength = 86_400_000;

type Side = 'during' | 'notDuring' | 'before' | 'since' | 'after' | 'until';

/** `{what} is in last month (Apr 1, 2026 to Apr 30, 2026)`, for each side of a period. */
export function readPeriod(what: string, op: Side, period: Period, clock: Clock): string {
  const words = readingWords[clock.locale];
  const name = nameOf(period, clock);
  const { from, to } = boundsOf(period, clock.now, clock.timeZone);
  if (isMovingDays(period)) {
    // It ends at this very minute; the days are what people check.
    const dates = spanOf(from, to && startOf('day', to) + dayLength, true, clock);
    if (op === 'during' || op === 'notDuring') return words[op](what, `${name} (${dates})`);
  }
  const whole = isWholeDays(from) && isWholeDays(to);
  const named = (dates: string) => (name ? `${name} (${dates})` : dates);
  if (op === 'during' || op === 'notDuring') {
    const calendar = name === undefined && whole ? calendarName(from, to, clock) : undefined;
    return words[op](what, calendar ?? named(spanOf(from, to, whole, clock)));
  }
  const early = op === 'before' || op === 'since';
  const edge = early ? from : to;
  if (edge === undefined) return words[op](what, named(spanOf(from, to, whole, clock)));
  // The end of a period is the first moment after it; people name the last day in it.
  const shown = early || !whole ? edge : addUnits(edge, 'day', -1);
  return words[op](what, named(dateText(shown, whole, clock)));
}

/** A date or date-time of a comparison, formatted; undefined where the text is no date. */
export function readMoment(text: string, clock: Clock): string | undefined {
  const moment = parseMoment(text, clock.timeZone);
  return moment && /^\d{4}-\d{2}/.test(text) ? dateText(moment.wall, moment.dateOnly, clock) : undefined;
}

function nameOf(period: Period, { locale }: Clock): string | undefined {
  if (!('unit' in period)) return undefined;
  const words = readingWords[locale];
  const { unit, offset, count = 1 } = period;
  if (period.rolling) return words.rolling(unit, count, offset > 0);
  if (period.toDate && count === 1 && offset === 0) return words.toDate(unit);
  if (period.toDate) return undefined;
  return count > 1 ? words.whole(unit, count, offset) : words.relative(unit, offset);
}

function spanOf(from: Wall | undefined, to: Wall | undefined, whole: boolean, clock: Clock): string {
  const words = readingWords[clock.locale];
  if (from === undefined && to === undefined) return words.always;
  const last = to === undefined ? undefined : whole ? addUnits(to, 'day', -1) : to;
  if (from === undefined) return words.upTo(dateText(last as Wall, whole, clock));
  if (last === undefined) return words.fromOn(dateText(from, whole, clock));
  if (whole && from === last) return words.onDay(dateText(from, true, clock));
  return words.fromTo(dateText(from, whole, clock), dateText(last, whole, clock));
}

/** "2025", "March 2026": a year or a month that is whole needs no first and last day. */
function calendarName(from: Wall | undefined, to: Wall | undefined, { locale }: Clock): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  if (startOf('year', from) === from && addUnits(from, 'year', 1) === to)
    return String(new Date(from).getUTCFullYear());
  if (startOf('month', from) !== from || addUnits(from, 'month', 1) !== to) return undefined;
  const format = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(from);
}

function isMovingDays(period: Period): boolean {
  return 'unit' in period && Boolean(period.rolling || period.toDate) && !/minute|hour/.test(period.unit);
}

function isWholeDays(wall: Wall | undefined): boolean {
  return wall === undefined || startOf('day', wall) === wall;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateText(wall: Wall, whole: boolean, { locale }: Clock): string {
  const key = `${locale} ${whole}`;
  let format = formats.get(key);
  if (!format) {
    // As the tables and charts of the answer write it. Where a number could be day or month the month is a word: "1/4"
    // reads differently on either side of the sea.
    format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: locale === 'vi' ? 'numeric' : 'short',
      year: 'numeric',
      ...(whole ? {} : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      timeZone: 'UTC',
    });
    formats.set(key, format);
  }
  return format.format(wall);
}
