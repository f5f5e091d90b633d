// A boolean formula as a condition of one model: the one from which every column in it is at most one
// row away. "a = b.id" between a key and what it points to is no test: it says which way is meant.
import { type Field, type Model, type Relation, resolvePath } from '../../data-source/manifest.ts';
import type { Comparison, Condition, Expression, Plan, TimeUnit } from '../../pipeline/plan.ts';
import { dated, dayAfter, isToday } from './dates-of-formula.ts';
import type { Formula } from './formula.ts';
import { type Names, plain } from './names.ts';

export interface Hint {
  readonly owner: Model;
  readonly relation: Relation;
}

/** What paths start at, and how each column is reached from there. */
export interface Ground {
  readonly home: Model;
  readonly names: Names;
  path(name: Extract<Formula, { kind: 'name' }>): { path: string; field: Field } | undefined;
}

const dates = new Set(['date', 'timestamp', 'timestamptz']);
const numbers = new Set(['integer', 'bigint', 'decimal', 'float']);

/** Undefined where something in it is no test of a row. */
export function conditionOf(formula: Formula, ground: Ground): Condition | undefined {
  switch (formula.kind) {
    case 'and':
    case 'or': {
      const all = formula.all.filter((one) => !isHint(one, ground)).map((one) => conditionOf(one, ground));
      if (all.length === 0 || all.some((one) => one === undefined)) return undefined;
      const known = all as Condition[];
      if (known.length === 1) return known[0];
      return formula.kind === 'and' ? { and: known } : { or: known };
    }
    case 'not': {
      const one = conditionOf(formula.one, ground);
      return one && { not: one };
    }
    case 'where': {
      const [of, where] = [conditionOf(formula.of, ground), conditionOf(formula.where, ground)];
      return of && where ? { and: [of, where] } : undefined;
    }
    case 'compare':
      return comparison(formula, ground);
    case 'between': {
      const of = tested(formula.of, ground);
      if (!of || formula.low.kind !== 'value' || formula.high.kind !== 'value') return undefined;
      const [low, high] = [formula.low.value, formula.high.value];
      if (of.field && dates.has(of.field.type))
        return {
          path: of.path,
          op: 'during',
          period: { from: String(low), to: dayAfter(String(high)) },
        } as Condition;
      return { ...of.where, op: 'between', value: [typed(low, of.field), typed(high, of.field)] };
    }
    case 'in': {
      const of = tested(formula.of, ground);
      const any = formula.any.flatMap((one) => literal(one, ground) ?? []);
      if (!of || any.length !== formula.any.length || any.length === 0) return undefined;
      const [value, ...more] = any.map((one) => typed(one, of.field));
      if (value !== undefined && more.length === 0)
        return { ...of.where, op: formula.negated ? 'ne' : 'eq', value };
      return { ...of.where, op: formula.negated ? 'notIn' : 'in', value: [value as string, ...more] };
    }
    case 'like':
      return likeness(formula, ground);
    case 'isNull': {
      const of = tested(formula.of, ground);
      return of && { ...of.where, op: formula.negated ? 'isNotNull' : 'isNull' };
    }
    default:
      return undefined;
  }
}

/** The relation that "key = other.id" names. */
export function hintOf(formula: Formula, names: Names): Hint | undefined {
  if (formula.kind !== 'compare' || formula.op !== 'eq') return undefined;
  const { left, right } = formula;
  if (left.kind !== 'name' || right.kind !== 'name') return undefined;
  for (const [from, to] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const { model, field } of names.fields(from.name, from.table, from.exact)) {
      const targets = names.fields(to.name, to.table, true);
      const relation = model.relations.find(
        ({ kind, on, to: end }) =>
          kind === 'one' &&
          on.some((pair) => pair.from === field.name) &&
          targets.some(
            (target) => target.model.name === end && on.some((pair) => pair.to === target.field.name),
          ),
      );
      if (relation) return { owner: model, relation };
    }
  }
  return undefined;
}

function isHint(formula: Formula, { names }: Ground): boolean {
  return hintOf(formula, names) !== undefined;
}

interface Tested {
  readonly path?: string;
  readonly field?: Field;
  readonly where: { path: string } | { expr: Expression };
}

/** A column, or something computed of columns of one row. */
function tested(formula: Formula, ground: Ground): Tested | undefined {
  if (formula.kind === 'name') {
    const found = ground.path(formula);
    return found && { ...found, where: { path: found.path } };
  }
  const expr = expressionOf(formula, ground);
  return expr && { where: { expr } };
}

/** How long something took, in whole units. */
const lasting: Readonly<Record<string, TimeUnit>> = {
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
  years: 'year',
};
const sameValue = new Set(['lower', 'upper', 'trim', 'abs', 'date', 'round']);

/** A value of one row. */
export function expressionOf(formula: Formula, ground: Ground): Expression | undefined {
  if (formula.kind === 'name') {
    const found = ground.path(formula);
    return found && { path: found.path };
  }
  if (formula.kind === 'value') return { value: formula.value };
  if (formula.kind === 'arithmetic') {
    const args = formula.args.map((arg) => expressionOf(arg, ground));
    const elapsed = formula.op === 'subtract' ? elapsedBetween(formula.args, ground) : undefined;
    return elapsed ?? (args.every((arg) => arg !== undefined) ? { op: formula.op, args } : undefined);
  }
  if (formula.kind !== 'call') return undefined;
  const [first, second] = formula.args;
  const unit = lasting[formula.fn];
  if (unit && first?.kind === 'arithmetic' && first.op === 'subtract') {
    const elapsed = elapsedBetween(first.args, ground);
    return elapsed && 'difference' in elapsed ? { ...elapsed, difference: unit } : undefined;
  }
  if (first && sameValue.has(formula.fn)) return expressionOf(first, ground);
  const of = (column: Formula | undefined, part: 'year' | 'month' | 'day') => {
    const inner = column && expressionOf(column, ground);
    return inner && ({ part, of: inner } as const);
  };
  if (formula.fn === 'year' || formula.fn === 'month' || formula.fn === 'day') return of(first, formula.fn);
  if (formula.fn === 'strftime' && first?.kind === 'value') {
    const part = ({ '%Y': 'year', '%m': 'month', '%d': 'day' } as const)[String(first.value)];
    return part && of(second, part);
  }
  return undefined;
}

/** Of two dates, what lies between them: whole days, or minutes where the time of day is known. */
function elapsedBetween([end, start]: readonly [Formula, Formula], ground: Ground): Expression | undefined {
  const [to, from] = [end, start].map((one) => (one.kind === 'name' ? ground.path(one) : undefined));
  if (!to || !from || !dates.has(to.field.type) || !dates.has(from.field.type)) return undefined;
  const isTimed = to.field.type !== 'date' && from.field.type !== 'date';
  return { difference: isTimed ? 'minute' : 'day', from: { path: from.path }, to: { path: to.path } };
}

function comparison(formula: Extract<Formula, { kind: 'compare' }>, ground: Ground): Condition | undefined {
  const { left, right, op } = formula;
  if (left.kind === 'value' && right.kind !== 'value')
    return comparison({ ...formula, left: right, right: left, op: turned[op] }, ground);
  const share = ofAverage(right, ground);
  if (share) {
    const expr = expressionOf(left, ground);
    const scaled =
      expr && share.factor !== 1 ? { op: 'divide' as const, args: [expr, { value: share.factor }] } : expr;
    return scaled && { expr: scaled, op, plan: share.plan };
  }
  const of = tested(left, ground);
  if (!of) return undefined;
  if (right.kind === 'name' && !isValueOf(right.name, of.field)) {
    const other = ground.path(right);
    if (other) return { ...of.where, op, field: other.path };
  }
  const value = literal(right, ground);
  // Nothing is more than a word, unless the word is a column or a day.
  const isWord = typeof value === 'string' && right.kind === 'name' && !isToday(value);
  if (isWord && op !== 'eq' && op !== 'ne') return undefined;
  if (value === undefined) {
    const to = expressionOf(right, ground);
    return to && { ...of.where, op, to };
  }
  const { field, path } = of;
  if (field && right.kind === 'name' && isEmptiness(right.name, field) && (op === 'eq' || op === 'ne'))
    return { ...of.where, op: op === 'eq' ? 'isNull' : 'isNotNull' };
  if (field && path && dates.has(field.type)) return dated(path, op, String(value));
  // "kind_id = Large": what the key points to has that name.
  if (
    field &&
    path &&
    typeof value === 'string' &&
    numbers.has(field.type) &&
    !Number.isFinite(Number(value))
  )
    return pointed(path, field, op, value, ground);
  return {
    ...of.where,
    op: 'expr' in of.where ? opInUnits(op, of.where.expr, left, ground) : op,
    value: typed(value, field),
  };
}

/** Where the time of day is known, more than five days are five whole ones and some of the sixth. */
function opInUnits(op: Comparison, expr: Expression, { kind }: Formula, ground: Ground): Comparison {
  if (kind !== 'call' || !('difference' in expr) || expr.to === 'now') return op;
  const ends = [expr.from, expr.to].map((end) =>
    'path' in end ? resolvePath(ground.names.manifest, ground.home.name, end.path)?.field : undefined,
  );
  if (ends.some((end) => end?.type === 'date')) return op;
  return op === 'gt' ? 'gte' : op === 'lte' ? 'lt' : op;
}

/** "Status is active": what a column is known to hold is that, whatever else is called so. */
function isValueOf(word: string, field: Field | undefined): boolean {
  const known = [...(field?.values ?? []), ...(field?.enumValues ?? [])];
  return known.some((value) => plain(value) === plain(word));
}

/** "channel is empty" says that there is none, unless that is what one is called. */
function isEmptiness(word: string, { values = [], enumValues = [] }: Field): boolean {
  return (
    /^(?:empty|blank|missing|unset)$/iu.test(word) &&
    ![...values, ...enumValues].some((value) => plain(value) === plain(word))
  );
}

const turned = { eq: 'eq', ne: 'ne', lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' } as const;

/** An aggregate over all rows, or a share of it: "0.8 * AVG(height)". */
function ofAverage(formula: Formula, ground: Ground): { factor: number; plan: Plan } | undefined {
  if (formula.kind === 'arithmetic' && formula.op === 'multiply') {
    const [left, right] = formula.args;
    const [number, call] = left.kind === 'value' ? [left, right] : [right, left];
    const inner = ofAverage(call, ground);
    return inner && number.kind === 'value' && typeof number.value === 'number'
      ? { ...inner, factor: inner.factor * number.value }
      : undefined;
  }
  if (formula.kind !== 'call' || !/^(avg|max|min|sum)$/.test(formula.fn)) return undefined;
  const [column] = formula.args;
  if (column?.kind !== 'name') return undefined;
  const [found] = ground.names.fields(column.name, column.table, column.exact);
  if (!found) return undefined;
  const fn = formula.fn as 'avg';
  return {
    factor: 1,
    plan: { model: found.model.name, measures: [{ fn, path: found.field.name, as: 'value' }] },
  };
}

function pointed(
  path: string,
  field: Field,
  op: Comparison,
  value: string,
  { home, names }: Ground,
): Condition | undefined {
  const steps = path.split('.').slice(0, -1);
  let owner: Model | undefined = home;
  for (const step of steps) {
    const relation: Relation | undefined = owner && names.manifest.relation(owner.name, step);
    owner = relation && names.manifest.model(relation.to);
  }
  const relation = owner?.relations.find(
    ({ kind, on }) => kind === 'one' && on.some((pair) => pair.from === field.name),
  );
  const target = relation && names.manifest.model(relation.to);
  const texts = target?.fields.filter(({ type }) => type === 'text') ?? [];
  const known = texts.find(({ values }) => values?.some((one) => plain(one) === plain(value)));
  const shown = texts.find(({ name }) => target?.displayFields.includes(name));
  const named = known ?? shown ?? texts[0];
  return (
    relation &&
    named && { path: [...steps, relation.name, named.name].join('.'), op, value: typed(value, named) }
  );
}

function likeness(formula: Extract<Formula, { kind: 'like' }>, ground: Ground): Condition | undefined {
  const of = tested(formula.of, ground);
  if (!of) return undefined;
  const { pattern, negated } = formula;
  const inner = pattern.replace(/^%|%$/g, '');
  if (of.path && of.field && dates.has(of.field.type) && /^\d{4}(-\d{2})?(-\d{2})?-?$/.test(inner))
    return dated(of.path, negated ? 'ne' : 'eq', inner.replace(/-$/, ''));
  if (/[%_]/.test(inner)) return { ...of.where, op: negated ? 'notLike' : 'like', value: pattern };
  const [open, shut] = [pattern.startsWith('%'), pattern.endsWith('%')];
  if (negated) return { ...of.where, op: 'notContains', value: inner };
  if (open && shut) return { ...of.where, op: 'contains', value: inner };
  if (open) return { ...of.where, op: 'endsWith', value: inner };
  return shut ? { ...of.where, op: 'startsWith', value: inner } : { ...of.where, op: 'eq', value: inner };
}

/** A word where a value belongs is that value; so is what is written like a column and is none: `on_hold`. */
function literal(formula: Formula, { names }: Ground): string | number | boolean | undefined {
  if (formula.kind === 'value') return formula.value;
  if (formula.kind !== 'name' || formula.table) return undefined;
  const { name, exact } = formula;
  return exact && !isToday(name) && names.fields(name, undefined, true).length > 0 ? undefined : name;
}

function typed(value: string | number | boolean, field: Field | undefined): string | number | boolean {
  if (!field) return value;
  if (numbers.has(field.type) && typeof value === 'string' && value.trim() && Number.isFinite(Number(value)))
    return Number(value);
  if (field.type === 'boolean' && (value === 1 || value === 0)) return value === 1;
  if (field.type === 'text' && typeof value !== 'string') return String(value);
  const known = field.type === 'text' ? [...(field.values ?? []), ...(field.enumValues ?? [])] : [];
  return (
    known.find((one) => typeof value === 'string' && plain(one) === plain(value) && plain(one) !== '') ??
    value
  );
}
