// What a model may speak of in a result: each value has a place with a name, and only we put the value there.
import type { Cell, Result } from '../../envelope/envelope.ts';
import { formatCell } from '../../i18n/format-cell.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fenced } from '../prompts/fence.ts';

/** Rows that have places of their own; of a longer result also the last one. */
export const rowsPlaced = 10;
/** A cell can hold a whole letter; a sentence has room for a name. */
const longestText = 80;

/** What stands in each place, as people read it: `1.country`, `last.revenue`, `max.revenue`, `rows`. */
export type Places = ReadonlyMap<string, string>;

export function placesOf(result: Result, truncated: boolean, locale: Locale): Places {
  const { columns, rows } = result;
  const places = new Map<string, string>();
  const count = truncated ? result.totalRows : rows.length;
  if (count !== undefined) places.set('rows', new Intl.NumberFormat(locale).format(count));
  const put = (row: string, cells: readonly Cell[] | undefined) => {
    for (const [at, column] of columns.entries()) {
      const text = formatCell(cells?.[at] ?? null, column, locale);
      places.set(`${row}.${column.name}`, fenced(text, longestText));
    }
  };
  for (const [at, row] of rows.slice(0, rowsPlaced).entries()) put(String(at + 1), row);
  // The last of what was cut is the last of nothing, and neither is its greatest value.
  if (truncated || rows.length < 2) return places;
  put('last', rows.at(-1));
  for (const [at, column] of columns.entries()) {
    if (column.type !== 'integer' && column.type !== 'decimal') continue;
    const cells = rows.flatMap((row) => row[at] ?? []).filter((cell) => typeof cell !== 'boolean');
    const [first, ...others] = cells;
    if (first === undefined) continue;
    const most = (sign: 1 | -1) =>
      others.reduce((best, cell) => (sign * (Number(cell) - Number(best)) > 0 ? cell : best), first);
    places.set(`max.${column.name}`, formatCell(most(1), column, locale));
    places.set(`min.${column.name}`, formatCell(most(-1), column, locale));
  }
  return places;
}
