// How types of the manifest go together: which compare with which, what a literal means beside a
// column, and what a result column is called outside.
import type { ResultColumn } from '../envelope/envelope.ts';
import type { FieldType } from './manifest.ts';
import { refuse } from './query-rules.ts';

export type Family = 'number' | 'text' | 'boolean' | 'date' | 'time' | 'interval' | 'bytes';

const families: Readonly<Record<FieldType, Family>> = {
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
  float: 'number',
  text: 'text',
  uuid: 'text',
  json: 'text',
  array: 'text',
  unknown: 'text',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'date',
  timestamptz: 'date',
  time: 'time',
  interval: 'interval',
  bytes: 'bytes',
};

export function familyOf(type: FieldType): Family {
  return families[type];
}

/** True for what is compared by its letters. An engine's own uuid is compared as what it is. */
export function isText(type: FieldType): boolean {
  return familyOf(type) === 'text' && type !== 'uuid';
}

const resultTypes: Readonly<Record<FieldType, ResultColumn['type']>> = {
  integer: 'integer',
  bigint: 'integer',
  decimal: 'decimal',
  float: 'decimal',
  text: 'text',
  uuid: 'text',
  unknown: 'text',
  bytes: 'text',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  time: 'time',
  interval: 'interval',
  json: 'json',
  array: 'json',
};

export function resultTypeOf(type: FieldType): ResultColumn['type'] {
  return resultTypes[type];
}

const wideness: readonly FieldType[] = ['integer', 'bigint', 'decimal', 'float'];
const dateWideness: readonly FieldType[] = ['date', 'timestamp', 'timestamptz'];

/** The one type that holds values of all; refused where families differ. */
export function unify(types: readonly FieldType[]): FieldType {
  const first = types[0] as FieldType;
  if (types.every((type) => type === first)) return first;
  const family = familyOf(first);
  if (types.some((type) => familyOf(type) !== family)) refuse('types');
  const widest = (order: readonly FieldType[]) =>
    order[Math.max(...types.map((type) => order.indexOf(type)))] as FieldType;
  if (family === 'number') return widest(wideness);
  if (family === 'date') return widest(dateWideness);
  return family === 'text' ? 'text' : first;
}

const isoDate = /^\d{4}-\d\d-\d\d$/;
const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/;
const isoInstant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)$/;
const clock = /^\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/;
const decimalText = /^[+-]?(\d{1,60}(\.\d{0,60})?|\.\d{1,60})$/;
const uuidText = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The type of a literal by itself. */
export function literalType(value: string | number | boolean): FieldType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  if (!Number.isInteger(value)) return 'decimal';
  return Math.abs(value) < 2 ** 31 ? 'integer' : 'bigint';
}

/**
 * The type a literal takes where one of `wanted` is meant: `'2024-01-05'` beside a date is a date, `5`
 * beside text is text. Refused where the value cannot be one.
 */
export function literalAs(value: string | number | boolean, wanted: FieldType): FieldType {
  switch (familyOf(wanted)) {
    case 'number':
      if (typeof value === 'number') return Number.isFinite(value) ? literalType(value) : refuse('value');
      return typeof value === 'string' && decimalText.test(value) ? 'decimal' : refuse('value', wanted);
    case 'boolean':
      return [true, false, 0, 1, 'true', 'false'].includes(value) ? 'boolean' : refuse('value', wanted);
    case 'date':
      return dateLiteral(value, wanted);
    case 'time':
      return typeof value === 'string' && clock.test(value) ? 'time' : refuse('value', wanted);
    case 'text':
      if (wanted === 'uuid') return uuidText.test(String(value)) ? 'uuid' : refuse('value', wanted);
      return 'text';
    default:
      return typeof value === 'string' && wanted === 'bytes' ? 'text' : refuse('value', wanted);
  }
}

function dateLiteral(value: string | number | boolean, wanted: FieldType): FieldType {
  if (typeof value !== 'string' || !isCalendarDate(value)) refuse('value', wanted);
  if (isoDate.test(value)) return wanted;
  if (isoInstant.test(value)) return 'timestamptz';
  if (isoTime.test(value)) return wanted === 'date' ? 'timestamp' : wanted;
  return refuse('value', wanted);
}

/** 30 February is a date to no engine: two fail and the third makes it null. */
function isCalendarDate(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text.slice(0, 10)) return false;
  const hours = /[T ](\d\d):(\d\d)(?::(\d\d))?/.exec(text);
  return !hours || (Number(hours[1]) < 24 && Number(hours[2]) < 60 && Number(hours[3] ?? 0) < 60);
}
