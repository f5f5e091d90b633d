import { foldedForMysql, foldMysql } from './fold-mysql.ts';
import type { Field } from './manifest.ts';
import {
  type CastType,
  type Mask,
  orderMark,
  type SqlDialect,
  type Typed,
  type Unit,
} from './sql-dialect.ts';
import { sqliteMoment } from './sqlite-moment.ts';
import { familyOf, isText } from './value-types.ts';
import { zoneOffsets } from './zone-offsets.ts';

function quote(identifier: string): string {
  return `\`${identifier.replaceAll('`', '``')}\``;
}

// The driver knows only `?` in the order of the text; until the text is whole a value is marked by its
// number between two NUL characters, which no identifier can hold.
const mark = (position: number) => `\u0000${position}\u0000`;

/** Wall clock in `zone`; values are read in sessions at UTC. */
function local(value: Typed, zone: string | undefined): string {
  if (zone === undefined) return value.sql;
  const periods = zoneOffsets(zone);
  const branches = periods
    .filter((period) => period.until !== undefined)
    .map((period) => `when ${value.sql} < '${period.until}' then ${period.minutes}`);
  const last = String(periods.at(-1)?.minutes ?? 0);
  const minutes = branches.length > 0 ? `case ${branches.join(' ')} else ${last} end` : last;
  return `(${value.sql} + interval (${minutes}) minute)`;
}

const castNames: Readonly<Record<CastType, string>> = {
  text: 'char',
  integer: 'signed',
  decimal: 'decimal(65, 10)',
  float: 'double',
  date: 'date',
  timestamp: 'datetime(6)',
};

/** By the numbers of its letters, spaces at the end too. The servers know it by different names. */
const exactCollation = '/*M! utf8mb4_nopad_bin *//*!80017 utf8mb4_0900_bin */';

/** Values of a group that a median is computed from; beyond it there is none, rather than a wrong one. */
const medianRows = 1_000_000;

/** MySQL 8.0.17 and MariaDB 10.6 or newer, in sessions as the source sets them. */
export const mysqlDialect: SqlDialect = {
  name: 'mysql',
  quote,
  plainNulls: { asc: 'first', desc: 'last' },
  tableApart: ' limit 9223372036854775807',
  bind(values, value, type) {
    const family = familyOf(type);
    if (type === 'boolean') return value === true || value === 1 || value === 'true' ? '1' : '0';
    if (family === 'date') {
      const moment = sqliteMoment(String(value), type as 'date' | 'timestamp' | 'timestamptz');
      return `cast(${mark(values.add(moment, type))} as ${type === 'date' ? 'date' : 'datetime(6)'})`;
    }
    const position = mark(values.add(String(value), type));
    if (type === 'integer' || type === 'bigint') return `cast(${position} as signed)`;
    if (type === 'decimal') return `cast(${position} as decimal(65, 20))`;
    if (type === 'float') return `(${position} + 0e0)`;
    if (type === 'time') return `cast(${position} as time(6))`;
    return position;
  },
  nullOf: () => 'null',
  read(field: Field, column: string) {
    if (field.type === 'bytes') return `hex(${column})`;
    if (field.type === 'json') return `cast(${column} as char)`;
    // A bit reads as a byte; added to nothing it is the number it means.
    if (field.type === 'boolean') return `(${column} + 0)`;
    if (field.storedAs === 'single') return `cast(cast(${column} as char) as decimal(65, 15))`;
    return column;
  },
  mask(kind: Mask, sql: string) {
    if (kind === 'email') {
      return `concat(left(${sql}, 1), '***', if(locate('@', ${sql}) > 0, substring(${sql}, locate('@', ${sql})), ''))`;
    }
    if (kind === 'phone') return `concat('***', right(${sql}, 2))`;
    if (kind === 'card') return `concat('**** ', right(${sql}, 4))`;
    return `if(${sql} is null, null, '***')`;
  },
  widen(from, to) {
    if (!isText(to)) return from.sql;
    // Columns of different collations stand beside each other only so.
    return this.exact(isText(from.type) ? from.sql : this.text(from));
  },
  arithmetic(op, [a, b]) {
    if (op === 'divide') return `((${a.sql} + 0e0) / nullif(${b.sql}, 0))`;
    const sign = { add: '+', subtract: '-', multiply: '*', modulo: '%' }[op];
    return `(${a.sql} ${sign} ${b.sql})`;
  },
  same: (a, b) => `(${a} <=> ${b})`,
  exact: (sql) => `(convert(${sql} using utf8mb4) collate ${exactCollation})`,
  inOrder(sql) {
    return this.exact(sql);
  },
  equalText(a, b, indexed) {
    const exact = `${this.exact(a)} = ${b}`;
    return indexed ? `(${a} = ${b} and ${exact})` : `(${exact})`;
  },
  textIn(sql, list, indexed) {
    const exact = `${this.exact(sql)} in (${list.join(', ')})`;
    return indexed ? `(${sql} in (${list.join(', ')}) and ${exact})` : `(${exact})`;
  },
  fold(sql) {
    return foldMysql(this.exact(sql));
  },
  folded: foldedForMysql,
  joined: (first, second) => `concat(${first}, char(${orderMark} using utf8mb4), ${second})`,
  second: (joined) => `substring_index(${joined}, char(${orderMark} using utf8mb4), -1)`,
  text: (value) => (value.type === 'text' ? value.sql : `cast(${value.sql} as char)`),
  bucket(unit, value, zone) {
    const at = local(value, zone);
    switch (unit) {
      case 'minute':
        return `timestamp(date(${at}), maketime(hour(${at}), minute(${at}), 0))`;
      case 'hour':
        return `timestamp(date(${at}), maketime(hour(${at}), 0, 0))`;
      case 'day':
        return `date(${at})`;
      case 'week':
        return `(date(${at}) - interval weekday(${at}) day)`;
      case 'month':
        return `(date(${at}) - interval (dayofmonth(${at}) - 1) day)`;
      case 'quarter':
        return `(makedate(year(${at}), 1) + interval (quarter(${at}) - 1) quarter)`;
      case 'year':
        return `makedate(year(${at}), 1)`;
    }
  },
  datePart(part, value, zone) {
    const at = local(value, zone);
    if (part === 'week') return `week(${at}, 3)`;
    if (part === 'weekday') return `(weekday(${at}) + 1)`;
    return `${part === 'day' ? 'dayofmonth' : part}(${at})`;
  },
  dateDifference: (unit: Unit, from, to) => `timestampdiff(${unit}, ${from.sql}, ${to.sql})`,
  aggregate: (fn, value, distinct) => `${fn}(${distinct ? 'distinct ' : ''}${value.sql})`,
  median(value) {
    // MySQL has no median among its aggregates: the middle of the ordered list, or the mean of two.
    const list = `group_concat(${value.sql} order by ${value.sql} separator ',')`;
    const at = (position: string) => `substring_index(substring_index(${list}, ',', ${position}), ',', -1)`;
    const count = `count(${value.sql})`;
    const middle = `((${at(`floor((${count} + 1) / 2)`)} + ${at(`floor((${count} + 2) / 2)`)}) / 2e0)`;
    return `if(${count} between 1 and ${medianRows}, ${middle}, null)`;
  },
  scalar(fn, args) {
    const [first, second, third] = args as [Typed, Typed?, Typed?];
    switch (fn) {
      case 'round': {
        // Halves of a double go to the even neighbour here and away from zero elsewhere.
        const value = first.type === 'float' ? `cast(${first.sql} as decimal(65, 15))` : first.sql;
        return `round(${value}${second ? `, ${second.sql}` : ''})`;
      }
      case 'ceil':
      case 'floor':
      case 'abs':
        return `${fn}(${args.map((arg) => arg.sql).join(', ')})`;
      case 'concat':
        return `concat_ws('', ${args.map((arg) => this.exact(this.text(arg))).join(', ')})`;
      case 'length':
        return `char_length(${this.text(first)})`;
      case 'substring':
        return third
          ? `substring(${this.text(first)}, ${second?.sql}, greatest(${third.sql}, 0))`
          : `substring(${this.text(first)}, ${second?.sql})`;
      default:
        return `${fn}(${this.text(first)})`;
    }
  },
  cast: (value, to) => `cast(${value.sql} as ${castNames[to]})`,
  orderTerm(sql, position, direction, nulls, nullable = sql) {
    const term = `${position ?? sql} ${direction}`;
    // Nulls are the smallest here; a term of their own moves them where that is not wanted.
    if ((nulls === 'first') === (direction === 'asc')) return term;
    return `(${nullable} is null) ${nulls === 'last' ? 'asc' : 'desc'}, ${term}`;
  },
  finish(sql, values) {
    const ordered: unknown[] = [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks above
    const text = sql.replace(/\u0000(\d+)\u0000/g, (_, position) => {
      ordered.push(values.list[Number(position) - 1]);
      return '?';
    });
    return { sql: text, values: ordered };
  },
};
