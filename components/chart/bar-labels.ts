// Where the names of lying bars stand: beside their bars, or above them where a narrow picture would have to cut
// them to a few letters.
import { textWidth } from './text-width.ts';

/** Between a label and its bar. */
const gap = 12;
const least = 64;
/** Beside short labels a bar has most of the room; long ones may take this much of a wide picture. */
const shareBeside = 0.4;
const narrow = 480;
/** Of a narrow picture labels beside the bars take no more than this. */
const shareNarrow = 0.28;
/** Height of a line of labels above its bars. */
const line = 18;

export interface LabelPlace {
  /** Pixels at the left of the bars; 0 where the labels stand above them. */
  readonly beside: number;
  /** Pixels above the bars of one label. */
  readonly above: number;
  /** Pixels that a label may be wide. */
  readonly room: number;
}

export function labelPlace(labels: readonly string[], width: number): LabelPlace {
  const longest = Math.max(0, ...labels.map(textWidth)) + gap;
  if (width < narrow && longest > Math.max(least, width * shareNarrow))
    return { beside: 0, above: line, room: width };
  const beside = Math.min(longest, Math.max(least, width * shareBeside));
  return { beside, above: 0, room: beside - gap };
}

/** SVG text does not wrap: what is longer is cut between letters. */
export function fitted(label: string, width: number): string {
  if (textWidth(label) <= width) return label;
  const letters = [...label];
  let [fits, tooMany] = [4, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (textWidth(`${letters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooMany = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}
