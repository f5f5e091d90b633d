// Local time without the database's zone tables, which SQLite lacks and MySQL often has not loaded: the
// offsets of a zone, period by period, found once by asking the platform.

export interface ZonePeriod {
  /** UTC `YYYY-MM-DD HH:MM:SS` until which the offset holds; absent for the last one. */
  readonly until?: string;
  readonly minutes: number;
}

const known = new Map<string, readonly ZonePeriod[]>();
const first = Date.UTC(1990, 0, 1);
const last = Date.UTC(2040, 0, 1);
const step = 7 * 86_400_000;

/** Offsets of an IANA zone from 1990 to 2040, in order; outside these years the nearest one is used. */
export function zoneOffsets(zone: string): readonly ZonePeriod[] {
  const remembered = known.get(zone);
  if (remembered) return remembered;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const offsetAt = (instant: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(instant).map((part) => [part.type, Number(part.value)]),
    );
    const local = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute);
    return Math.round((local - instant) / 60_000);
  };
  const periods: ZonePeriod[] = [];
  let offset = offsetAt(first);
  for (let at = first; at < last; at += step) {
    const next = offsetAt(at + step);
    if (next === offset) continue;
    const change = changeBetween(at, at + step, offset, offsetAt);
    periods.push({ until: new Date(change).toISOString().slice(0, 19).replace('T', ' '), minutes: offset });
    offset = next;
  }
  periods.push({ minutes: offset });
  known.set(zone, periods);
  return periods;
}

function changeBetween(from: number, to: number, offset: number, offsetAt: (at: number) => number): number {
  let low = from;
  let high = to;
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (middle === low) break;
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
