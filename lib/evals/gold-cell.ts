import type { Cell, ResultColumn } from '../envelope/envelope.ts';

/**
 * A value as it is compared. Numbers stay numbers; an instant, a date and midnight of it are one number
 * of milliseconds; text is trimmed. The two sides come from different readers, so both are brought here.
 */
export type ComparedCell = null | number | { readonly at: number } | string;

const isoMoment =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Reads a value of either side. `numeric` says that text holds a number, as decimals do on the wire. */
export function comparedCell(value: unknown, numeric = false): ComparedCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return { at: value.getTime() };
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value).trim().normalize('NFC');
  if (numeric && text !== '' && Number.isFinite(Number(text))) return Number(text);
  return moment(text) ?? text;
}

export function answerCell(value: Cell, column: ResultColumn): ComparedCell {
  return comparedCell(value, column.type === 'integer' || column.type === 'decimal');
}

/** Without a zone it is read as UTC, on both sides alike. */
function moment(text: string): { at: number } | undefined {
  const parts = isoMoment.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = parts;
  const milliseconds = Number(`0.${fraction || '0'}`) * 1000;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return { at: at + milliseconds - zoneMilliseconds(zone) };
}

function zoneMilliseconds(zone: string): number {
  if (zone === 'Z') return 0;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Numbers to one part in a million; everything else exactly; a number and text that spells it are equal. */
export function sameCell(one: ComparedCell, other: ComparedCell): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  if (typeof one === 'object' || typeof other === 'object') {
    return typeof one === 'object' && typeof other === 'object' && one.at === other.at;
  }
  if (typeof one === 'string' && typeof other === 'string') return false;
  const [a, b] = [spelled(one), spelled(other)];
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-12;
}

function spelled(cell: number | string): number {
  return typeof cell === 'number' ? cell : cell === '' ? Number.NaN : Number(cell);
}

/** Equal for equal cells, and for most that differ by a rounding error only; `sameCell` has the last word. */
export function cellKey(cell: ComparedCell): string {
  if (cell === null) return 'null';
  if (typeof cell === 'object') return `at ${cell.at}`;
  const number = spelled(cell);
  if (Number.isNaN(number)) return `text ${cell}`;
  return `number ${number === 0 ? 0 : Number(number.toPrecision(9))}`;
}
