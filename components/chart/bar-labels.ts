/** A generous mean at 12 px, in which wide and narrow letters cancel out. */
export const letterWidth = 7;

/** Pixels at the left of lying bars for their labels. */
export function labelRoomOf(labels: readonly string[], width: number): number {
  const longest = Math.max(0, ...labels.map((label) => label.length)) * letterWidth + 14;
  return Math.min(longest, 200, Math.max(64, width * 0.28));
}

/** SVG text does not wrap. */
export function fitted(label: string, width: number): string {
  const most = Math.max(4, Math.floor(width / letterWidth));
  const letters = [...label];
  return letters.length <= most ? label : `${letters.slice(0, most - 1).join('')}…`;
}
