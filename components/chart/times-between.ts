/** More points than these are a band of ink, and a gap of a century is a mistake in the data. */
const most = 800;

/**
 * The starts of buckets in order, with those between the first and the last that no row has. As they were where
 * they are no times, or where filling would make too many.
 */
export function timesBetween(starts: readonly string[], bucket: string): readonly string[] {
  const sorted = starts.toSorted();
  const [first = ''] = sorted;
  const next = stepOf(bucket);
  const shape = /^(\d{4})-(\d{2})-(\d{2})(?:([T ])(\d{2}):(\d{2}))?/.exec(first);
  if (bucket === 'year' && /^\d{4}$/.test(first)) return yearsBetween(sorted);
  if (!next || !shape) return sorted;
  const known = new Map(sorted.map((start) => [timeOf(start), start]));
  const filled: string[] = [];
  const last = timeOf(sorted.at(-1) ?? '');
  for (let at = new Date(timeOf(first)); at.getTime() <= last; at = next(at)) {
    if (filled.length > most) return sorted;
    filled.push(known.get(at.getTime()) ?? written(at, first.length));
    known.delete(at.getTime());
  }
  // One that does not lie on the grid would be lost: then the grid is not ours to draw.
  return known.size === 0 ? filled : sorted;
}

function yearsBetween(sorted: readonly string[]): readonly string[] {
  const from = Number(sorted[0]);
  const to = Number(sorted.at(-1));
  return to - from > most
    ? sorted
    : Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function stepOf(bucket: string): ((at: Date) => Date) | undefined {
  const add = (change: (date: Date) => void) => (at: Date) => {
    const date = new Date(at);
    change(date);
    return date;
  };
  switch (bucket) {
    case 'hour':
      return add((date) => date.setUTCHours(date.getUTCHours() + 1));
    case 'day':
      return add((date) => date.setUTCDate(date.getUTCDate() + 1));
    case 'week':
      return add((date) => date.setUTCDate(date.getUTCDate() + 7));
    case 'month':
      return add((date) => date.setUTCMonth(date.getUTCMonth() + 1));
    case 'quarter':
      return add((date) => date.setUTCMonth(date.getUTCMonth() + 3));
    case 'year':
      return add((date) => date.setUTCFullYear(date.getUTCFullYear() + 1));
    default:
      return undefined;
  }
}

// The database wrote them in the asker's own time; they are counted as if that were UTC, which has no summer.
function timeOf(start: string): number {
  const [, year, month, day, hour = '0', minute = '0'] =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(start) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

function written(at: Date, length: number): string {
  return at.toISOString().slice(0, Math.min(length, 19));
}
