// One aggregate function over one value: which rows it is about, whether repeating a row would change
// it, and what it is called in a query.
import { type FieldType, type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import type { Expr } from '../data-source/query.ts';
import { asNumber, lowerValue, type Place, pathsOf } from './lower-expression.ts';
import { invalidPlan } from './lower-invalid.ts';
import { columnOf, type RowScope, type Typed } from './lower-scope.ts';
import type { Measure } from './plan.ts';

/** The rows a measure aggregates, as relation paths from the model of the plan. */
export interface Grain {
  /** Up to the last to-many relation, and on through a join table; empty for the plan's own rows. */
  readonly rows: string;
  /** Set where `count` names a relation: the rows counted, each once. */
  readonly counted?: string;
  /** True when two of the plan's rows can lead to the same aggregated row. */
  readonly shared: boolean;
  /** As `shared`, but for a single row of the plan. */
  readonly sharedPerRow: boolean;
}

/** @throws AssistantError `plan.invalid` for a path that does not exist, or two unrelated to-many paths in one */
export function grainOf(measure: Measure, modelName: string, index: ManifestIndex): Grain {
  let rows = '';
  let counted: string | undefined;
  for (const path of pathsOf(measure)) {
    const resolved = resolvePath(index, modelName, path);
    if (!resolved) throw invalidPlan(`${modelName}.${path}: there is no such field or relation`);
    const hops = resolved.relations;
    let length = hops.findLastIndex(({ relation }) => relation.kind === 'many') + 1;
    // What lies behind a join table is the related row; the join table's own row only connects.
    while (length > 0 && length < hops.length && hops[length]?.owner.isJunction) length++;
    const prefix = hops
      .slice(0, length)
      .map(({ relation }) => relation.name)
      .join('.');
    if (!isPrefix(rows, prefix) && !isPrefix(prefix, rows))
      throw invalidPlan(`${measure.as}: ${rows} and ${prefix} lead to different rows`);
    if (prefix.length > rows.length) rows = prefix;
    if (!resolved.field) {
      if (measure.fn !== 'count' && measure.fn !== 'countDistinct')
        throw invalidPlan(`${modelName}.${path}: names a relation where a field is needed`);
      counted = path;
    }
  }
  const kinds = relationKinds(index, modelName, counted ?? rows);
  const many = kinds.indexOf('many');
  return {
    rows,
    counted,
    shared: kinds.includes('one'),
    sharedPerRow: many >= 0 && kinds.lastIndexOf('one') > many,
  };
}

function relationKinds(index: ManifestIndex, modelName: string, path: string): string[] {
  if (path === '') return [];
  return resolvePath(index, modelName, path)?.relations.map(({ relation }) => relation.kind) ?? [];
}

export function isPrefix(prefix: string, path: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}.`);
}

/** True when seeing a row twice would change the number. */
export function isSensitive(measure: Measure, counted: readonly string[]): boolean {
  if (measure.fn === 'sum' || measure.fn === 'avg' || measure.fn === 'median') return true;
  if (measure.fn !== 'count') return false;
  // Rows are told apart by their key; one that has several parts cannot be counted in one go.
  return !countsRows(measure) || counted.length !== 1;
}

export function countsRows(measure: Measure): boolean {
  return measure.path === undefined && measure.expr === undefined;
}

/** The value a measure aggregates, for one of its rows. */
export function leafValue(measure: Measure, place: Place): Typed {
  const value = lowerValue(measure, place, measure.as);
  const adds = measure.fn === 'sum' || measure.fn === 'avg' || measure.fn === 'median';
  // Yes and no count as one and zero; engines have no sum, and no smallest, of truth values.
  if ((adds || measure.fn === 'min' || measure.fn === 'max') && value.type === 'boolean') {
    const one: Expr = { kind: 'value', value: 1 };
    const zero: Expr = { kind: 'value', value: 0 };
    const known: Expr = { kind: 'not', arg: { kind: 'isNull', arg: value.expr } };
    const when = [
      {
        if: { kind: 'compare', op: 'eq', args: [value.expr, { kind: 'value', value: true }] } as Expr,
        result: one,
      },
      { if: known, result: zero },
    ];
    return { expr: { kind: 'case', when }, type: 'integer' };
  }
  return adds ? asNumber(value, place, measure.as) : value;
}

export function leafType(measure: Measure, value: FieldType | undefined): FieldType | undefined {
  switch (measure.fn) {
    case 'count':
    case 'countDistinct':
      return 'bigint';
    case 'sum':
      if (value === 'integer') return 'bigint';
      return value === 'bigint' ? 'decimal' : value;
    case 'avg':
    case 'median':
      return value === 'float' || value === 'interval' ? value : 'decimal';
    case 'ratio':
    case 'share':
      return 'decimal';
    default:
      return value;
  }
}

export function aggregate(measure: Measure, arg: Expr | undefined, filter: Expr | undefined): Expr {
  const fn = measure.fn === 'countDistinct' ? 'count' : measure.fn;
  if (fn === 'ratio' || fn === 'share') throw invalidPlan(`${measure.as}: is made of other measures`);
  return {
    kind: 'aggregate',
    fn,
    ...(arg && { arg }),
    ...(measure.fn === 'countDistinct' && { distinct: true }),
    ...(filter && { filter }),
  };
}

/** The columns that tell one row from another; every field where the model has no key. */
export function identityOf(scope: RowScope, relationPath: string): (Expr & { kind: 'column' })[] {
  const { alias, model } = scope.at(relationPath);
  const unique = model.fields.find((field) => field.unique && !field.nullable);
  const names =
    model.primaryKey.length > 0
      ? model.primaryKey
      : unique
        ? [unique.name]
        : model.fields.filter(({ type }) => type !== 'json' && type !== 'bytes').map(({ name }) => name);
  return names.map((name) => columnOf(alias, name));
}
