// Columns have a width before their rows are drawn: rows come and go while one scrolls, and a table that
// measured what is in it would jump with each of them.

export const narrowest = 56;
const widest = 360;
/** Wider than most letters of the interface's font at its size in tables; capitals and digits are wider. */
const letterWidth = 7.2;
const wideLetterWidth = 8.6;
const padding = 28;
/** Room for the arrow of a sorted heading. */
const arrow = 16;
const looked = 200;
const usualShare = 0.95;
const muchLonger = 1.5;

export interface ColumnWidth {
  /** Pixels with the heading on one line. */
  readonly whole: number;
  /** Pixels with the heading broken into lines, where the table would be wider than its place. */
  readonly tight: number;
  /** Pixels with its values broken between words into two lines as well. */
  readonly broken: number;
}

/** A place of a phone's width: there two columns side by side say more than one and a half. */
const narrowPlace = 480;

/** What breaking would save of it is not worth a row of two lines. */
const short = 150;

/**
 * The widths a column can have, by its heading and the first rows of it as they are shown; `whole` where its values
 * are never broken.
 */
export function columnWidth(
  heading: string,
  texts: readonly (string | undefined)[],
  whole = false,
): ColumnWidth {
  const lines = texts.slice(0, looked).map((text) => (text === undefined ? letterWidth : widestLine(text)));
  const most = (widths: readonly number[]) =>
    whole ? Math.max(letterWidth, ...widths) : widthOfMost(widths);
  const content = most(lines) + padding;
  const words = texts
    .slice(0, looked)
    .map((text) => Math.max(0, ...(text?.split(/\s+/) ?? []).map(lineWidth)));
  const longestValue = most(words) + padding;
  const twoLines = (content - padding) / 2 + 2 * letterWidth + padding;
  const longestWord = Math.max(...heading.split(/\s+/).map((word) => word.length));
  const half = Math.max(longestWord, Math.ceil(heading.length / 2) + 1);
  return {
    whole: between(content, Math.min(heading.length, 28)),
    tight: between(content, Math.min(heading.length, half, 16)),
    broken: between(
      whole || content <= short ? content : Math.min(content, Math.max(longestValue, twoLines)),
      Math.min(heading.length, half, 16),
    ),
  };
}

/**
 * The width of each column: with whole headings where there is room for all, and tight ones where not. Values are
 * broken where that makes room for all, and in a narrow place.
 */
export function fittingWidths(columns: readonly ColumnWidth[], room: number): readonly number[] {
  const fits = (kind: keyof ColumnWidth) => columns.reduce((sum, column) => sum + column[kind], 0) <= room;
  const all = (kind: keyof ColumnWidth) => columns.map((column) => column[kind]);
  if (room === 0 || fits('whole')) return all('whole');
  return !fits('tight') && (fits('broken') || room < narrowPlace) ? all('broken') : all('tight');
}

/** One remark among two hundred names does not push the column beside it off the screen; it takes more lines. */
function widthOfMost(widths: readonly number[]): number {
  const sorted = widths.toSorted((a, b) => a - b);
  const longest = Math.max(letterWidth, ...sorted);
  const usual = Math.max(letterWidth, sorted[Math.floor(sorted.length * usualShare)] ?? longest);
  return longest > usual * muchLonger ? usual : longest;
}

function between(content: number, letters: number): number {
  const head = letters * letterWidth + padding + arrow;
  return Math.round(Math.min(widest, Math.max(narrowest, content, head)));
}

function widestLine(text: string): number {
  return Math.max(...text.split('\n').map(lineWidth));
}

function lineWidth(line: string): number {
  const wide = line.match(/[\p{Lu}\p{N}]/gu)?.length ?? 0;
  return line.length * letterWidth + wide * (wideLetterWidth - letterWidth);
}

/** Letters as wide as they are high. */
const full = /[\u1100-\u{1ffff}]/u;

/** Whether a text may need more than one line in a column that wide. It says so rather once too often. */
export function breaksWithin(text: string, width: number): boolean {
  return text.includes('\n') || full.test(text) || Math.round(lineWidth(text) + padding) > width;
}
