// Groups and their values while the outputs of a plan are made of them: at first the grouped select
// itself, whose values are aggregates, and later, where a number needs the other groups too, the rows of
// an inner select, whose values are columns.
import type { Expr, Query } from '../data-source/query.ts';
import type { Groups, Leaf } from './lower-groups.ts';
import { invalidPlan } from './lower-invalid.ts';
import { leafType } from './lower-leaf.ts';
import { ratio } from './lower-row.ts';
import { columnOf, type Draft, type Environment, selectFrom, type Typed } from './lower-scope.ts';
import type { Measure } from './plan.ts';

type Columns = ReadonlyMap<string, Typed>;

export interface Table {
  readonly draft: Draft;
  readonly where: Expr | undefined;
  readonly groupBy: readonly Expr[];
  /** True while the values are aggregates. */
  readonly grouped: boolean;
  readonly dimensions: Columns;
  /** By leaf name. */
  readonly leaves: Columns;
  /** Shares, by `measureKey`. */
  readonly shares: Columns;
  /** Values of the earlier period, by output name. */
  readonly previous: Columns;
  /** Leaf names by `measureKey`. */
  readonly names: ReadonlyMap<string, string>;
}

const none: Columns = new Map();

export function measureKey(measure: Measure): string {
  return JSON.stringify({ ...measure, as: undefined });
}

export function earlierName(name: string): string {
  return `${name.slice(0, 54)}_earlier`;
}

export function tableOf(groups: Groups, leaves: readonly Leaf[]): Table {
  const names = new Map(leaves.map(({ name, measure }) => [measureKey(measure), name]));
  return { ...groups, grouped: true, shares: none, previous: none, names };
}

/** The value of a measure; with `earlier`, of the same measure under the earlier condition. */
export function measureValue(measure: Measure, table: Table, earlier = false): Typed {
  if (measure.fn === 'ratio') {
    const [top, bottom] = (measure.of ?? []).map((part) => measureValue(part, table, earlier));
    if (!top || !bottom) throw invalidPlan(`${measure.as}: a ratio needs two measures`);
    return { expr: ratio(top.expr, bottom.expr, measure.percent), type: 'decimal' };
  }
  if (measure.fn === 'share') {
    const share = table.shares.get(measureKey(measure));
    if (!share || earlier) throw invalidPlan(`${measure.as}: a share cannot be used here`);
    return share;
  }
  const name = table.names.get(measureKey(measure));
  const value = name && table.leaves.get(earlier ? earlierName(name) : name);
  if (!value) throw invalidPlan(`${measure.as}: cannot be used here`);
  return value;
}

/** The table as rows of an inner select, which then has columns for values. */
export function asRows(table: Table, env: Environment): Table {
  const alias = env.alias('groups');
  return { ...columnsOf(table, alias), draft: { from: { query: rowsOf(table), as: alias }, joins: [] } };
}

/** Everything the table holds, as a select; `extra` outputs are added. */
export function rowsOf(table: Table, extra: readonly { expr: Expr; as: string }[] = []): Query {
  const all = [
    ...table.dimensions,
    ...table.leaves,
    ...named(table.shares, 'share'),
    ...named(table.previous, 'previous'),
  ];
  return selectFrom(table.draft, {
    outputs: [...all.map(([as, { expr }]) => ({ expr, as })), ...extra],
    where: table.where,
    groupBy: [...table.groupBy],
  });
}

/** The same table read from `alias`, under which its select now stands. */
export function columnsOf(table: Table, alias: string): Table {
  const read = (columns: Columns, prefix?: string): Columns =>
    new Map(
      [...columns].map(([key, { type }], index) => [
        key,
        { expr: columnOf(alias, prefix ? `${prefix}_${index + 1}` : key), type },
      ]),
    );
  return {
    ...table,
    where: undefined,
    groupBy: [],
    grouped: false,
    dimensions: read(table.dimensions),
    leaves: read(table.leaves),
    shares: read(table.shares, 'share'),
    previous: read(table.previous, 'previous'),
  };
}

/** Keys that are no names become numbered ones. */
function named(columns: Columns, prefix: string): [string, Typed][] {
  return [...columns.values()].map((typed, index) => [`${prefix}_${index + 1}`, typed]);
}

/** Percentages of the total over all groups, before any group is filtered away. */
export function withShares(table: Table, measures: readonly Measure[], env: Environment): Table {
  const shares = new Map<string, Typed>();
  for (const measure of measures.flatMap(sharesIn)) {
    const [part] = measure.of ?? [];
    if (!part) throw invalidPlan(`${measure.as}: a share is of one measure`);
    const { expr } = measureValue(part, table);
    const total: Expr = { kind: 'window', fn: 'sum', arg: expr };
    shares.set(measureKey(measure), { expr: ratio(expr, total, true), type: leafType(measure, undefined) });
  }
  return shares.size > 0 ? asRows({ ...table, shares }, env) : table;
}

function sharesIn(measure: Measure): Measure[] {
  return measure.fn === 'share' ? [measure] : (measure.of ?? []).flatMap(sharesIn);
}

export function hasShare(measure: Measure): boolean {
  return sharesIn(measure).length > 0;
}
