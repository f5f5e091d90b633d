// Each number beside that of the period before, or of the same period a year before. The earlier period
// often lies outside what the question asks about ("this year by month, compared with last year"), so it
// is read as well and then left out of the answer. A period in which nothing happened has no row: then
// there is nothing to compare with, and never the number of some older period in its place.
import type { Expr, Join } from '../data-source/query.ts';
import { compare } from './lower-condition.ts';
import { invalidPlan } from './lower-invalid.ts';
import { addUnits, boundsOf, earlierPeriod, startOf, type Wall, wallText } from './lower-period.ts';
import { columnOf, type Environment, type Typed } from './lower-scope.ts';
import { asRows, columnsOf, hasShare, measureValue, rowsOf, type Table } from './lower-table.ts';
import type { Condition, Dimension, Measure, Plan } from './plan.ts';

export type Comparison =
  /** Without a date bucket: the whole period of the question beside the one before it. */
  | { readonly kind: 'period'; readonly where: Condition }
  | {
      readonly kind: 'series';
      readonly dimension: Dimension;
      /** The question's condition, widened backwards by one period. */
      readonly where: Condition | undefined;
      /** First bucket of the answer; earlier ones were only read to be compared with. */
      readonly start?: Wall;
      /** True when the question's period begins inside a bucket: its own numbers are computed apart. */
      readonly apart: boolean;
    };

type Dated = Extract<Condition, { period: unknown }>;

/** @throws AssistantError `plan.invalid` when the plan has neither a date bucket nor a period */
export function comparisonOf(plan: Plan, env: Environment): Comparison {
  const to = plan.compare?.to ?? 'previous_period';
  const buckets = (plan.dimensions ?? []).filter(({ bucket }) => bucket);
  const [dimension, more] = buckets;
  if (more) throw invalidPlan('compare: there are two date buckets');
  if (!dimension) {
    const dated = datedIn(plan.where, undefined);
    if (dated?.op !== 'during') throw invalidPlan('compare: needs a date bucket or a period');
    const bounds = earlierPeriod(dated.period, to, env.now, env.timeZone);
    return { kind: 'period', where: replaced(plan.where as Condition, dated, during(dated, bounds)) };
  }
  const dated = datedIn(plan.where, dimension.path);
  if (!dated || (dated.op !== 'during' && dated.op !== 'since'))
    return { kind: 'series', dimension, where: plan.where, apart: false };
  const bounds = boundsOf(dated.period, env.now, env.timeZone);
  if (bounds.from === undefined) return { kind: 'series', dimension, where: plan.where, apart: false };
  const unit = unitOf(dimension);
  const start = startOf(unit, bounds.from);
  const earliest = to === 'previous_year' ? addUnits(start, 'year', -1) : addUnits(start, unit, -1);
  const from = startOf(unit, earliest);
  const wider = during(dated, { from, ...(dated.op === 'during' && { to: bounds.to }) });
  const where = replaced(plan.where as Condition, dated, wider);
  return { kind: 'series', dimension, where, start, apart: start !== bounds.from };
}

function unitOf(dimension: Dimension): NonNullable<Dimension['bucket']> {
  return dimension.bucket ?? 'month';
}

function datedIn(condition: Condition | undefined, path: string | undefined): Dated | undefined {
  if (!condition) return undefined;
  if ('and' in condition) {
    for (const part of condition.and) {
      const found = datedIn(part, path);
      if (found) return found;
    }
    return undefined;
  }
  return 'period' in condition && (path === undefined || condition.path === path) ? condition : undefined;
}

function during(dated: Dated, bounds: { from?: Wall; to?: Wall }): Dated {
  const text = (wall: Wall | undefined) => (wall === undefined ? undefined : wallText(wall, false));
  return { ...dated, op: 'during', period: { from: text(bounds.from), to: text(bounds.to) } };
}

function replaced(condition: Condition, old: Condition, by: Condition): Condition {
  if (condition === old) return by;
  return 'and' in condition ? { and: condition.and.map((part) => replaced(part, old, by)) } : condition;
}

type Series = Extract<Comparison, { kind: 'series' }>;

/**
 * The table with the earlier value of each measure. `again` builds the same table a second time, under
 * aliases of its own, to be joined with itself.
 */
export function withEarlier(
  table: Table,
  plan: Plan,
  series: Series,
  again: () => Table,
  env: Environment,
): Table {
  const compared =
    plan.compare?.to === 'previous_year'
      ? yearBefore(table, plan, series, again, env)
      : periodBefore(table, plan, series);
  const rows = asRows(compared, env);
  if (series.start === undefined) return rows;
  const bucket = rows.dimensions.get(series.dimension.as) as Typed;
  const dateOnly = bucket.type === 'date';
  const value: Expr = {
    kind: 'value',
    value: wallText(series.start, dateOnly),
    type: dateOnly ? 'date' : 'timestamp',
  };
  return { ...rows, where: compare('gte', bucket.expr, value) };
}

/** A share has no earlier value where the earlier period is computed apart: its whole is another one. */
export function comparable(plan: Plan, apart: boolean): Measure[] {
  return (plan.measures ?? []).filter((measure) => !apart || !hasShare(measure));
}

/** The row before, if it is the period before. */
function periodBefore(table: Table, plan: Plan, series: Series): Table {
  const bucket = (table.dimensions.get(series.dimension.as) as Typed).expr;
  const others = [...table.dimensions]
    .filter(([as]) => as !== series.dimension.as)
    .map(([, { expr }]) => expr);
  const lag = (arg: Expr): Expr => ({
    kind: 'window',
    fn: 'lag',
    arg,
    offset: 1,
    ...(others.length > 0 && { partitionBy: others }),
    orderBy: [{ by: bucket, direction: 'asc' }],
  });
  const adjacent = compare(
    'eq',
    { kind: 'dateDifference', unit: unitOf(series.dimension), from: lag(bucket), to: bucket },
    { kind: 'value', value: 1 },
  );
  const previous = new Map<string, Typed>();
  for (const measure of comparable(plan, series.apart)) {
    const { expr, type } = measureValue(measure, table, series.apart);
    previous.set(measure.as, { expr: { kind: 'case', when: [{ if: adjacent, result: lag(expr) }] }, type });
  }
  return { ...table, previous };
}

/** A join of the series with itself on the period's place in time, so that a gap cannot shift anything. */
function yearBefore(table: Table, plan: Plan, series: Series, again: () => Table, env: Environment): Table {
  const keys = (of: Table, shifted: boolean) => {
    const bucket = (of.dimensions.get(series.dimension.as) as Typed).expr;
    const others = [...of.dimensions]
      .filter(([as]) => as !== series.dimension.as)
      .map(([, { expr }]) => text(expr));
    return [...places(bucket, unitOf(series.dimension), shifted), ...others].map((expr, index) => ({
      expr,
      as: `key_${index + 1}`,
    }));
  };
  const now = env.alias('now');
  const before = env.alias('before');
  const older = again();
  const values = comparable(plan, series.apart).map((measure, index) => ({
    measure,
    as: `earlier_${index + 1}`,
    value: measureValue(measure, older, series.apart),
  }));
  const olderKeys = keys(older, true);
  const olderRows = rowsOf({ ...older, dimensions: new Map(), leaves: new Map(), shares: new Map() }, [
    ...olderKeys,
    ...values.map(({ as, value }) => ({ expr: value.expr, as })),
  ]);
  const on = olderKeys.map(({ as }): Join['on'][number] => [columnOf(now, as), columnOf(before, as)]);
  return {
    ...columnsOf(table, now),
    draft: {
      from: { query: rowsOf(table, keys(table, false)), as: now },
      joins: [{ kind: 'left', from: { query: olderRows, as: before }, on }],
    },
    previous: new Map(
      values.map(({ measure, as, value }) => [measure.as, { expr: columnOf(before, as), type: value.type }]),
    ),
  };
}

/** Where a bucket stands in time, as numbers; `shifted` moves it a year on, to meet the one it precedes. */
function places(bucket: Expr, unit: string, shifted: boolean): Expr[] {
  const part = (name: 'year' | 'month' | 'day'): Expr => ({ kind: 'datePart', part: name, arg: bucket });
  if (unit === 'day') return [moved(part('year'), shifted ? 1 : 0), part('month'), part('day')];
  if (unit === 'hour') throw invalidPlan('compare: hours have no same hour of the year before');
  // A Monday, and the first day of a year near enough: whole units from here number the buckets.
  const origin: Expr = { kind: 'value', value: unit === 'week' ? '1970-01-05' : '1970-01-01', type: 'date' };
  const number: Expr = { kind: 'dateDifference', unit: unit as 'month', from: origin, to: bucket };
  const year = unit === 'week' ? 52 : unit === 'month' ? 12 : unit === 'quarter' ? 4 : 1;
  return [moved(number, shifted ? year : 0)];
}

function moved(number: Expr, by: number): Expr {
  if (by === 0) return number;
  return { kind: 'arithmetic', op: 'add', args: [number, { kind: 'value', value: by }] };
}

/** Groups are matched as text, where a missing value can equal another. */
function text(expr: Expr): Expr {
  const cast: Expr = { kind: 'cast', arg: expr, to: 'text' };
  return { kind: 'function', fn: 'coalesce', args: [cast, { kind: 'value', value: '' }] };
}

/** The change in percent; null where there is nothing, or zero, to compare with. */
export function changeOf(current: Expr, previous: Expr): Expr {
  const difference: Expr = { kind: 'arithmetic', op: 'subtract', args: [current, previous] };
  const percent: Expr = {
    kind: 'arithmetic',
    op: 'multiply',
    args: [difference, { kind: 'value', value: 100 }],
  };
  return { kind: 'arithmetic', op: 'divide', args: [percent, previous] };
}

export function comparedNames(measure: Measure): { previous: string; change: string } {
  const base = measure.as.slice(0, 53);
  return { previous: `${base}_previous`, change: `${base}_change` };
}
