import { textWidth } from './text-width.ts';

export interface LegendEntry {
  readonly label: string;
  readonly color: string;
}

interface Placed {
  readonly x: number;
  readonly y: number;
}

export interface PictureHead {
  readonly title: readonly (Placed & { readonly text: string })[];
  readonly legend: readonly (Placed & LegendEntry)[];
  /** Pixels above the drawing. */
  readonly height: number;
}

const line = 16;
const swatch = 13;
const between = 14;
/** Titles are written fat, which is wider than what is measured. */
const fat = 1.1;

/** Title and legend of a picture of its own, in as many lines as its width needs; each place is a baseline. */
export function pictureHead(title: string, legend: readonly LegendEntry[], width: number): PictureHead {
  let y = 0;
  const lines = wrapped(title, width).map((text) => {
    y += line;
    return { text, x: 0, y };
  });
  const entries: (Placed & LegendEntry)[] = [];
  let x = 0;
  if (legend.length > 0) y += line;
  for (const { label, color } of legend) {
    const wide = swatch + textWidth(label);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += line;
    }
    entries.push({ label, color, x, y });
    x += wide + between;
  }
  return { title: lines, legend: entries, height: y + line };
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer) * fat <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
