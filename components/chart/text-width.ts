/** A generous mean at 12 px, in which wide and narrow letters cancel out. */
const letterWidth = 7;
let brush: CanvasRenderingContext2D | null | undefined;

/**
 * Pixels of a label as it is drawn, 12 px in the interface's font; about as many where nothing can draw. Its digits are
 * all as wide as a nought there, which a canvas does not do.
 */
export function textWidth(text: string): number {
  brush ??= brushOf();
  return brush ? Math.ceil(brush.measureText(text.replace(/\d/g, '0')).width) : text.length * letterWidth;
}

function brushOf(): CanvasRenderingContext2D | null {
  if (typeof document === 'undefined') return null;
  const found = document.createElement('canvas').getContext('2d');
  if (found) found.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return found;
}
