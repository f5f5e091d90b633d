// Groups and their numbers, so that nothing is counted twice. Measures over the same rows share a select.
// Measures over different to-many relations get a select each; the selects are stacked, each with typed
// nulls for what it does not know, and folded by one outer group. Where the rows of a measure would be
// repeated by the dimensions, they are first reduced to one row each per group.
import { type FieldType, resolvePath } from '../data-source/manifest.ts';
import type { Expr, Query, Select } from '../data-source/query.ts';
import { lowerCondition, lowerOptional } from './lower-condition.ts';
import { lowerDimension, pathsOf } from './lower-expression.ts';
import {
  aggregate,
  countsRows,
  type Grain,
  grainOf,
  identityOf,
  isPrefix,
  isSensitive,
  leafType,
  leafValue,
} from './lower-leaf.ts';
import { RowPlace, requiredPaths } from './lower-row.ts';
import {
  allOf,
  columnOf,
  type Draft,
  type Environment,
  RowScope,
  selectFrom,
  type Typed,
} from './lower-scope.ts';
import type { Condition, Dimension, Measure } from './plan.ts';

/** One aggregated value that a plan needs; `earlier` ones are computed under the other condition. */
export interface Leaf {
  readonly name: string;
  readonly measure: Measure;
  readonly earlier: boolean;
}

export interface GroupRequest {
  readonly model: string;
  readonly dimensions: readonly Dimension[];
  readonly leaves: readonly Leaf[];
  readonly where: Condition | undefined;
  /** What `earlier` leaves are computed under. */
  readonly earlierWhere?: Condition;
}

/** A grouped select that still lacks its outputs. */
export interface Groups {
  readonly draft: Draft;
  readonly where: Expr | undefined;
  readonly groupBy: readonly Expr[];
  readonly dimensions: ReadonlyMap<string, Typed>;
  readonly leaves: ReadonlyMap<string, Typed>;
}

interface Planned extends Leaf {
  readonly grain: Grain;
  readonly sensitive: boolean;
}

/** A select of its own: the leaves whose rows it joins, under one condition. */
interface Part {
  readonly rows: string;
  readonly earlier: boolean;
  readonly onceEach: boolean;
  readonly leaves: Planned[];
}

export function lowerGroups(request: GroupRequest, env: Environment): Groups {
  const listed = listedPaths(request, env);
  const longest = listed.at(-1) ?? '';
  const linear = listed.every((path) => isPrefix(path, longest));
  const leaves = request.leaves.map((leaf) => planLeaf(leaf, request.model, env));
  const branches = new Set(leaves.filter(({ grain }) => grain.rows !== '').map(({ grain }) => grain.rows));

  // The common case of one child: a left join keeps the groups that have none of it.
  const [child] = branches;
  const single = leaves.every((leaf) => {
    if (leaf.earlier) return false;
    return !leaf.sensitive || (leaf.grain.rows !== '' && !leaf.grain.shared);
  });
  if (listed.length === 0 && branches.size === 1 && child !== undefined && single) {
    const hasOwn = request.dimensions.length > 0 || leaves.some(({ grain }) => grain.rows === '');
    return oneSelect(request, env, { rows: child, optional: hasOwn, listed }, leaves);
  }
  const parts = partition(leaves, listed, linear ? longest : undefined);
  const spine = parts.find(({ rows, earlier, onceEach }) => rows === '' && !earlier && !onceEach) as Part;
  const others = parts.filter((part) => part !== spine);
  if (others.length === 0) return oneSelect(request, env, { rows: '', optional: false, listed }, leaves);
  if (others.length === 1 && spine.leaves.length === 0 && request.dimensions.length === 0)
    return partGroups(others[0] as Part, request, listed, env);
  const needed = spine.leaves.length > 0 || request.dimensions.length > 0 ? [spine, ...others] : others;
  return fold(needed, request, listed, leaves, env);
}

function planLeaf(leaf: Leaf, model: string, env: Environment): Planned {
  const grain = grainOf(leaf.measure, model, env.index);
  const sensitive =
    grain.counted !== undefined ? false : isSensitive(leaf.measure, keyOf(model, grain.rows, env));
  return { ...leaf, grain, sensitive };
}

function keyOf(modelName: string, path: string, env: Environment): readonly string[] {
  const model = path === '' ? env.index.model(modelName) : resolvePath(env.index, modelName, path)?.model;
  return model?.primaryKey ?? [];
}

/** The to-many paths that dimensions walk, shortest first. */
function listedPaths(request: GroupRequest, env: Environment): string[] {
  return manyPaths(request.model, request.dimensions, env);
}

export function manyPaths(
  modelName: string,
  values: readonly Parameters<typeof pathsOf>[0][],
  env: Environment,
): string[] {
  const scope = RowScope.of({ ...env, alias: (hint) => hint }, modelName);
  const paths = values.flatMap(pathsOf).map((path) => scope.unlisted(path));
  return [...new Set(paths.filter((path) => path !== undefined))].sort((a, b) => a.length - b.length);
}

/**
 * `longest` is the one chain that the dimensions walk, undefined when they walk several side by side; then
 * every row is repeated. A leaf over the rows at the end of the chain, or one that repetition does not
 * change, is computed with the groups themselves.
 */
function partition(
  leaves: readonly Planned[],
  listed: readonly string[],
  longest: string | undefined,
): Part[] {
  const spine: Part = { rows: '', earlier: false, onceEach: false, leaves: [] };
  const parts: Part[] = [spine];
  for (const leaf of leaves) {
    const { rows, shared } = leaf.grain;
    const joined = rows === '' || listed.some((path) => isPrefix(rows, path));
    const repeated = joined
      ? listed.length > 0 && (longest !== rows || shared)
      : shared || longest === undefined || !isPrefix(longest, rows);
    const onceEach = leaf.sensitive && repeated;
    if (joined && !onceEach && !leaf.earlier) {
      spine.leaves.push(leaf);
      continue;
    }
    const known = parts.find(
      (part) =>
        part !== spine && part.rows === rows && part.earlier === leaf.earlier && part.onceEach === onceEach,
    );
    if (known) known.leaves.push(leaf);
    else parts.push({ rows, earlier: leaf.earlier, onceEach, leaves: [leaf] });
  }
  return parts;
}

interface Shape {
  readonly rows: string;
  /** True when groups without such rows must stay. */
  readonly optional: boolean;
  readonly listed: readonly string[];
}

function oneSelect(
  request: GroupRequest,
  env: Environment,
  shape: Shape,
  leaves: readonly Planned[],
): Groups {
  const { scope, where, dimensions } = startSelect(request, shape.listed, request.where, env);
  const place = new RowPlace(scope);
  if (shape.rows !== '') scope.reach(shape.rows.split('.'), shape.optional ? 'left' : 'inner');
  const values = leaves.map((leaf) => [leaf.name, directLeaf(leaf, place, shape)] as const);
  return {
    draft: scope.draft,
    where,
    groupBy: [...dimensions.values()].map(({ expr }) => expr),
    dimensions,
    leaves: new Map(values),
  };
}

function startSelect(
  request: GroupRequest,
  listed: readonly string[],
  condition: Condition | undefined,
  env: Environment,
) {
  const scope = RowScope.of(env, request.model, requiredPaths(condition));
  const place = new RowPlace(scope);
  for (const path of listed) scope.reach(path.split('.'));
  const where = condition && lowerOptional(condition, place);
  const dimensions = new Map(
    request.dimensions.map((dimension) => [dimension.as, lowerDimension(dimension, place)] as const),
  );
  return { scope, where, dimensions };
}

function directLeaf(leaf: Planned, place: RowPlace, shape: Shape): Typed {
  const { measure, grain } = leaf;
  const { scope } = place;
  const repeated =
    grain.rows === ''
      ? shape.rows !== '' || shape.listed.length > 0
      : shape.listed.some((path) => !isPrefix(path, grain.rows));
  const condition = measure.where && lowerCondition(measure.where, place);
  if (grain.counted !== undefined || countsRows(measure)) {
    if (measure.fn !== 'count' && measure.fn !== 'countDistinct') leafValue(measure, place);
    const path = grain.counted ?? grain.rows;
    if (grain.counted !== undefined) scope.reach(path.split('.'));
    const [key] = identityOf(scope, path);
    const distinct =
      repeated || grain.shared || (grain.counted !== undefined && grain.rows !== grain.counted);
    const certain = scope.at(path).certain || (path === '' && !repeated);
    const arg = distinct || !certain || shape.optional ? key : undefined;
    const counting: Measure = { ...measure, fn: distinct ? 'countDistinct' : 'count' };
    const plain = path === '' && !distinct;
    return { expr: aggregate(counting, plain ? undefined : arg, condition), type: 'bigint' };
  }
  const value = leafValue(measure, place);
  // A row that is missing beside a left join must not count, whatever an expression makes of its nulls.
  const phantom = shape.optional && grain.rows !== '' && measure.expr !== undefined;
  const [key] = phantom ? identityOf(scope, grain.rows) : [];
  const present: Expr | undefined = key && { kind: 'not', arg: { kind: 'isNull', arg: key } };
  return {
    expr: aggregate(measure, value.expr, allOf([present, condition])),
    type: leafType(measure, value.type),
  };
}

function partGroups(part: Part, request: GroupRequest, listed: readonly string[], env: Environment): Groups {
  const where = part.earlier ? request.earlierWhere : request.where;
  if (!part.onceEach)
    return oneSelect({ ...request, where }, env, { rows: part.rows, optional: false, listed }, part.leaves);
  const started = startSelect(request, listed, where, env);
  const { scope } = started;
  if (part.rows !== '') scope.reach(part.rows.split('.'));
  const place = new RowPlace(scope);
  const identity = identityOf(scope, part.rows);
  const values = part.leaves.map((leaf) => ({ leaf, value: onceValue(leaf, place) }));
  const dimensions = [...started.dimensions].map(([as, { expr }]) => ({ expr, as }));
  const rows = selectFrom(scope.draft, {
    outputs: [
      ...dimensions,
      ...values.map(({ leaf, value }) => ({
        expr: { kind: 'aggregate', fn: 'max', arg: value.expr } as Expr,
        as: leaf.name,
      })),
    ],
    where: started.where,
    groupBy: [...dimensions.map(({ expr }) => expr), ...identity],
  });
  const alias = env.alias('rows');
  const columns = new Map(
    [...started.dimensions].map(([as, { type }]) => [as, { expr: columnOf(alias, as), type }] as const),
  );
  return {
    draft: { from: { query: rows, as: alias }, joins: [] },
    where: undefined,
    groupBy: [...columns.values()].map(({ expr }) => expr),
    dimensions: columns,
    leaves: new Map(
      values.map(({ leaf, value }) => [
        leaf.name,
        {
          expr: aggregate(leaf.measure, columnOf(alias, leaf.name), undefined),
          type: leafType(leaf.measure, value.type),
        },
      ]),
    ),
  };
}

/** What one row contributes; null where the measure's own condition leaves the row out. */
function onceValue(leaf: Planned, place: RowPlace): Typed {
  const { measure } = leaf;
  const value: Typed = countsRows(measure)
    ? { expr: { kind: 'value', value: 1 }, type: 'integer' }
    : countable(leafValue(measure, place), measure);
  if (!measure.where) return value;
  return {
    expr: { kind: 'case', when: [{ if: lowerCondition(measure.where, place), result: value.expr }] },
    type: value.type,
  };
}

/** For a count only whether there is a value matters, and not every type has a greatest one. */
function countable(value: Typed, measure: Measure): Typed {
  if (measure.fn !== 'count') return value;
  const present: Expr = { kind: 'not', arg: { kind: 'isNull', arg: value.expr } };
  const one: Expr = { kind: 'value', value: 1 };
  return { expr: { kind: 'case', when: [{ if: present, result: one }] }, type: 'integer' };
}

function fold(
  parts: readonly Part[],
  request: GroupRequest,
  listed: readonly string[],
  leaves: readonly Planned[],
  env: Environment,
): Groups {
  const computed = parts.map((part) => partGroups(part, request, listed, env));
  const types = new Map<string, FieldType | undefined>();
  for (const groups of computed) for (const [name, { type }] of groups.leaves) types.set(name, type);
  const selects: Select[] = computed.map((groups) =>
    selectFrom(groups.draft, {
      outputs: [
        ...[...groups.dimensions].map(([as, { expr }]) => ({ expr, as })),
        ...leaves.map(({ name }) => ({
          expr: groups.leaves.get(name)?.expr ?? {
            kind: 'null' as const,
            type: types.get(name) ?? 'decimal',
          },
          as: name,
        })),
      ],
      where: groups.where,
      groupBy: [...groups.groupBy],
    }),
  );
  const query: Query = { kind: 'set', op: 'unionAll', parts: selects };
  const alias = env.alias('parts');
  const dimensions = new Map(
    [...(computed[0] as Groups).dimensions].map(
      ([as, { type }]) => [as, { expr: columnOf(alias, as), type }] as const,
    ),
  );
  return {
    draft: { from: { query, as: alias }, joins: [] },
    where: undefined,
    groupBy: [...dimensions.values()].map(({ expr }) => expr),
    dimensions,
    leaves: new Map(leaves.map(({ name, measure }) => [name, folded(name, measure, alias, types.get(name))])),
  };
}

/** Each value stands in one of the stacked rows of its group; a count that stands in none is zero. */
function folded(name: string, measure: Measure, alias: string, type: FieldType | undefined): Typed {
  const value: Expr = { kind: 'aggregate', fn: 'max', arg: columnOf(alias, name) };
  if (measure.fn !== 'count' && measure.fn !== 'countDistinct') return { expr: value, type };
  return { expr: { kind: 'function', fn: 'coalesce', args: [value, { kind: 'value', value: 0 }] }, type };
}
