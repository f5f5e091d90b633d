// One field of a CSV file, to the byte. Spreadsheets run text that begins like a formula, and people are
// misled by characters that nobody sees; both become harmless here and nowhere else.
import type { Cell, ResultColumn } from '../envelope/envelope.ts';

/** Marks, spaces and what cannot be seen do not keep a spreadsheet from finding the formula after them. */
export const formula =
  /^(?:[\t\r\n]|[\s\p{C}\u115f\u1160\u3164\uffa0]*[=+\-@|%\u2212\uff1d\uff0b\uff0d\uff20\uff5c\uff05])/u;

/** The page shows a mark in the place of these, and so does the file. Tab and line ends are text. */
export const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu;

/** What a column of this type holds where the engine keeps to its types, which SQLite need not, and stays as it is. */
const plain: Partial<Record<ResultColumn['type'], RegExp>> = {
  integer: /^-?\d+$/,
  decimal: /^-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity)$|^NaN$/i,
  date: /^[+-]?\d{4,}-\d\d-\d\d( BC)?$/,
  timestamp: /^[+-]?\d{4,}-\d\d-\d\d[ T][\d:.]+Z?( BC)?$/,
  time: /^-?[\d:.]+([+-]\d\d(:?\d\d)?)?$/,
  interval: /^-?P[\dYMWDTHS.-]+$/,
  // Most words are of these alone: nothing to run, to hide or to quote.
  text: /^[a-z][\w .-]*$/i,
};

/**
 * A cell as RFC 4180 has it. Text that a spreadsheet would run, or that claims to be a number and is none,
 * begins with an apostrophe; numbers, dates and times of their own type are left as they are.
 */
export function csvField(cell: Cell, type: ResultColumn['type']): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (plain[type]?.test(cell)) return cell;
  const shown = cell.replace(unseen, '\ufffd');
  const text = formula.test(cell) ? `'${shown}` : shown;
  return /[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
