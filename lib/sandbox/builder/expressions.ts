// The words a snippet is written in. They only build data, the query grammar of
// `lib/data-source/query.ts`, and check nothing: whatever they build is checked on the host. This file
// runs inside the isolate, where nothing can be imported, so it names no other room.

type Node = { kind: string; [key: string]: unknown };
type Value = Node | string | number | boolean;

function node(kind: string, parts: Record<string, unknown>): Node {
  const built: Node = { kind };
  for (const key of Object.keys(parts)) if (parts[key] !== undefined) built[key] = parts[key];
  return built;
}

/** Plain values stand for themselves. */
function expr(value: Value): unknown {
  return value !== null && typeof value === 'object' ? value : { kind: 'value', value };
}

/** `col('o.status')`: a column of what is known as `o`. */
function col(path: string): Node {
  const [of, name] = path.split('.');
  return { kind: 'column', of, name };
}
const val = (value: string | number | boolean, type?: string) => node('value', { value, type });
const date = (value: string) => val(value, 'date');
const instant = (value: string) => val(value, 'timestamptz');
/** Nothing, of a type: what a stacked query does not know. */
const nothing = (type: string) => node('null', { type });
const output = (name: string) => node('output', { name });

const arithmetic = (op: string) => (left: Value, right: Value) =>
  node('arithmetic', { op, args: [expr(left), expr(right)] });
const add = arithmetic('add');
const subtract = arithmetic('subtract');
const multiply = arithmetic('multiply');
const divide = arithmetic('divide');
const modulo = arithmetic('modulo');

const comparison = (op: string) => (left: Value, right: Value) =>
  node('compare', { op, args: [expr(left), expr(right)] });
const eq = comparison('eq');
const ne = comparison('ne');
const lt = comparison('lt');
const lte = comparison('lte');
const gt = comparison('gt');
const gte = comparison('gte');
const same = (left: Value, right: Value) => node('same', { args: [expr(left), expr(right)] });

const and = (...args: Value[]) => node('and', { args: args.map(expr) });
const or = (...args: Value[]) => node('or', { args: args.map(expr) });
const not = (arg: Value) => node('not', { arg: expr(arg) });
const isNull = (arg: Value) => node('isNull', { arg: expr(arg) });
const isIn = (arg: Value, values: unknown[], type?: string) => node('in', { arg: expr(arg), values, type });

const queryOf = (query: { toQuery?: () => unknown }) => (query.toQuery ? query.toQuery() : query);
const inQuery = (arg: Value, query: object) => node('inQuery', { arg: expr(arg), query: queryOf(query) });
const exists = (query: object) => node('exists', { query: queryOf(query) });
const scalar = (query: object) => node('scalar', { query: queryOf(query) });

/** `choose([[gt(col('o.total'), 100), 'large']], 'small')`: the first whose condition holds. */
const choose = (when: [Value, Value][], otherwise?: Value) =>
  node('case', {
    when: when.map(([condition, result]) => ({ if: expr(condition), result: expr(result) })),
    else: otherwise === undefined ? undefined : expr(otherwise),
  });

const aggregate = (fn: string) => (arg?: Value) =>
  node('aggregate', { fn, arg: arg === undefined ? undefined : expr(arg) });
const count = aggregate('count');
const sum = aggregate('sum');
const avg = aggregate('avg');
const min = aggregate('min');
const max = aggregate('max');
const median = aggregate('median');
/** The same aggregate over distinct values. */
const distinct = (of: Node) => ({ ...of, distinct: true });
const countDistinct = (arg: Value) => distinct(count(arg));
/** The same aggregate over the rows that satisfy a condition. */
const only = (of: Node, filter: Value) => ({ ...of, filter: expr(filter) });

interface WindowParts {
  arg?: Value;
  offset?: number;
  partitionBy?: Value[];
  orderBy?: unknown[];
}
/** `over('rank', { orderBy: [desc(col('o.total'))] })` */
const over = (fn: string, { arg, offset, partitionBy, orderBy }: WindowParts = {}) =>
  node('window', {
    fn,
    arg: arg === undefined ? undefined : expr(arg),
    offset,
    partitionBy: partitionBy?.map(expr),
    orderBy,
  });

const bucket = (unit: string, arg: Value, timeZone?: string) =>
  node('bucket', { unit, arg: expr(arg), timeZone });
const datePart = (part: string, arg: Value, timeZone?: string) =>
  node('datePart', { part, arg: expr(arg), timeZone });
const dateDifference = (unit: string, from: Value, to: Value) =>
  node('dateDifference', { unit, from: expr(from), to: expr(to) });

const text = (op: string) => (arg: Value, value: string) => node('text', { op, arg: expr(arg), value });
/** Equal but for case and accents. */
const sameText = text('equals');
const contains = text('contains');
const startsWith = text('startsWith');
const endsWith = text('endsWith');
const like = text('like');

const fn = (name: string, ...args: Value[]) => node('function', { fn: name, args: args.map(expr) });
const cast = (arg: Value, to: string) => node('cast', { arg: expr(arg), to });

type Nulls = 'first' | 'last';
const ordered = (direction: string) => (by: Value, nulls?: Nulls) =>
  nulls ? { by: named(by), direction, nulls } : { by: named(by), direction };
/** A bare name is an output. */
const named = (by: Value) => (typeof by === 'string' ? output(by) : expr(by));
const asc = ordered('asc');
const desc = ordered('desc');

export const expressions = {
  col,
  val,
  date,
  instant,
  nothing,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  eq,
  ne,
  lt,
  lte,
  gt,
  gte,
  same,
  and,
  or,
  not,
  isNull,
  isIn,
  inQuery,
  exists,
  scalar,
  choose,
  count,
  sum,
  avg,
  min,
  max,
  median,
  distinct,
  countDistinct,
  only,
  over,
  bucket,
  datePart,
  dateDifference,
  sameText,
  contains,
  startsWith,
  endsWith,
  like,
  fn,
  cast,
  asc,
  desc,
};
