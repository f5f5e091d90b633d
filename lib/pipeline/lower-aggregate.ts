// A plan with measures, or one that lists groups: grouped once where that suffices; where a number needs
// the other groups too (a share, an earlier period, a place within a group), the groups become rows of an
// outer select.
import { resolvePath } from '../data-source/manifest.ts';
import type { Expr, OrderItem } from '../data-source/query.ts';
import {
  type Comparison,
  changeOf,
  comparable,
  comparedNames,
  comparisonOf,
  withEarlier,
} from './lower-compare.ts';
import { lowerOptional } from './lower-condition.ts';
import { lowerExpression, type Place } from './lower-expression.ts';
import { type Leaf, lowerGroups } from './lower-groups.ts';
import { invalidPlan } from './lower-invalid.ts';
import { measuresIn } from './lower-measures.ts';
import { allOf, type Environment, type Lowered, selectFrom, type Typed } from './lower-scope.ts';
import {
  asRows,
  earlierName,
  hasShare,
  measureKey,
  measureValue,
  type Table,
  tableOf,
  withShares,
} from './lower-table.ts';
import { topPerGroup } from './lower-top.ts';
import type { Measure, OrderTerm, Plan } from './plan.ts';

export function lowerAggregate(plan: Plan, env: Environment): Lowered {
  const measures = measuresOf(plan, env);
  const comparison = plan.compare && comparisonOf(plan, env);
  const table = compared(plan, measures, comparison, env);
  const outputs = outputsOf(plan, table, comparison);
  const place = groupPlace(plan, table, env);
  const having = plan.having && lowerOptional(plan.having, place);
  const where = table.grouped ? table.where : allOf([table.where, having]);
  const select = {
    outputs: outputs.map(({ as, expr }) => ({ as, expr })),
    where,
    groupBy: [...table.groupBy],
    having: table.grouped ? having : undefined,
  };
  const page = { limit: plan.limit, offset: plan.offset };
  const known = outputs.map(({ as, type }) => ({ as, type }));
  if (!plan.topPerGroup) {
    const orderBy = (plan.orderBy ?? []).map((term) => orderItem(term, plan, outputs, place));
    const distinct = plan.distinct && orderBy.every(({ by }) => by.kind === 'output');
    return { query: selectFrom(table.draft, { ...select, distinct, orderBy, ...page }), outputs: known };
  }
  const hidden: { expr: Expr; as: string }[] = [];
  const named = (term: OrderTerm): OrderItem => {
    const item = orderItem(term, plan, outputs, place);
    if (item.by.kind === 'output') return item;
    const as = `sort_${hidden.length + 1}`;
    hidden.push({ expr: item.by, as });
    return { ...item, by: { kind: 'output', name: as } };
  };
  const within = plan.topPerGroup.orderBy.map(named);
  const orderBy = (plan.orderBy ?? []).map(named);
  const rows = selectFrom(table.draft, { ...select, outputs: [...select.outputs, ...hidden] });
  const query = topPerGroup(
    { query: rows, visible: outputs.map(({ as }) => as) },
    { by: plan.topPerGroup.by, limit: plan.topPerGroup.limit, within, orderBy },
    page,
    env,
  );
  return { query, outputs: known };
}

/** The groups with every value the plan needs of them. */
function compared(
  plan: Plan,
  measures: readonly Measure[],
  comparison: Comparison | undefined,
  env: Environment,
): Table {
  const leaves = leavesOf(measures, plan);
  const apart = comparison?.kind === 'period' || comparison?.apart === true;
  const request = {
    model: plan.model,
    dimensions: plan.dimensions ?? [],
    leaves: apart ? [...leaves, ...leaves.map(asEarlier)] : leaves,
    where: comparison && !apart ? comparison.where : plan.where,
    ...(comparison && apart && { earlierWhere: comparison.where }),
  };
  const needsRows = comparison?.kind === 'series' || measures.some(hasShare);
  const build = (): Table => {
    const table = tableOf(lowerGroups(request, env), leaves);
    return needsRows ? withShares(asRows(table, env), measures, env) : table;
  };
  if (comparison?.kind === 'series') return withEarlier(build(), plan, comparison, build, env);
  const table = build();
  if (comparison?.kind !== 'period') return table;
  const previous = new Map(
    comparable(plan, true).map((measure) => [measure.as, measureValue(measure, table, true)]),
  );
  return { ...table, previous };
}

function asEarlier(leaf: Leaf): Leaf {
  return { ...leaf, name: earlierName(leaf.name), earlier: true };
}

/** Every measure of the plan, also those only sorted or filtered by. */
function measuresOf(plan: Plan, env: Environment): Measure[] {
  const terms = [...(plan.orderBy ?? []), ...(plan.topPerGroup?.orderBy ?? [])];
  return [
    ...measuresIn(plan),
    ...terms.map((term) => impliedMeasure(term, plan, env)).filter((m) => m !== undefined),
  ];
}

/** Sorting groups by a field that is not one of them: its smallest value upwards, its greatest downwards. */
function impliedMeasure(term: OrderTerm, plan: Plan, env: Environment): Measure | undefined {
  const { by, direction } = term;
  if (by === undefined || isOutput(by, plan)) return undefined;
  if (!resolvePath(env.index, plan.model, by)?.field)
    throw invalidPlan(`orderBy: ${by} is neither an output nor a field`);
  return { fn: direction === 'asc' ? 'min' : 'max', path: by, as: 'sorted' };
}

function isOutput(name: string, plan: Plan): boolean {
  const compared = (plan.compare ? (plan.measures ?? []) : []).map(comparedNames);
  return (
    (plan.dimensions ?? []).some(
      ({ as, path, bucket, part }) => as === name || (path === name && !bucket && !part),
    ) ||
    (plan.measures ?? []).some(({ as }) => as === name) ||
    compared.some(({ previous, change }) => previous === name || change === name)
  );
}

/** The aggregates that the measures are made of, each once, under names that no dimension has. */
function leavesOf(measures: readonly Measure[], plan: Plan): Leaf[] {
  const taken = new Set((plan.dimensions ?? []).map(({ as }) => as));
  const leaves = new Map<string, Leaf>();
  const add = (measure: Measure): void => {
    if (measure.fn === 'ratio' || measure.fn === 'share') {
      for (const part of measure.of ?? []) add(part);
      return;
    }
    if (leaves.has(measureKey(measure))) return;
    let name = measure.as.slice(0, 50);
    for (let number = 2; taken.has(name); number++) name = `${measure.as.slice(0, 50)}_${number}`;
    taken.add(name);
    leaves.set(measureKey(measure), { name, measure, earlier: false });
  };
  for (const measure of measures) add(measure);
  return [...leaves.values()];
}

interface Output extends Typed {
  readonly as: string;
}

function outputsOf(plan: Plan, table: Table, comparison: Comparison | undefined): Output[] {
  const hidden = new Set((plan.dimensions ?? []).filter((dimension) => dimension.hidden).map(({ as }) => as));
  const dimensions = [...table.dimensions]
    .filter(([as]) => !hidden.has(as))
    .map(([as, typed]) => ({ as, ...typed }));
  const measures = (plan.measures ?? []).flatMap((measure): Output[] => {
    const value = measureValue(measure, table);
    const earlier = table.previous.get(measure.as);
    if (!comparison || !earlier) return [{ as: measure.as, ...value }];
    const names = comparedNames(measure);
    return [
      { as: measure.as, ...value },
      { as: names.previous, ...earlier },
      ...(isDifference(value)
        ? [{ as: names.change, expr: changeOf(value.expr, earlier.expr), type: 'decimal' as const }]
        : []),
    ];
  });
  return [...dimensions, ...measures];
}

/** The latest date has an earlier value, but no change in percent. */
function isDifference({ type }: Typed): boolean {
  return type === undefined || ['integer', 'bigint', 'decimal', 'float'].includes(type);
}

/** A place at one group: its paths are outputs and dimensions, its measures are over the group. */
function groupPlace(plan: Plan, table: Table, env: Environment): Place {
  const place: Place = {
    env,
    column(path) {
      const named = (plan.dimensions ?? []).find((dimension) => dimension.as === path);
      const measure = (plan.measures ?? []).find(({ as }) => as === path);
      if (!named && measure) return measureValue(measure, table);
      const dimension = named ?? (plan.dimensions ?? []).find((d) => d.path === path && !d.bucket && !d.part);
      const value = dimension && table.dimensions.get(dimension.as);
      if (!value) throw invalidPlan(`${path}: is neither an output nor a dimension of the groups`);
      return value;
    },
    measure: (measure) => measureValue(measure, table),
    around: (_paths, make) => make(place),
    exists: () => {
      throw invalidPlan('having: exists is about rows; it belongs in where');
    },
  };
  return place;
}

function orderItem(term: OrderTerm, plan: Plan, outputs: readonly Output[], place: Place): OrderItem {
  const { by, direction } = term;
  if (by !== undefined && outputs.some(({ as }) => as === by))
    return { by: { kind: 'output', name: by }, direction };
  if (term.measure) return { by: place.measure(term.measure).expr, direction };
  if (term.expr) return { by: lowerExpression(term.expr, place).expr, direction };
  if (by === undefined) throw invalidPlan('orderBy: needs an output, a path, an expression or a measure');
  const implied = impliedMeasure(term, plan, place.env);
  return { by: implied ? place.measure(implied).expr : place.column(by).expr, direction };
}
