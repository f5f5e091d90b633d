/** A generous mean at 12 px, in which wide and narrow letters cancel out. */
const letterWidth = 7;
/** Made once for a page. */
const brushes = new WeakMap<Document, CanvasRenderingContext2D | null>();

/**
 * Pixels of a label as it is drawn, 12 px in the interface's font; about as many where nothing can draw. Its digits are
 * all as wide as a nought there, which a canvas does not do.
 */
export function textWidth(text: string): number {
  const brush = typeof document === 'undefined' ? null : brushOf(document);
  return brush ? Math.ceil(brush.measureText(text.replace(/\d/g, '0')).width) : text.length * letterWidth;
}

function brushOf(page: Document): CanvasRenderingContext2D | null {
  const known = brushes.get(page);
  if (known !== undefined) return known;
  const found = page.createElement('canvas').getContext('2d');
  if (found) found.font = `12px ${getComputedStyle(page.body).fontFamily}`;
  brushes.set(page, found);
  return found;
}
