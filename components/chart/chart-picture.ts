// A chart as a file. The drawing on the page has its colours from style sheets, which a file does not have: they
// are written into it. The picture is painted from the same shapes and not from an image of the drawing, which
// the content security policy would rightly refuse to load.

const headRoom = 40;
const side = 16;
const shapes = 'rect, line, path, circle, text';

interface Legend {
  readonly label: string;
  readonly color: string;
}

interface Picture {
  readonly svg: SVGSVGElement;
  readonly title: string;
  readonly legend: readonly Legend[];
}

interface Head {
  readonly ink: string;
  readonly surface: string;
  readonly font: string;
}

/** The chart as an SVG file of its own, with its title and legend. */
export function svgFile(picture: Picture): Blob {
  const { svg, title, legend } = picture;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>(shapes);
  copy.querySelectorAll<SVGElement>(shapes).forEach((shape, index) => {
    const original = originals[index];
    if (original) inline(shape, getComputedStyle(original));
  });
  for (const only of copy.querySelectorAll('[data-pointer-only]')) only.remove();
  const { ink, surface, font } = headOf(svg);
  const { width, height } = sizeOf(picture);
  const heading = [textElement(title, side, 16, ink, font, '600')];
  let x = side;
  for (const { label, color } of legend) {
    heading.push(`<rect x="${x}" y="24" width="9" height="9" rx="2" fill="${color}"/>`);
    heading.push(textElement(label, x + 13, 32, ink, font, '400'));
    x += 26 + label.length * 6.6;
  }
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="${surface}"/>${heading.join('')}` +
    `<g transform="translate(${side} ${headRoom})">${new XMLSerializer().serializeToString(copy)}</g></svg>`;
  return new Blob([text], { type: 'image/svg+xml' });
}

/** The chart as a PNG file, twice as fine as the page. */
export async function pngFile(picture: Picture): Promise<Blob | null> {
  const { svg, title, legend } = picture;
  const { width, height } = sizeOf(picture);
  const canvas = document.createElement('canvas');
  const fine = 2;
  canvas.width = width * fine;
  canvas.height = height * fine;
  const brush = canvas.getContext('2d');
  if (!brush) return null;
  brush.scale(fine, fine);
  const { ink, surface, font } = headOf(svg);
  brush.fillStyle = surface;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = ink;
  brush.font = `600 12px ${font}`;
  brush.fillText(title, side, 16);
  brush.font = `400 11px ${font}`;
  let x = side;
  for (const { label, color } of legend) {
    brush.fillStyle = color;
    brush.fillRect(x, 24, 9, 9);
    brush.fillStyle = ink;
    brush.fillText(label, x + 13, 32);
    x += 26 + label.length * 6.6;
  }
  brush.translate(side, headRoom);
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

function headOf(svg: SVGSVGElement): Head {
  const root = getComputedStyle(document.documentElement);
  const style = getComputedStyle(svg);
  return {
    ink: style.color,
    surface: root.getPropertyValue('--surface').trim() || 'white',
    font: style.fontFamily,
  };
}

function sizeOf({ svg }: Picture): { width: number; height: number } {
  const { width, height } = svg.getBoundingClientRect();
  return { width: Math.ceil(width) + 2 * side, height: Math.ceil(height) + headRoom + side };
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
