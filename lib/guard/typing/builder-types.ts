// The builder of `lib/sandbox/builder` as the compiler sees it when it checks a snippet: the same words, with
// what each takes and gives. Names of models, aliases, columns and outputs are generated for each snippet
// (`source-types.ts`). A kind is what can be compared with what: `text`, `number`, `flag`, `date`, `time`.

export const builderTypes = `
declare const kind: unique symbol;
interface Expr<K> { readonly [kind]: K }
interface Order { readonly order: true }
type Known = 'text' | 'number' | 'flag' | 'date' | 'time' | 'other';
type Literal<K> = K extends 'number' ? number : K extends 'flag' ? boolean
  : K extends 'text' | 'date' | 'time' | 'other' ? string : never;
type Peer<K> = K extends 'date' | 'time' ? 'date' | 'time' : K;
type Fitting<K> = Expr<Peer<K>> | Literal<K>;
type KindOf<V> = V extends Expr<infer K> ? K : V extends number ? 'number' : V extends boolean ? 'flag' : 'text';
type Any = Expr<any> | string | number | boolean;
type Num = Expr<'number'> | number;
type Text = Expr<'text'> | string;
type Flag = Expr<'flag'> | boolean;
type Moment = Expr<'date' | 'time'>;
type FieldType = 'integer' | 'bigint' | 'decimal' | 'float' | 'text' | 'boolean' | 'date' | 'timestamp'
  | 'timestamptz' | 'time' | 'interval' | 'uuid' | 'json' | 'bytes' | 'array' | 'unknown';
type KindOfType<T> = T extends 'integer' | 'bigint' | 'decimal' | 'float' ? 'number'
  : T extends 'text' | 'uuid' ? 'text' : T extends 'boolean' ? 'flag' : T extends 'date' ? 'date'
  : T extends 'timestamp' | 'timestamptz' ? 'time' : T extends 'unknown' ? any : 'other';
type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

type Model = keyof Models;
type Path = keyof Columns;
type PathLike<P extends Path> = { [Q in Path]: Columns[Q] extends Peer<Columns[P]> ? Q : never }[Path];
type Cell = string | number | boolean | null;
type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'time' | 'interval' | 'json';
interface Result {
  columns: { name: string; type: ColumnType }[];
  rows: Cell[][];
  truncated: boolean;
  totalRows?: number;
  totalRowsAtLeast?: number;
}
interface Query {
  join<P extends Path>(source: Model | Query, as: Alias, on: [P, PathLike<P>], ...more: [Path, Path][]): Query;
  leftJoin<P extends Path>(source: Model | Query, as: Alias, on: [P, PathLike<P>], ...more: [Path, Path][]): Query;
  where(condition: Flag): Query;
  groupBy(...groups: Expr<any>[]): Query;
  having(condition: Flag): Query;
  distinct(): Query;
  select(outputs: Record<string, Any>): Query;
  orderBy(...terms: (Order | Output)[]): Query;
  limit(rows: number): Query;
  offset(rows: number): Query;
  all(): Promise<Result>;
  page(size: number): Promise<Result>;
  count(): Promise<number>;
  total(milliseconds?: number): Promise<{ totalRows?: number; totalRowsAtLeast?: number }>;
}
declare const db: {
  from(source: Model | Query, as: Alias): Query;
  union(first: Query, second: Query, ...more: Query[]): Query;
  unionAll(first: Query, second: Query, ...more: Query[]): Query;
  intersect(first: Query, second: Query, ...more: Query[]): Query;
  except(first: Query, second: Query, ...more: Query[]): Query;
  query(query: Query): Promise<Record<string, Cell>[]>;
};

declare function col<P extends Path>(path: P): Expr<Columns[P]>;
declare function val(value: string): Expr<'text'>;
declare function val(value: number): Expr<'number'>;
declare function val(value: boolean): Expr<'flag'>;
declare function val<T extends FieldType>(value: string | number | boolean, type: T): Expr<KindOfType<T>>;
declare function date(value: string): Expr<'date'>;
declare function instant(value: string): Expr<'time'>;
declare function nothing<T extends FieldType>(type: T): Expr<KindOfType<T>>;
declare function add(left: Num, right: Num): Expr<'number'>;
declare function subtract(left: Num, right: Num): Expr<'number'>;
declare function multiply(left: Num, right: Num): Expr<'number'>;
declare function divide(left: Num, right: Num): Expr<'number'>;
declare function modulo(left: Num, right: Num): Expr<'number'>;
interface Compare {
  <K extends Known>(left: Expr<K>, right: Fitting<NoInfer<K>>): Expr<'flag'>;
  <K extends Known>(left: Literal<NoInfer<K>>, right: Expr<K>): Expr<'flag'>;
}
declare const eq: Compare;
declare const ne: Compare;
declare const lt: Compare;
declare const lte: Compare;
declare const gt: Compare;
declare const gte: Compare;
declare const same: Compare;
declare function and(...conditions: Flag[]): Expr<'flag'>;
declare function or(...conditions: Flag[]): Expr<'flag'>;
declare function not(condition: Flag): Expr<'flag'>;
declare function isNull(arg: Expr<any>): Expr<'flag'>;
declare function isIn<K extends Known>(arg: Expr<K>, values: Literal<NoInfer<K>>[], type?: FieldType): Expr<'flag'>;
declare function inQuery(arg: Expr<Known>, query: Query): Expr<'flag'>;
declare function exists(query: Query): Expr<'flag'>;
declare function scalar(query: Query): Expr<any>;
declare function choose<V extends Any>(when: [Flag, V][], otherwise?: Any): Expr<KindOf<V>>;
declare function count(arg?: Expr<any>): Expr<'number'>;
declare function countDistinct(arg: Expr<any>): Expr<'number'>;
declare function sum(arg: Num): Expr<'number'>;
declare function avg(arg: Num): Expr<'number'>;
declare function median(arg: Num): Expr<'number'>;
declare function min<K extends Known>(arg: Expr<K>): Expr<K>;
declare function max<K extends Known>(arg: Expr<K>): Expr<K>;
declare function distinct<K>(aggregate: Expr<K>): Expr<K>;
declare function only<K>(aggregate: Expr<K>, condition: Flag): Expr<K>;
interface Window { arg?: Any; offset?: number; partitionBy?: Any[]; orderBy?: Order[] }
declare function over(fn: 'rank' | 'denseRank' | 'rowNumber' | 'sum' | 'avg' | 'count', window?: Window): Expr<'number'>;
declare function over(fn: 'lag' | 'lead' | 'min' | 'max', window?: Window): Expr<any>;
declare function bucket(unit: Unit, arg: Moment, timeZone?: string): Moment;
declare function datePart(part: Unit | 'weekday', arg: Moment, timeZone?: string): Expr<'number'>;
declare function dateDifference(unit: Unit, from: Moment, to: Moment): Expr<'number'>;
declare function sameText(arg: Text, value: string): Expr<'flag'>;
declare function contains(arg: Text, value: string): Expr<'flag'>;
declare function startsWith(arg: Text, value: string): Expr<'flag'>;
declare function endsWith(arg: Text, value: string): Expr<'flag'>;
declare function like(arg: Text, value: string): Expr<'flag'>;
declare function fn(name: 'lower' | 'upper' | 'trim', arg: Text): Expr<'text'>;
declare function fn(name: 'substring', arg: Text, from: Num, length?: Num): Expr<'text'>;
declare function fn(name: 'length', arg: Text): Expr<'number'>;
declare function fn(name: 'round', arg: Num, digits?: Num): Expr<'number'>;
declare function fn(name: 'abs' | 'floor' | 'ceil', arg: Num): Expr<'number'>;
declare function fn(name: 'concat', ...args: Any[]): Expr<'text'>;
declare function fn<V extends Any>(name: 'coalesce' | 'nullIf', arg: V, ...args: Any[]): Expr<KindOf<V>>;
declare function cast(arg: Any, to: 'text'): Expr<'text'>;
declare function cast(arg: Any, to: 'integer' | 'decimal' | 'float'): Expr<'number'>;
declare function cast(arg: Any, to: 'date'): Expr<'date'>;
declare function cast(arg: Any, to: 'timestamp'): Expr<'time'>;
declare function asc(by: Output | Expr<any>, nulls?: 'first' | 'last'): Order;
declare function desc(by: Output | Expr<any>, nulls?: 'first' | 'last'): Order;
`;
