import { foldText } from './fold-text.ts';
import type { Field } from './manifest.ts';
import { type Mask, orderMark, type Part, type SqlDialect, type Typed } from './sql-dialect.ts';
import { sqliteMoment } from './sqlite-moment.ts';
import { familyOf, isText } from './value-types.ts';
import { zoneOffsets } from './zone-offsets.ts';

const momentFormat = "'%Y-%m-%d %H:%M:%f'";

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Wall clock in `zone`; dates and times without an instant are that already. */
function local(value: Typed, zone: string | undefined): string {
  if (zone === undefined) return value.sql;
  const periods = zoneOffsets(zone);
  const branches = periods
    .filter((period) => period.until !== undefined)
    .map((period) => `when ${value.sql} < '${period.until}' then '${shift(period.minutes)}'`);
  const last = `'${shift(periods.at(-1)?.minutes ?? 0)}'`;
  const modifier = branches.length > 0 ? `case ${branches.join(' ')} else ${last} end` : last;
  return `strftime(${momentFormat}, ${value.sql}, ${modifier})`;
}

function shift(minutes: number): string {
  return `${minutes < 0 ? '-' : '+'}${Math.abs(minutes)} minutes`;
}

const partFormats: Readonly<Record<Exclude<Part, 'quarter'>, string>> = {
  year: '%Y',
  month: '%m',
  week: '%V',
  day: '%d',
  weekday: '%u',
  hour: '%H',
  minute: '%M',
};

/** SQLite as the source's child process opens it, with its `docent_…` functions registered. */
export const sqliteDialect: SqlDialect = {
  name: 'sqlite',
  quote,
  plainNulls: { asc: 'first', desc: 'last' },
  tableApart: '',
  bind(values, value, type) {
    if (familyOf(type) === 'date') {
      const moment = sqliteMoment(String(value), type as 'date' | 'timestamp' | 'timestamptz');
      return `?${values.add(moment, type)}`;
    }
    if (type === 'boolean') return value === true || value === 1 || value === 'true' ? '1' : '0';
    if (familyOf(type) === 'number') return `?${values.add(Number(value), type)}`;
    return `?${values.add(String(value), type)}`;
  },
  nullOf: () => 'null',
  read(field: Field, column: string) {
    if (field.type === 'bytes') return `hex(${column})`;
    if (field.type === 'date') return moment(column, field, 'date');
    if (field.type === 'timestamp' || field.type === 'timestamptz') return moment(column, field, 'timestamp');
    return column;
  },
  mask(kind: Mask, sql: string) {
    const text = `cast(${sql} as text)`;
    if (kind === 'email') {
      return `substr(${text}, 1, 1) || '***' || case when instr(${text}, '@') > 0 then substr(${text}, instr(${text}, '@')) else '' end`;
    }
    if (kind === 'phone') return `'***' || substr(${text}, -2)`;
    if (kind === 'card') return `'**** ' || substr(${text}, -4)`;
    return `case when ${sql} is null then null else '***' end`;
  },
  widen(from, to) {
    if (from.type === 'date' && (to === 'timestamp' || to === 'timestamptz')) {
      return `(${from.sql} || ' 00:00:00.000')`;
    }
    return isText(to) ? this.exact(from.sql) : from.sql;
  },
  arithmetic(op, [a, b], type) {
    if (op === 'divide') return `(cast(${a.sql} as real) / nullif(${b.sql}, 0))`;
    if (op === 'modulo') {
      return type === 'bigint' || type === 'integer'
        ? `(${a.sql} % nullif(${b.sql}, 0))`
        : `mod(${a.sql}, nullif(${b.sql}, 0))`;
    }
    return `(${a.sql} ${op === 'add' ? '+' : op === 'subtract' ? '-' : '*'} ${b.sql})`;
  },
  same: (a, b) => `(${a} is ${b})`,
  exact: (sql) => `(${sql} collate binary)`,
  inOrder(sql) {
    return this.exact(sql);
  },
  equalText(a, b, indexed) {
    const exact = `${a} = ${b} collate binary`;
    return indexed ? `(${a} = ${b} and ${exact})` : `(${exact})`;
  },
  textIn(sql, list, indexed) {
    const exact = `${sql} collate binary in (${list.join(', ')})`;
    return indexed ? `(${sql} in (${list.join(', ')}) and ${exact})` : `(${exact})`;
  },
  fold(sql) {
    // Most text is ASCII, for which lower case is all there is to do.
    const folded = `case when octet_length(${sql}) = length(${sql}) then lower(${sql}) else docent_fold(${sql}) end`;
    return `((${folded}) collate binary)`;
  },
  folded: foldText,
  joined: (first, second) => `(${first} || char(${orderMark}) || ${second})`,
  second: (joined) => `substr(${joined}, instr(${joined}, char(${orderMark})) + 1)`,
  text: (value) => (familyOf(value.type) === 'number' ? `cast(${value.sql} as text)` : value.sql),
  bucket(unit, value, zone) {
    const at = local(value, zone);
    switch (unit) {
      case 'minute':
        return `strftime('%Y-%m-%d %H:%M:00.000', ${at})`;
      case 'hour':
        return `strftime('%Y-%m-%d %H:00:00.000', ${at})`;
      case 'day':
        return `date(${at})`;
      case 'week':
        return `date(${at}, 'weekday 0', '-6 days')`;
      case 'quarter':
        return `date(${at}, 'start of month', printf('-%d months', (strftime('%m', ${at}) - 1) % 3))`;
      default:
        return `date(${at}, 'start of ${unit}')`;
    }
  },
  datePart(part, value, zone) {
    const at = local(value, zone);
    if (part === 'quarter') return `((cast(strftime('%m', ${at}) as integer) + 2) / 3)`;
    return `cast(strftime('${partFormats[part]}', ${at}) as integer)`;
  },
  dateDifference(unit, from, to) {
    const seconds = { minute: 60, hour: 3600, day: 86_400, week: 604_800 }[unit as 'day'];
    if (seconds) return `((unixepoch(${to.sql}) - unixepoch(${from.sql})) / ${seconds})`;
    const months = { month: 1, quarter: 3, year: 12 }[unit as 'month'];
    const of = (format: string, value: Typed) => `strftime('${format}', ${value.sql})`;
    const whole = `((${of('%Y', to)} - ${of('%Y', from)}) * 12 + ${of('%m', to)} - ${of('%m', from)})`;
    const rest = (value: Typed) => of('%d %H:%M:%f', value);
    return `(case when ${whole} > 0 and ${rest(to)} < ${rest(from)} then ${whole} - 1
 when ${whole} < 0 and ${rest(to)} > ${rest(from)} then ${whole} + 1 else ${whole} end / ${months})`;
  },
  aggregate: (fn, value, distinct) => `${fn}(${distinct ? 'distinct ' : ''}${value.sql})`,
  median: (value) => `docent_median(${value.sql})`,
  scalar(fn, args) {
    const [first, second, third] = args as [Typed, Typed?, Typed?];
    switch (fn) {
      case 'lower':
        return `docent_lower(${this.text(first)})`;
      case 'upper':
        return `docent_upper(${this.text(first)})`;
      case 'concat':
        return `(${args.map((arg) => `coalesce(cast(${arg.sql} as text), '')`).join(' || ')})`;
      case 'substring':
        return third
          ? `substr(${this.text(first)}, cast(${second?.sql} as integer), max(cast(${third.sql} as integer), 0))`
          : `substr(${this.text(first)}, cast(${second?.sql} as integer))`;
      case 'trim':
      case 'length':
        return `${fn}(${this.text(first)})`;
      default:
        return `${fn}(${args.map((arg) => arg.sql).join(', ')})`;
    }
  },
  cast(value, to) {
    if (to === 'text') return `cast(${value.sql} as text)`;
    if (to === 'integer') return `cast(round(${value.sql}) as integer)`;
    if (to === 'date') return `date(${value.sql})`;
    if (to === 'timestamp') return `strftime(${momentFormat}, ${value.sql})`;
    return `cast(${value.sql} as real)`;
  },
  orderTerm: (sql, position, direction, nulls) => `${position ?? sql} ${direction} nulls ${nulls}`,
  finish: (sql, values) => ({ sql, values: [...values.list] }),
};

function moment(column: string, field: Field, kind: 'date' | 'timestamp'): string {
  const write = (...args: string[]) =>
    kind === 'date' ? `date(${args.join(', ')})` : `strftime(${momentFormat}, ${args.join(', ')})`;
  if (field.storedAs === 'unix_seconds') return write(column, "'unixepoch'");
  if (field.storedAs === 'unix_milliseconds') return write(`${column} / 1000.0`, "'unixepoch'");
  return write(column);
}
