// A chart as a file. The drawing on the page has its colours from style sheets, which a file does not have: they
// are written into it. The picture is painted from the same shapes and not from an image of the drawing, which
// the content security policy would rightly refuse to load.

import { type LegendEntry, type PictureHead, pictureHead } from './picture-head.ts';

const side = 16;
const shapes = 'rect, line, path, circle, text';

interface Picture {
  readonly svg: SVGSVGElement;
  readonly title: string;
  readonly legend: readonly LegendEntry[];
}

interface Look {
  readonly ink: string;
  readonly surface: string;
  readonly font: string;
}

/** The chart as an SVG file of its own, with its title and legend. */
export function svgFile(picture: Picture): Blob {
  const { svg } = picture;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>(shapes);
  copy.querySelectorAll<SVGElement>(shapes).forEach((shape, index) => {
    const original = originals[index];
    if (original) inline(shape, getComputedStyle(original));
  });
  for (const only of copy.querySelectorAll('[data-pointer-only]')) only.remove();
  const { ink, surface, font } = lookOf(svg);
  const { width, height, head } = sizeOf(picture);
  const heading = [
    ...head.title.map(({ text, x, y }) => textElement(text, side + x, y, ink, font, '600')),
    ...head.legend.flatMap(({ label, color, x, y }) => [
      `<rect x="${side + x}" y="${y - 9}" width="9" height="9" rx="2" fill="${escaped(color)}"/>`,
      textElement(label, side + x + 13, y, ink, font, '400'),
    ]),
  ];
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="${surface}"/>${heading.join('')}` +
    `<g transform="translate(${side} ${head.height})">${new XMLSerializer().serializeToString(copy)}</g></svg>`;
  return new Blob([text], { type: 'image/svg+xml' });
}

/** The chart as a PNG file, twice as fine as the page. */
export async function pngFile(picture: Picture): Promise<Blob | null> {
  const { svg } = picture;
  const { width, height, head } = sizeOf(picture);
  const canvas = document.createElement('canvas');
  const fine = 2;
  canvas.width = width * fine;
  canvas.height = height * fine;
  const brush = canvas.getContext('2d');
  if (!brush) return null;
  brush.scale(fine, fine);
  // Letters placed for the size of the page, and then drawn twice as large, stand apart unevenly.
  brush.textRendering = 'geometricPrecision';
  const { ink, surface, font } = lookOf(svg);
  brush.fillStyle = surface;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = ink;
  brush.font = `600 12px ${font}`;
  for (const { text, x, y } of head.title) brush.fillText(text, side + x, y);
  brush.font = `400 12px ${font}`;
  for (const { label, color, x, y } of head.legend) {
    brush.fillStyle = color;
    brush.fillRect(side + x, y - 9, 9, 9);
    brush.fillStyle = ink;
    brush.fillText(label, side + x + 13, y);
  }
  brush.translate(side, head.height);
  for (const shape of svg.querySelectorAll<SVGElement>(shapes)) {
    if (!shape.hasAttribute('data-pointer-only')) paint(brush, shape);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function paint(brush: CanvasRenderingContext2D, shape: SVGElement): void {
  const style = getComputedStyle(shape);
  const number = (name: string) => Number(shape.getAttribute(name) ?? 0);
  brush.globalAlpha = Number(style.opacity);
  brush.fillStyle = style.fill;
  brush.strokeStyle = style.stroke;
  brush.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
  brush.beginPath();
  switch (shape.tagName) {
    case 'rect':
      brush.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
      brush.fill();
      break;
    case 'circle':
      brush.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
      brush.fill();
      break;
    case 'line':
      brush.moveTo(number('x1'), number('y1'));
      brush.lineTo(number('x2'), number('y2'));
      brush.stroke();
      break;
    case 'path':
      brush.stroke(new Path2D(shape.getAttribute('d') ?? ''));
      break;
    case 'text':
      brush.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      brush.textAlign =
        style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left';
      brush.textBaseline = style.dominantBaseline === 'central' ? 'middle' : 'alphabetic';
      brush.fillText(ownText(shape), number('x'), number('y'));
      break;
  }
  brush.globalAlpha = 1;
}

/** Without the title that a text may hold for the pointer. */
function ownText(shape: SVGElement): string {
  return [...shape.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join('');
}

function inline(shape: SVGElement, style: CSSStyleDeclaration): void {
  shape.removeAttribute('class');
  const kept = ['fill', 'stroke', 'stroke-width', 'opacity'];
  if (shape.tagName === 'text')
    kept.push('font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline');
  for (const name of kept) shape.setAttribute(name, style.getPropertyValue(name));
}

function lookOf(svg: SVGSVGElement): Look {
  const root = getComputedStyle(document.documentElement);
  const style = getComputedStyle(svg);
  return {
    ink: style.color,
    surface: root.getPropertyValue('--surface').trim() || 'white',
    font: style.fontFamily,
  };
}

function sizeOf({ svg, title, legend }: Picture): { width: number; height: number; head: PictureHead } {
  const { width, height } = svg.getBoundingClientRect();
  const head = pictureHead(title, legend, width);
  return { width: Math.ceil(width) + 2 * side, height: Math.ceil(height) + head.height + side, head };
}

function textElement(text: string, x: number, y: number, ink: string, font: string, weight: string): string {
  return `<text x="${x}" y="${y}" fill="${ink}" font-family="${escaped(font)}" font-size="12" font-weight="${weight}">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
