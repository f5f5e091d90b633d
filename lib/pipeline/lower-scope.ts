// Where the paths of a plan become joins. A scope is the rows of one model while a select is drafted: it
// hands out a column for a path and joins what the path needs on the way. To-one relations are left
// joined, so they never drop a row; a to-many relation is joined only where the plan lists it, and is
// otherwise asked about inside `exists`, so that it never repeats a row.
import type { Field, FieldType, ManifestIndex, Model, Relation } from '../data-source/manifest.ts';
import { resolvePath } from '../data-source/manifest.ts';
import type { Expr, From, Join, Query, Select } from '../data-source/query.ts';
import { invalidPlan } from './lower-invalid.ts';
import type { Plan } from './plan.ts';

/** What every part of one lowering shares. */
export interface Environment {
  readonly index: ManifestIndex;
  readonly now: Date;
  readonly timeZone: string;
  /** A name unique in the whole query, short and speaking: `o` for orders, then `o2`. */
  alias(hint: string): string;
  /** Lowers a plan inside this one; handed over rather than imported, for the rooms form a circle. */
  nested(plan: Plan): Lowered;
}

/** A query and what its outputs are. */
export interface Lowered {
  readonly query: Query;
  readonly outputs: readonly { readonly as: string; readonly type?: FieldType }[];
}

export interface Typed {
  readonly expr: Expr;
  /** Absent where it cannot be known: an expression of a column of unknown type. */
  readonly type?: FieldType;
  readonly field?: Field;
}

/** A select under construction: what paths add to it. */
export interface Draft {
  readonly from: From;
  readonly joins: Join[];
}

interface Reached {
  readonly alias: string;
  readonly model: Model;
  readonly draft: Draft;
  /** True when every row of the draft has a row here, so that an inner join drops nothing. */
  readonly certain: boolean;
}

export class RowScope {
  readonly env: Environment;
  readonly model: Model;
  readonly draft: Draft;
  /** To-one paths whose row must exist; their joins become inner. */
  readonly required: ReadonlySet<string>;
  readonly reached: Map<string, Reached>;
  readonly perRow: Map<string, Typed>;

  private constructor(
    env: Environment,
    model: Model,
    draft: Draft,
    reached: Map<string, Reached>,
    required: ReadonlySet<string>,
    perRow: Map<string, Typed> = new Map(),
  ) {
    this.env = env;
    this.model = model;
    this.draft = draft;
    this.reached = reached;
    this.required = required;
    this.perRow = perRow;
  }

  /** The rows of a model. @throws AssistantError `plan.invalid` when there is no such model */
  static of(env: Environment, modelName: string, required: ReadonlySet<string> = new Set()): RowScope {
    const model = env.index.model(modelName);
    if (!model) throw invalidPlan(`${modelName}: there is no such model`);
    const alias = env.alias(model.name);
    const draft: Draft = { from: { model: model.name, as: alias }, joins: [] };
    return new RowScope(env, model, draft, new Map([['', { alias, model, draft, certain: true }]]), required);
  }

  /** A column of a row of this scope's own model. */
  own(fieldName: string): Expr & { kind: 'column' } {
    return columnOf(this.at('').alias, fieldName);
  }

  /** @throws AssistantError `plan.invalid` when the path does not lead to a field */
  column(path: string): Typed {
    const resolved = resolvePath(this.env.index, this.model.name, path);
    if (!resolved) throw invalidPlan(`${this.model.name}.${path}: there is no such field`);
    if (!resolved.field)
      throw invalidPlan(`${this.model.name}.${path}: names a relation where a field is needed`);
    const names = resolved.relations.map(({ relation }) => relation.name);
    const { alias } = this.reach(names);
    return { expr: columnOf(alias, resolved.field.name), type: resolved.field.type, field: resolved.field };
  }

  /** The alias under which the row at the end of a relation path can be read, joined if need be. */
  reach(names: readonly string[], manyKind: 'inner' | 'left' = 'inner'): Reached {
    let position = names.length;
    while (position > 0 && !this.reached.has(names.slice(0, position).join('.'))) position--;
    let current = this.at(names.slice(0, position).join('.'));
    for (; position < names.length; position++) {
      const path = names.slice(0, position + 1).join('.');
      const relation = this.relation(current.model, names[position] as string);
      const certain = current.certain && (relation.required === true || this.required.has(path));
      const kind = relation.kind === 'many' ? manyKind : certain ? 'inner' : 'left';
      current = this.join(current, relation, path, kind);
    }
    return current;
  }

  /** The longest to-many part of a path that is not listed here; undefined when all of it is at most one row. */
  unlisted(path: string): string | undefined {
    const resolved = resolvePath(this.env.index, this.model.name, path);
    if (!resolved) throw invalidPlan(`${this.model.name}.${path}: there is no such field or relation`);
    const names = resolved.relations.map(({ relation }) => relation.name);
    const last = resolved.relations.findLastIndex(({ relation }) => relation.kind === 'many');
    const prefix = names.slice(0, last + 1).join('.');
    return last < 0 || this.reached.has(prefix) ? undefined : prefix;
  }

  /**
   * A subquery over the rows at the end of `relationPath`, tied to the row at hand. `from` is where the
   * subquery starts and `tie` the columns that connect it; the scope given to `body` knows the rows of
   * the path, and through `outer` also everything known here.
   */
  related(relationPath: string, options: { fresh: boolean; tied: boolean }): Related {
    const names = relationPath.split('.');
    let position = 0;
    let start = this.at('');
    // Start from what is already joined, but never from a listed to-many row where the question is
    // about all related rows.
    for (const [index] of names.entries()) {
      const known = this.reached.get(names.slice(0, index + 1).join('.'));
      const last = index === names.length - 1;
      if (
        !known ||
        (options.fresh && (last || this.relation(start.model, names[index] as string).kind === 'many'))
      )
        break;
      start = known;
      position = index + 1;
    }
    const first = this.relation(start.model, names[position] as string);
    const model = this.modelOf(first);
    const alias = this.env.alias(model.name);
    const draft: Draft = { from: { model: model.name, as: alias }, joins: [] };
    const head: Reached = { alias, model, draft, certain: true };
    const reached = new Map<string, Reached>(options.tied ? this.reached : []);
    const headPath = names.slice(0, position + 1).join('.');
    for (const path of [...reached.keys()])
      if (path === headPath || path.startsWith(`${headPath}.`)) reached.delete(path);
    reached.set(headPath, head);
    const scope = new RowScope(this.env, this.model, draft, reached, new Set());
    let end = head;
    for (let index = position + 1; index < names.length; index++) {
      const path = names.slice(0, index + 1).join('.');
      end = scope.join(end, this.relation(end.model, names[index] as string), path, 'inner');
    }
    const pairs = first.on.map(({ from, to }) => ({
      outer: columnOf(start.alias, from),
      inner: columnOf(alias, to),
    }));
    const tie = first.on.map(({ from, to }, index) => {
      const { outer, inner } = pairs[index] as Related['pairs'][number];
      const kinds = [this.env.index.field(start.model.name, from), this.env.index.field(model.name, to)];
      return equalKeys({ expr: inner, type: kinds[1]?.type }, { expr: outer, type: kinds[0]?.type });
    });
    return { scope, pairs, start, end, tie };
  }

  /** The same rows seen from the model that `relationPath` leads to: the paths start there. */
  from(end: Reached): RowScope {
    return new RowScope(
      this.env,
      end.model,
      end.draft,
      new Map([['', { ...end, certain: true }]]),
      new Set(),
    );
  }

  at(path: string): Reached {
    const known = this.reached.get(path);
    if (!known) throw invalidPlan(`${this.model.name}.${path}: cannot be used here`);
    return known;
  }

  private relation(model: Model, name: string): Relation {
    const relation = this.env.index.relation(model.name, name);
    if (!relation) throw invalidPlan(`${model.name}.${name}: there is no such relation`);
    return relation;
  }

  private modelOf(relation: Relation): Model {
    const model = this.env.index.model(relation.to);
    if (!model) throw invalidPlan(`${relation.to}: there is no such model`);
    return model;
  }

  private join(owner: Reached, relation: Relation, path: string, kind: 'inner' | 'left'): Reached {
    const model = this.modelOf(relation);
    const alias = this.env.alias(model.name);
    owner.draft.joins.push({
      kind,
      from: { model: model.name, as: alias },
      on: relation.on.map(({ from, to }) => [columnOf(owner.alias, from), columnOf(alias, to)]),
    });
    const reached = { alias, model, draft: owner.draft, certain: owner.certain && kind === 'inner' };
    this.reached.set(path, reached);
    return reached;
  }
}

export interface Related {
  readonly scope: RowScope;
  readonly pairs: readonly { outer: Expr & { kind: 'column' }; inner: Expr & { kind: 'column' } }[];
  readonly start: Reached;
  readonly end: Reached;
  readonly tie: readonly Expr[];
}

export function columnOf(alias: string, name: string): Expr & { kind: 'column' } {
  return { kind: 'column', of: alias, name };
}

export function equal(left: Expr, right: Expr): Expr {
  return { kind: 'compare', op: 'eq', args: [left, right] };
}

const numbers: readonly (FieldType | undefined)[] = ['integer', 'bigint', 'decimal', 'float'];

/** True when one side holds numbers and the other text, as loosely kept keys do. */
export function differInKind(left: FieldType | undefined, right: FieldType | undefined): boolean {
  return left !== undefined && right !== undefined && numbers.includes(left) !== numbers.includes(right);
}

export function toText(expr: Expr): Expr {
  return { kind: 'cast', arg: expr, to: 'text' };
}

/** Keys kept as text on one side and as numbers on the other are equal when they look the same. */
export function equalKeys(left: Typed, right: Typed): Expr {
  if (!differInKind(left.type, right.type)) return equal(left.expr, right.expr);
  return equal(
    numbers.includes(left.type) ? toText(left.expr) : left.expr,
    numbers.includes(right.type) ? toText(right.expr) : right.expr,
  );
}

/** All of the conditions; undefined for none, the condition itself for one. */
export function allOf(conditions: readonly (Expr | undefined)[]): Expr | undefined {
  const present = conditions.filter((condition) => condition !== undefined);
  const flat = present.flatMap((condition) => (condition.kind === 'and' ? condition.args : [condition]));
  return flat.length > 1 ? { kind: 'and', args: flat } : flat[0];
}

/** A draft as a select; the parts that are empty are left out. */
export function selectFrom(draft: Draft, parts: Omit<Select, 'kind' | 'from' | 'joins'>): Select {
  const select: Select = { kind: 'select', from: draft.from, outputs: parts.outputs };
  if (draft.joins.length > 0) select.joins = draft.joins;
  if (parts.distinct) select.distinct = true;
  if (parts.where) select.where = parts.where;
  if (parts.groupBy && parts.groupBy.length > 0) select.groupBy = parts.groupBy;
  if (parts.having) select.having = parts.having;
  if (parts.orderBy && parts.orderBy.length > 0) select.orderBy = parts.orderBy;
  if (parts.limit !== undefined) select.limit = parts.limit;
  if (parts.offset) select.offset = parts.offset;
  return select;
}
