// Which rows of a long table are on the page, and which of its elements shows each. Rows come and go by a few at a
// time: most frames of a scroll then change nothing. Where a scroll leaves no row in view, the elements stay and take
// the new rows, since text that changes costs the browser a fraction of an element that is made.

/** Rows that come in at once. */
const step = 4;
/** Rows that are ready on either side of what is seen. */
const ahead = 6;

/** Of the rows of a window, those that must stay for all to keep their elements. */
const fewest = 0.4;

export interface RowWindow {
  readonly first: number;
  /** The last one, too. */
  readonly last: number;
  /** What is taken from a row's position for the name of its element. */
  readonly shift: number;
}

/**
 * The positions to be on the page where those from `first` to `last` are seen, of `count`. Where `racing` past, none
 * are ready beside them: they would be gone before they are seen.
 */
export function rowsAround(
  { first, last, count }: { first: number; last: number; count: number },
  racing = false,
): number[] {
  const beside = racing ? 0 : ahead;
  const from = Math.max(0, Math.floor((first - beside) / step) * step);
  const to = Math.min(count - 1, Math.ceil((last + beside) / step) * step);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** The window after `before`. Where most rows of it stay, each keeps its element. */
export function nextWindow(before: RowWindow | undefined, first: number, last: number): RowWindow {
  if (!before) return { first, last, shift: 0 };
  const { shift } = before;
  const shared = Math.min(last, before.last) - Math.max(first, before.first) + 1;
  const stay = shared > (last - first + 1) * fewest;
  return { first, last, shift: stay ? shift : shift + first - before.first };
}

type Rows = Pick<RowWindow, 'first' | 'last'>;

export function overlap(one: Rows, other: Rows): boolean {
  return other.first <= one.last && other.last >= one.first;
}
