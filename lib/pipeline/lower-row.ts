// A place at one row: paths are its columns, a condition over many related rows asks whether one of them
// satisfies it, and a measure is the aggregate of the rows related to this one.
import { resolvePath } from '../data-source/manifest.ts';
import type { Expr, Query } from '../data-source/query.ts';
import { compare, lowerCondition, lowerOptional, not } from './lower-condition.ts';
import { type Place, pathsOf } from './lower-expression.ts';
import { invalidPlan } from './lower-invalid.ts';
import { aggregate, grainOf, identityOf, isPrefix, leafType, leafValue } from './lower-leaf.ts';
import { allOf, columnOf, type Environment, type RowScope, selectFrom, type Typed } from './lower-scope.ts';
import type { Condition, Measure } from './plan.ts';

type ExistsCondition = Parameters<Place['exists']>[0];

export class RowPlace implements Place {
  readonly env: Environment;
  readonly scope: RowScope;

  constructor(scope: RowScope) {
    this.env = scope.env;
    this.scope = scope;
  }

  column(path: string): Typed {
    return this.scope.column(path);
  }

  measure(measure: Measure): Typed {
    const key = JSON.stringify({ ...measure, as: undefined });
    const known = this.scope.perRow.get(key);
    if (known) return known;
    const value = perRowMeasure(measure, this);
    this.scope.perRow.set(key, value);
    return value;
  }

  around(paths: readonly string[], make: (place: Place) => Expr): Expr {
    for (const path of paths) {
      const many = this.scope.unlisted(path);
      if (many === undefined) continue;
      const related = this.scope.related(many, { fresh: false, tied: true });
      const condition = new RowPlace(related.scope).around(paths, make);
      return existsIn(
        selectFrom(related.scope.draft, { outputs: one, where: allOf([...related.tie, condition]) }),
      );
    }
    return make(this);
  }

  exists(condition: ExistsCondition): Expr | undefined {
    const negated = 'notExists' in condition;
    const path = negated ? condition.notExists : condition.exists;
    const resolved = resolvePath(this.env.index, this.scope.model.name, path);
    if (!resolved) throw invalidPlan(`${this.scope.model.name}.${path}: there is no such relation`);
    if (resolved.field)
      throw invalidPlan(`${this.scope.model.name}.${path}: is a field; exists needs a relation`);
    if (!negated && condition.count) {
      const { op, value } = condition.count;
      const counted = countRelated(path, condition.where, this);
      return compare(op, counted, { kind: 'value', value });
    }
    if (!negated && !condition.where && !resolved.toMany && this.scope.required.has(path)) {
      const { certain } = this.scope.reach(path.split('.'));
      if (certain) return undefined;
    }
    const related = this.scope.related(path, { fresh: true, tied: true });
    const inner =
      condition.where && lowerOptional(condition.where, new RowPlace(related.scope.from(related.end)));
    const query = selectFrom(related.scope.draft, { outputs: one, where: allOf([...related.tie, inner]) });
    return negated ? not(existsIn(query)) : existsIn(query);
  }
}

const one = [{ expr: { kind: 'value', value: 1 } as Expr, as: 'one' }];

function existsIn(query: Query): Expr {
  return { kind: 'exists', query };
}

/** To-one paths that the condition demands of every row it keeps. */
export function requiredPaths(condition: Condition | undefined): Set<string> {
  if (!condition) return new Set();
  if ('and' in condition) return new Set(condition.and.flatMap((part) => [...requiredPaths(part)]));
  if (!('exists' in condition) || condition.where || condition.count) return new Set();
  const names = condition.exists.split('.');
  return new Set(names.map((_, index) => names.slice(0, index + 1).join('.')));
}

function countRelated(path: string, where: Condition | undefined, place: RowPlace): Expr {
  const related = place.scope.related(path, { fresh: true, tied: false });
  const inner = where && lowerOptional(where, new RowPlace(related.scope.from(related.end)));
  const kinds = resolvePath(place.env.index, place.scope.model.name, path)?.relations ?? [];
  const many = kinds.findIndex(({ relation }) => relation.kind === 'many');
  const shared = many >= 0 && kinds.findLastIndex(({ relation }) => relation.kind === 'one') > many;
  const identity = identityOf(related.scope, path);
  const distinct = shared && identity.length === 1;
  const count: Expr = {
    kind: 'aggregate',
    fn: 'count',
    ...(distinct && { arg: identity[0], distinct: true }),
  };
  return joinGrouped(related, { value: count, where: inner }, true);
}

function perRowMeasure(measure: Measure, place: RowPlace): Typed {
  if (measure.fn === 'ratio') {
    const [top, bottom] = (measure.of ?? []).map((part) => place.measure(part));
    if (!top || !bottom) throw invalidPlan(`${measure.as}: a ratio needs two measures`);
    return { expr: ratio(top.expr, bottom.expr, measure.percent), type: 'decimal' };
  }
  const { scope, env } = place;
  const grain = grainOf(measure, scope.model.name, env.index);
  const path = grain.counted ?? grain.rows;
  if (path === '' || measure.fn === 'share')
    throw invalidPlan(`${measure.as}: for one row, a measure needs a path to related rows`);
  // Grouped once and joined, unless its condition speaks of more than the related rows.
  const alone = !measure.where || conditionPaths(measure.where).every((used) => isPrefix(path, used));
  const related = scope.related(path, { fresh: true, tied: !alone });
  const inner = new RowPlace(related.scope);
  const where = measure.where && lowerCondition(measure.where, inner);
  const isCount = measure.fn === 'count' || measure.fn === 'countDistinct';
  const identity = identityOf(related.scope, path);
  const value = grain.counted ? { expr: identity[0] as Expr, type: undefined } : leafValue(measure, inner);
  const type = leafType(measure, value.type);
  const distinct: Measure =
    grain.counted && grain.sharedPerRow ? { ...measure, fn: 'countDistinct' } : measure;
  const counting = grain.counted && !grain.sharedPerRow;
  const expr = aggregate(distinct, counting ? undefined : value.expr, undefined);
  if (!alone) {
    const query = selectFrom(related.scope.draft, {
      outputs: [{ expr, as: 'value' }],
      where: allOf([...related.tie, where]),
    });
    return { expr: { kind: 'scalar', query }, type };
  }
  const repeated =
    grain.sharedPerRow && !grain.counted && !isCount && measure.fn !== 'min' && measure.fn !== 'max';
  const once = repeated
    ? { value: value.expr, identity, fn: measure.fn as 'sum' | 'avg' | 'median' }
    : undefined;
  return { expr: joinGrouped(related, { value: expr, where, once }, isCount), type };
}

interface Grouped {
  readonly value: Expr;
  readonly where: Expr | undefined;
  /** Where the way to the rows can meet one twice: it is taken once, by its identity. */
  readonly once?: { value: Expr; identity: readonly Expr[]; fn: 'sum' | 'avg' | 'median' };
}

/** Left joins the related rows, grouped by what ties them, and gives the aggregated column. */
function joinGrouped(related: ReturnType<RowScope['related']>, grouped: Grouped, isCount: boolean): Expr {
  const { env, draft } = related.scope;
  const keys = related.pairs.map(({ inner }, index) => ({ expr: inner as Expr, as: `key_${index + 1}` }));
  let query: Query = selectFrom(draft, {
    outputs: [...keys, { expr: grouped.once ? maxOf(grouped.once.value) : grouped.value, as: 'value' }],
    where: grouped.where,
    groupBy: [...keys.map(({ expr }) => expr), ...(grouped.once?.identity ?? [])],
  });
  if (grouped.once) {
    const rows = env.alias('related');
    const columns = keys.map(({ as }) => ({ expr: columnOf(rows, as), as }));
    const value: Expr = { kind: 'aggregate', fn: grouped.once.fn, arg: columnOf(rows, 'value') };
    query = {
      kind: 'select',
      from: { query, as: rows },
      outputs: [...columns, { expr: value, as: 'value' }],
      groupBy: columns.map(({ expr }) => expr),
    };
  }
  const as = env.alias('totals');
  related.start.draft.joins.push({
    kind: 'left',
    from: { query, as },
    on: related.pairs.map(({ outer }, index) => [outer, columnOf(as, `key_${index + 1}`)]),
  });
  const column = columnOf(as, 'value');
  if (!isCount) return column;
  return { kind: 'function', fn: 'coalesce', args: [column, { kind: 'value', value: 0 }] };
}

function maxOf(arg: Expr): Expr {
  return { kind: 'aggregate', fn: 'max', arg };
}

export function ratio(top: Expr, bottom: Expr, percent: boolean | undefined): Expr {
  const counted: Expr = percent
    ? { kind: 'arithmetic', op: 'multiply', args: [top, { kind: 'value', value: 100 }] }
    : top;
  return { kind: 'arithmetic', op: 'divide', args: [counted, bottom] };
}

/** Every path a condition names at the level of its own model. */
function conditionPaths(condition: Condition): string[] {
  if ('and' in condition) return condition.and.flatMap(conditionPaths);
  if ('or' in condition) return condition.or.flatMap(conditionPaths);
  if ('not' in condition) return conditionPaths(condition.not);
  if ('exists' in condition) return [condition.exists];
  if ('notExists' in condition) return [condition.notExists];
  const paths = pathsOf(condition);
  if ('field' in condition) paths.push(condition.field);
  if ('to' in condition) paths.push(...pathsOf({ expr: condition.to }));
  return paths;
}
