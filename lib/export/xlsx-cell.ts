// One cell of a worksheet, as XML. A value is a number, a yes or no, a date or text; never a formula, whatever
// it begins with: text is written as text, and stays it when somebody edits the cell.
import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import { formula, unseen } from './csv-cell.ts';

/** Places in the list of styles of the workbook. */
export const cellStyles = { plain: 0, date: 1, moment: 2, text: 3, heading: 4 } as const;

/** What a cell of a spreadsheet can hold. */
const mostCharacters = 32_767;
/** A double keeps this many digits; more of them are kept as text. */
const exactDigits = 15;
const day = 86_400_000;
/** Day 0 of spreadsheets. Before March 1900 they count a day that never was, so such dates are text. */
const epoch = Date.UTC(1899, 11, 30);
const firstRightDate = Date.UTC(1900, 2, 1);

export function xlsxCell(cell: Cell, type: ResultColumn['type']): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === 'integer' || type === 'decimal') {
    const number = plainNumber(cell);
    if (number !== undefined) return `<c><v>${number}</v></c>`;
  }
  if (type === 'date' || type === 'timestamp') {
    const serial = serialOf(String(cell));
    if (serial !== undefined) {
      return `<c s="${type === 'date' ? cellStyles.date : cellStyles.moment}"><v>${serial}</v></c>`;
    }
  }
  return textCell(String(cell), formula.test(String(cell)) ? cellStyles.text : cellStyles.plain);
}

export function textCell(text: string, style: number): string {
  const shown = [...text.slice(0, mostCharacters)].join('').replace(unseen, '\ufffd');
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(shown)}</t></is></c>`;
}

function plainNumber(cell: string | number): string | undefined {
  const text = String(cell);
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) return undefined;
  const digits = text.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= exactDigits ? text : undefined;
}

function serialOf(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?)?/.exec(text);
  if (!parts || /BC$/.test(text)) return undefined;
  const [, year, month, date, hour = '0', minute = '0', second = '0'] = parts;
  const at =
    Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute)) +
    Number(second) * 1000;
  return at < firstRightDate ? undefined : (at - epoch) / day;
}

// A surrogate that stands alone, and what XML cannot hold, would make the whole file unreadable.
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
