import type { Cell, Result } from '#lib/envelope/envelope.ts';

// Spreadsheets run what begins like this; a leading apostrophe makes it text again.
const formula = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** The rows that are shown, to be pasted into a spreadsheet: values, not their formatting. */
export function tabSeparated(result: Result): string {
  const heading = result.columns.map((column) => textCell(column.label)).join('\t');
  return `${heading}\n${tabSeparatedRows(result)}`;
}

/** The same without the heading, for a few cells. */
export function tabSeparatedRows(result: Result): string {
  return result.rows
    .map((row) =>
      row.map((cell, index) => (isText(result, index) ? textCell(cell) : String(cell ?? ''))).join('\t'),
    )
    .join('\n');
}

function isText(result: Result, index: number): boolean {
  const type = result.columns[index]?.type;
  return type === undefined || type === 'text' || type === 'json';
}

function textCell(cell: Cell): string {
  const text = String(cell ?? '').replace(/[\t\r\n]+/g, ' ');
  return formula.test(String(cell ?? '')) ? `'${text}` : text;
}
