// Columns have a width before their rows are drawn: rows come and go while one scrolls, and a table that
// measured what is in it would jump with each of them.

export const narrowest = 56;
const widest = 360;
/** Wider than most letters of the interface's font at its size in tables. */
const letterWidth = 7.2;
const padding = 28;
/** Room for the arrow of a sorted heading. */
const arrow = 16;
const looked = 200;

/** Pixels for a column, by its heading and the first rows of it as they are shown. */
export function columnWidth(heading: string, texts: readonly (string | undefined)[]): number {
  const lengths = texts.slice(0, looked).map((text) => (text === undefined ? 1 : longestLine(text)));
  const content = Math.max(1, ...lengths) * letterWidth + padding;
  const head = Math.min(heading.length, 28) * letterWidth + padding + arrow;
  return Math.round(Math.min(widest, Math.max(narrowest, content, head)));
}

function longestLine(text: string): number {
  return text.includes('\n') ? Math.max(...text.split('\n').map((line) => line.length)) : text.length;
}
