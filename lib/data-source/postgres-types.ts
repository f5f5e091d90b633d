import type { FieldType } from './manifest.ts';

const named: Readonly<Record<string, FieldType>> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'bigint',
  oid: 'bigint',
  numeric: 'decimal',
  money: 'decimal',
  float4: 'float',
  float8: 'float',
  bool: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  time: 'time',
  timetz: 'time',
  interval: 'interval',
  uuid: 'uuid',
  json: 'json',
  jsonb: 'json',
  bytea: 'bytes',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  name: 'text',
  citext: 'text',
  xml: 'unknown',
};

/** The field type of a Postgres type, by name, `typtype` and `typcategory`; a domain gives its base's name. */
export function postgresFieldType(name: string, kind: string, category: string): FieldType {
  const known = named[name];
  if (known) return known;
  if (kind === 'e') return 'text';
  if (category === 'A') return 'array';
  if (category === 'S') return 'text';
  return 'unknown';
}
