// SQLite's declared types are free text and often wrong. A type follows from the declaration, then from
// what a sample of the column holds: a date is a date only where its values are ISO text or seconds.
import type { CatalogColumn } from './catalog.ts';
import { saysYesOrNo } from './field-traits.ts';
import type { FieldType } from './manifest.ts';
import { wordsOf } from './naming.ts';

type Inferred = Pick<CatalogColumn, 'type' | 'storedAs' | 'money'>;

const isoDate = /^\d{4}-\d\d-\d\d$/;
const isoTimestamp = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
const midnight = /[ T]00:00(:00(\.0+)?)?$/;

/** The type that a declaration alone stands for, by SQLite's affinity rules and common names. */
export function declaredType(declared: string): FieldType {
  const text = declared.toUpperCase();
  if (text === '') return 'unknown';
  if (/BOOL/.test(text)) return 'boolean';
  if (/TIMESTAMP|DATETIME/.test(text)) return 'timestamp';
  if (/DATE/.test(text)) return 'date';
  if (/^TIME/.test(text)) return 'time';
  if (/JSON/.test(text)) return 'json';
  if (/UUID|GUID/.test(text)) return 'uuid';
  if (/INT/.test(text) && !/POINT|INTERVAL/.test(text)) return /BIG/.test(text) ? 'bigint' : 'integer';
  if (/CHAR|CLOB|TEXT|STRING|ENUM/.test(text)) return 'text';
  if (/BLOB|BINARY|BYTEA/.test(text)) return 'bytes';
  if (/REAL|FLOA|DOUB/.test(text)) return 'float';
  if (/NUM|DEC|MONEY|CURRENCY/.test(text)) return 'decimal';
  return 'unknown';
}

/**
 * The type of a column by its declaration and by sampled values; nulls and empty text are ignored. Its name tells
 * whether noughts and ones answer a question: SQLite has no booleans, so schemas declare such a column a number.
 */
export function inferType(declared: string, samples: readonly unknown[], name = ''): Inferred {
  const type = declaredType(declared);
  const money = /MONEY|CURRENCY/i.test(declared);
  const values = samples.filter((value) => value !== null && value !== undefined && value !== '');
  if (values.length === 0) return { ...emptyColumn(type), money };
  const texts = values.filter((value): value is string => typeof value === 'string');
  const numbers = values.filter((value): value is number | bigint => /number|bigint/.test(typeof value));
  if (texts.length === values.length) return { ...textColumn(type, texts), money };
  if (numbers.length === values.length) {
    const said = type === 'integer' && isAnswered(numbers) && saysYesOrNo(wordsOf(name)) ? 'boolean' : type;
    return { ...numberColumn(said, numbers.map(Number)), money };
  }
  if (values.every((value) => value instanceof Uint8Array)) return { type: 'bytes' };
  return { type: 'text' };
}

/** Nothing but noughts and ones, and both of them. */
function isAnswered(numbers: readonly (number | bigint)[]): boolean {
  const distinct = new Set(numbers.map(Number));
  return distinct.size === 2 && distinct.has(0) && distinct.has(1);
}

function emptyColumn(type: FieldType): Inferred {
  if (type === 'date' || type === 'timestamp') return { type, storedAs: 'iso_text' };
  return { type: type === 'unknown' ? 'text' : type };
}

function textColumn(type: FieldType, texts: readonly string[]): Inferred {
  if (texts.every((text) => isoDate.test(text))) return { type: 'date', storedAs: 'iso_text' };
  if (texts.every((text) => isoTimestamp.test(text) || isoDate.test(text))) {
    const wholeDays = texts.every((text) => midnight.test(text) || isoDate.test(text));
    // A birthday kept as a timestamp is a date; a few midnights among times are not.
    return { type: wholeDays && texts.length > 2 ? 'date' : 'timestamp', storedAs: 'iso_text' };
  }
  return { type: type === 'json' || type === 'uuid' || type === 'time' ? type : 'text' };
}

function numberColumn(type: FieldType, numbers: readonly number[]): Inferred {
  const whole = numbers.every((value) => Number.isInteger(value));
  if (type === 'boolean') {
    return { type: numbers.every((value) => value === 0 || value === 1) ? 'boolean' : 'integer' };
  }
  if (type === 'date' || type === 'timestamp') {
    // 20190704 and 1998 are numbers that people read as dates; neither counts seconds.
    if (whole && numbers.every((value) => value > 1e11))
      return { type: 'timestamptz', storedAs: 'unix_milliseconds' };
    if (whole && numbers.every((value) => value > 1e8))
      return { type: 'timestamptz', storedAs: 'unix_seconds' };
    return { type: whole ? 'integer' : 'float' };
  }
  if (type === 'float') return { type };
  if (!whole) return { type: type === 'decimal' ? 'decimal' : 'float' };
  return {
    type: type === 'bigint' || numbers.some((value) => !Number.isSafeInteger(value)) ? 'bigint' : 'integer',
  };
}
