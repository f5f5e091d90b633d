import { foldText, plainLetters } from './fold-text.ts';
import type { Field, FieldType } from './manifest.ts';
import {
  type BoundValues,
  type Mask,
  orderMark,
  type SqlDialect,
  type Typed,
  type Unit,
} from './sql-dialect.ts';

const castNames: Readonly<Record<FieldType, string>> = {
  integer: 'int4',
  bigint: 'int8',
  decimal: 'numeric',
  float: 'float8',
  text: 'text',
  boolean: 'bool',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  time: 'time',
  interval: 'interval',
  uuid: 'uuid',
  json: 'text',
  array: 'text',
  unknown: 'text',
  bytes: 'text',
};

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function numeric(value: Typed): string {
  return value.type === 'decimal' ? value.sql : `${value.sql}::numeric`;
}

/** Wall clock at UTC or in `zone`, for dates and times of any kind. */
function wallClock(value: Typed, zone: string | undefined, values: BoundValues): string {
  if (value.type !== 'timestamptz') return `${value.sql}::timestamp`;
  const mark = zone === undefined ? "'GMT'" : `$${values.add(zone, 'text')}::text`;
  return `timezone(${mark}, ${value.sql})`;
}

// Capitals too: a database in the C locale makes only ASCII lower case.
const single = plainLetters
  .filter(([, plain]) => plain.length === 1)
  .flatMap(([letter, plain]) => [
    [letter, plain],
    [letter.toUpperCase(), plain],
  ])
  .filter(([letter]) => (letter as string) > '~');
const folding = {
  from: single.map(([letter]) => letter).join(''),
  to: single.map(([, plain]) => plain).join(''),
  double: plainLetters.filter(([, plain]) => plain.length > 1),
};

const secondsIn: Partial<Record<Unit, number>> = { minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** PostgreSQL 13 and newer, and engines that speak its language. */
export const postgresDialect: SqlDialect = {
  name: 'postgres',
  quote,
  plainNulls: { asc: 'last', desc: 'first' },
  tableApart: '',
  bind(values, value, type) {
    const given = typeof value === 'number' && type === 'text' ? String(value) : value;
    return `$${values.add(given, type)}::${castNames[type]}`;
  },
  nullOf: (type) => `null::${castNames[type]}`,
  read(field: Field, column: string) {
    switch (field.type) {
      case 'text':
        // A collation of the column that takes different text for one is left behind.
        return field.collation === undefined ? `${column}::text` : `(${column}::text collate "default")`;
      case 'json':
      case 'unknown':
        return `${column}::text`;
      case 'array':
        return `to_json(${column})::text`;
      case 'bytes':
        return `encode(${column}, 'hex')`;
      case 'decimal':
        return `${column}::numeric`;
      case 'float':
        // By its shortest decimal form, as it is shown: a sum of 0.1 stored in four bytes is a sum of 0.1.
        return field.storedAs === 'single' ? `${column}::numeric` : column;
      case 'bigint':
        return `${column}::int8`;
      case 'time':
        return `${column}::time`;
      default:
        return column;
    }
  },
  mask(kind: Mask, sql: string) {
    if (kind === 'email') return `regexp_replace(${sql}, '^(.?).*?(@.*)?$', '\\1***\\2')`;
    if (kind === 'phone') return `'***' || right(${sql}, 2)`;
    if (kind === 'card') return `'**** ' || right(${sql}, 4)`;
    return `case when ${sql} is null then null else '***' end`;
  },
  widen(from, to) {
    if (from.type === to) return from.sql;
    if (to === 'text') return `${from.sql}::text`;
    if (to === 'timestamp' || to === 'timestamptz') return `${from.sql}::${castNames[to]}`;
    return from.sql;
  },
  arithmetic(op, [a, b], type) {
    const name = type === 'float' ? 'float8' : type === 'decimal' ? 'numeric' : 'int8';
    const [left, right] = [`${a.sql}::${name}`, `${b.sql}::${name}`];
    if (op === 'divide') return `(${left} / nullif(${right}, 0))`;
    if (op === 'modulo') {
      return type === 'float'
        ? `(${numeric(a)} % nullif(${numeric(b)}, 0))::float8`
        : `(${left} % nullif(${right}, 0))`;
    }
    // Products of whole numbers outgrow eight bytes; as numeric they cannot.
    if (op === 'multiply' && name === 'int8') return `(${a.sql}::numeric * ${b.sql}::numeric)`;
    return `(${left} ${op === 'add' ? '+' : op === 'subtract' ? '-' : '*'} ${right})`;
  },
  same: (a, b) => `(${a} is not distinct from ${b})`,
  exact: (sql) => sql,
  inOrder: (sql) => `${sql} collate "C"`,
  equalText: (a, b) => `(${a} = ${b})`,
  textIn: (sql, list) => `(${sql} in (${list.join(', ')}))`,
  fold(sql) {
    const plain = `regexp_replace(normalize(${sql}, NFD), '[\u0300-\u0337\u0339-\u036f]', '', 'g')`;
    const letters = folding.double.reduce(
      (text, [letter, two]) => `replace(${text}, '${letter}', '${two}')`,
      `translate(lower(${plain}), '${folding.from}', '${folding.to}')`,
    );
    // Most text is ASCII, for which lower case is all there is to do. By "C" it also sorts as everywhere.
    return `(case when octet_length(${sql}) = length(${sql}) then lower(${sql} collate "C") else ${letters} end)`;
  },
  folded: foldText,
  joined: (first, second) => `(${first} || chr(${orderMark}) || ${second})`,
  second: (joined) => `split_part(${joined}, chr(${orderMark}), 2)`,
  text: (value) => (castNames[value.type] === 'text' ? value.sql : `${value.sql}::text`),
  bucket(unit, value, zone, values) {
    const result = unit === 'hour' || unit === 'minute' ? 'timestamp' : 'date';
    return `date_trunc('${unit}', ${wallClock(value, zone, values)})::${result}`;
  },
  datePart(part, value, zone, values) {
    const field = part === 'weekday' ? 'isodow' : part;
    return `extract(${field} from ${wallClock(value, zone, values)})::int4`;
  },
  dateDifference(unit, from, to) {
    const utc = (value: Typed) =>
      value.type === 'timestamptz' ? `timezone('GMT', ${value.sql})` : `${value.sql}::timestamp`;
    const seconds = secondsIn[unit];
    if (seconds) return `trunc(extract(epoch from (${utc(to)} - ${utc(from)})) / ${seconds})::int8`;
    const age = `age(${utc(to)}, ${utc(from)})`;
    return `trunc((extract(year from ${age}) * 12 + extract(month from ${age})) / ${monthsIn[unit]})::int8`;
  },
  aggregate: (fn, value, distinct) =>
    `${fn}(${distinct ? 'distinct ' : ''}${value.type === 'uuid' ? `(${value.sql})::text` : value.sql})`,
  median: (value) => `percentile_cont(0.5) within group (order by (${value.sql})::float8)`,
  scalar(fn, args) {
    const [first, second, third] = args as [Typed, Typed?, Typed?];
    switch (fn) {
      case 'round':
        return `round(${numeric(first)}${second ? `, ${second.sql}` : ''})`;
      case 'floor':
        return `floor(${numeric(first)})`;
      case 'ceil':
        return `ceil(${numeric(first)})`;
      case 'abs':
        return `abs(${first.sql})`;
      case 'concat':
        return `concat(${args.map((arg) => arg.sql).join(', ')})`;
      case 'substring': {
        const start = `(${second?.sql})::int4`;
        return third
          ? `substr(${this.text(first)}, ${start}, greatest((${third.sql})::int4, 0))`
          : `substr(${this.text(first)}, ${start})`;
      }
      case 'trim':
        return `btrim(${this.text(first)})`;
      default:
        return `${fn}(${this.text(first)})`;
    }
  },
  cast(value, to) {
    const target = to === 'integer' ? 'int8' : castNames[to];
    return `(${value.sql})::${target}`;
  },
  orderTerm: (sql, position, direction, nulls) => `${position ?? sql} ${direction} nulls ${nulls}`,
  finish: (sql, values) => ({
    sql,
    values: values.list.map((value) => (typeof value === 'string' ? value : String(value))),
  }),
};
