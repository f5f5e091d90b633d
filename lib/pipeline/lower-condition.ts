// Conditions of a plan as conditions of a query. What needs care is what people mean by a value: text is
// equal whatever its case and accents, a day compared with a moment is the whole day, and a null
// satisfies no comparison unless the plan says so.
import type { FieldType } from '../data-source/manifest.ts';
import type { CompareOperator, Expr, Query } from '../data-source/query.ts';
import { asNumber, lowerExpression, lowerValue, nameOf, type Place, pathsOf } from './lower-expression.ts';
import { invalidPlan } from './lower-invalid.ts';
import { boundsOf, momentLiteral, parseMoment } from './lower-period.ts';
import { allOf, columnOf, differInKind, type Environment, equal, type Typed, toText } from './lower-scope.ts';
import type { Comparison, Condition, Scalar } from './plan.ts';

const day = 86_400_000;
/** From here on a list of text values is compared in lower case at once instead of one by one. */
const textListLimit = 60;

export function lowerCondition(condition: Condition, place: Place): Expr {
  const lowered = lowerOptional(condition, place);
  // A demanded to-one row is already an inner join; where a value is needed, it is simply true.
  return lowered ?? equal({ kind: 'value', value: 1 }, { kind: 'value', value: 1 });
}

/** Undefined when the condition is met by how the rows are joined, and nothing is left to test. */
export function lowerOptional(condition: Condition, place: Place): Expr | undefined {
  if ('and' in condition) return allOf(condition.and.map((part) => lowerOptional(part, place)));
  if ('or' in condition) {
    const args = condition.or.map((part) => lowerCondition(part, place));
    return args.length === 1 ? args[0] : { kind: 'or', args };
  }
  if ('not' in condition) return not(lowerCondition(condition.not, place));
  if ('exists' in condition || 'notExists' in condition) return place.exists(condition);
  const paths = pathsOf(condition);
  if ('field' in condition) paths.push(condition.field);
  if ('to' in condition) paths.push(...pathsOf({ expr: condition.to }));
  return place.around(paths, (inner) => lowerTest(condition, inner));
}

type Test = Exclude<
  Condition,
  { and: Condition[] } | { or: Condition[] } | { not: Condition } | { exists: string } | { notExists: string }
>;

function lowerTest(condition: Test, place: Place): Expr {
  const left = lowerValue(condition, place, condition.op);
  const env = place.env;
  if ('field' in condition) return compareTyped(condition.op, left, place.column(condition.field), place);
  if ('to' in condition) return compareTyped(condition.op, left, lowerExpression(condition.to, place), place);
  if ('plan' in condition) return comparePlan(condition, left, place);
  if ('period' in condition) return lowerPeriod(condition, left, env);
  switch (condition.op) {
    case 'isNull':
      return { kind: 'isNull', arg: left.expr };
    case 'isNotNull':
      return not({ kind: 'isNull', arg: left.expr });
    case 'between':
    case 'notBetween': {
      const [low, high] = condition.value;
      return condition.op === 'between'
        ? both(compareValue('gte', left, low, env), compareValue('lte', left, high, env))
        : either(compareValue('lt', left, low, env), compareValue('gt', left, high, env));
    }
    case 'in':
      return orNull(inList(left, condition.value, condition.exact, env), left, condition.orNull);
    case 'notIn':
      return orNull(not(inList(left, condition.value, condition.exact, env)), left, condition.orNull);
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'like':
      return { kind: 'text', op: condition.op, arg: asText(left), value: condition.value };
    case 'notContains':
      return not({ kind: 'text', op: 'contains', arg: asText(left), value: condition.value });
    case 'notLike':
      return not({ kind: 'text', op: 'like', arg: asText(left), value: condition.value });
    default:
      return orNull(
        compareValue(condition.op, left, condition.value, env, condition.exact),
        left,
        condition.orNull,
      );
  }
}

function compareValue(op: Comparison, left: Typed, value: Scalar, env: Environment, exact = false): Expr {
  if ((left.type === 'timestamp' || left.type === 'timestamptz') && typeof value === 'string') {
    const moment = parseMoment(value, env.timeZone);
    if (!moment) throw invalidPlan(`${nameOf(left)}: ${value} is not a date`);
    if (moment.dateOnly) return compareDay(op, left, moment.wall, env);
  }
  const isText = left.type === 'text' && typeof value === 'string';
  if (isText && !exact && (op === 'eq' || op === 'ne')) {
    const test = sameText(left, value);
    return op === 'eq' ? test : not(test);
  }
  return compare(op, left.expr, literal(value, left, env));
}

/** A column with a known set of labels is compared with the label itself, which an index can serve. */
function sameText(left: Typed, value: string): Expr {
  const label = left.field?.enumValues?.find((candidate) => fold(candidate) === fold(value));
  if (label !== undefined) return equal(left.expr, { kind: 'value', value: label });
  return { kind: 'text', op: 'equals', arg: left.expr, value };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

function compareDay(op: Comparison, left: Typed, wall: number, env: Environment): Expr {
  const start = momentLiteral(wall, left.type as FieldType, env.timeZone);
  const end = momentLiteral(wall + day, left.type as FieldType, env.timeZone);
  if (op === 'eq') return both(compare('gte', left.expr, start), compare('lt', left.expr, end));
  if (op === 'ne') return either(compare('lt', left.expr, start), compare('gte', left.expr, end));
  if (op === 'lte') return compare('lt', left.expr, end);
  if (op === 'gt') return compare('gte', left.expr, end);
  return compare(op, left.expr, start);
}

function inList(left: Typed, values: readonly Scalar[], exact: boolean | undefined, env: Environment): Expr {
  const byOne =
    left.type === 'timestamp' ||
    left.type === 'timestamptz' ||
    (left.type === 'text' && !exact && values.every((value) => typeof value === 'string'));
  if (byOne && values.length <= textListLimit) {
    const args = values.map((value) => compareValue('eq', left, value, env, exact));
    const labels = args.map((arg) =>
      arg.kind === 'compare' && arg.args[1].kind === 'value' ? arg.args[1] : null,
    );
    if (left.type === 'text' && labels.every((label) => label !== null))
      return { kind: 'in', arg: left.expr, values: labels.map(({ value }) => value) };
    return args.length === 1 ? (args[0] as Expr) : { kind: 'or', args };
  }
  if (byOne && left.type === 'text') {
    const lower: Expr = { kind: 'function', fn: 'lower', args: [left.expr] };
    return { kind: 'in', arg: lower, values: values.map((value) => String(value).toLowerCase()) };
  }
  const literals = values.map((value) => literal(value, left, env));
  const type = literals[0]?.type;
  return { kind: 'in', arg: left.expr, values: literals.map(({ value }) => value), ...(type && { type }) };
}

/**
 * A value as a column of the type of `left` would hold it.
 * @throws AssistantError `plan.invalid` when a column of that type cannot hold it
 */
function literal(value: Scalar, left: Typed, env: Environment): Expr & { kind: 'value' } {
  const { type } = left;
  const wrong = () => invalidPlan(`${nameOf(left)}: cannot be compared with ${JSON.stringify(value)}`);
  if (type === 'integer' || type === 'bigint' || type === 'decimal' || type === 'float') {
    if (typeof value === 'number') return { kind: 'value', value };
    if (typeof value === 'boolean') return { kind: 'value', value: Number(value) };
    if (value.trim() === '' || !Number.isFinite(Number(value))) throw wrong();
    const exactly = String(Number(value)) === value.trim();
    return exactly ? { kind: 'value', value: Number(value) } : { kind: 'value', value, type: 'decimal' };
  }
  if (type === 'boolean') {
    if (typeof value === 'boolean') return { kind: 'value', value };
    if (value === 1 || value === 'true' || value === '1') return { kind: 'value', value: true };
    if (value === 0 || value === 'false' || value === '0') return { kind: 'value', value: false };
    throw wrong();
  }
  if (type === 'date' || type === 'timestamp' || type === 'timestamptz') {
    const moment = typeof value === 'string' ? parseMoment(value, env.timeZone) : undefined;
    if (!moment) throw wrong();
    return momentLiteral(moment.wall, type, env.timeZone) as Expr & { kind: 'value' };
  }
  if (type === 'uuid' || type === 'time' || type === 'interval') {
    if (typeof value !== 'string') throw wrong();
    return { kind: 'value', value, type };
  }
  if (type === 'text') return { kind: 'value', value: typeof value === 'string' ? value : String(value) };
  if (type === 'json' || type === 'bytes' || type === 'array') throw wrong();
  return { kind: 'value', value };
}

function lowerPeriod(condition: Extract<Test, { period: unknown }>, left: Typed, env: Environment): Expr {
  const bounds = boundsOf(condition.period, env.now, env.timeZone);
  const atLeast = (op: 'gte' | 'lt', wall: number | undefined): Expr | undefined =>
    wall === undefined ? undefined : compare(op, left.expr, bound(wall, left, env));
  const missing = () => invalidPlan(`${condition.op}: the period has no such bound`);
  const required = (expr: Expr | undefined): Expr => {
    if (!expr) throw missing();
    return expr;
  };
  switch (condition.op) {
    case 'before':
      return required(atLeast('lt', bounds.from));
    case 'since':
      return required(atLeast('gte', bounds.from));
    case 'after':
      return required(atLeast('gte', bounds.to));
    case 'until':
      return required(atLeast('lt', bounds.to));
    case 'during':
      return required(allOf([atLeast('gte', bounds.from), atLeast('lt', bounds.to)]));
    default: {
      const outside = [atLeast('lt', bounds.from), atLeast('gte', bounds.to)].filter(
        (part) => part !== undefined,
      );
      return outside.length > 1 ? { kind: 'or', args: outside } : required(outside[0]);
    }
  }
}

/** A bound for dates and moments; for a column that holds the year as a number, the year. */
function bound(wall: number, left: Typed, env: Environment): Expr {
  const { type } = left;
  if (type === 'integer' || type === 'bigint' || type === 'decimal' || type === 'float') {
    const at = new Date(wall);
    const year = at.getUTCFullYear() + (Date.UTC(at.getUTCFullYear(), 0) < wall ? 1 : 0);
    return { kind: 'value', value: year };
  }
  if (type === 'boolean' || type === 'time' || type === 'json' || type === 'array' || type === 'bytes')
    throw invalidPlan(`${nameOf(left)}: is not a date`);
  return momentLiteral(wall, type ?? 'timestamp', env.timeZone);
}

function comparePlan(condition: Extract<Test, { plan: unknown }>, left: Typed, place: Place): Expr {
  const { env } = place;
  const { query, outputs } = env.nested(condition.plan);
  const [output, ...more] = outputs;
  if (!output || more.length > 0)
    throw invalidPlan(`${condition.op}: the inner plan must have exactly one output`);
  const mixed = differInKind(left.type, output.type);
  const arg = mixed ? toText(left.expr) : left.expr;
  const inner: Query = mixed ? asTexts(query, output.as, env) : query;
  if (condition.op === 'in') return { kind: 'inQuery', arg, query: members(inner, output.as, env) };
  if (condition.op === 'notIn')
    // `not in` over a list with a null in it is never true; the null is no member.
    return not({ kind: 'inQuery', arg, query: known(inner, output.as, env) });
  const quantifier = 'quantifier' in condition ? condition.quantifier : undefined;
  if (quantifier) return compareAll(condition.op, quantifier, left, { query, as: output.as }, env);
  const aggregated = condition.plan.measures && !condition.plan.dimensions;
  const one: Query = aggregated || query.limit === 1 ? query : { ...query, limit: 1 };
  return compareTyped(condition.op, left, { expr: { kind: 'scalar', query: one }, type: output.type }, place);
}

function compareAll(
  op: CompareOperator,
  quantifier: 'any' | 'all',
  left: Typed,
  inner: { query: Query; as: string },
  env: Environment,
): Expr {
  if (op === 'eq' && quantifier === 'any')
    return { kind: 'inQuery', arg: left.expr, query: members(inner.query, inner.as, env) };
  if (op === 'ne' && quantifier === 'all')
    return not({ kind: 'inQuery', arg: left.expr, query: known(inner.query, inner.as, env) });
  if (op === 'eq' || op === 'ne')
    throw invalidPlan(`${op} ${quantifier}: has no plain meaning; say it with in or notIn`);
  const greater = op === 'gt' || op === 'gte';
  const fn = greater === (quantifier === 'all') ? 'max' : 'min';
  const as = env.alias('compared');
  const query: Query = {
    kind: 'select',
    from: { query: inner.query, as },
    outputs: [{ expr: { kind: 'aggregate', fn, arg: columnOf(as, inner.as) }, as: inner.as }],
  };
  return compare(op, left.expr, { kind: 'scalar', query });
}

/** Some engines take no `limit` directly inside a membership test, so that one is put a level deeper. */
function members(query: Query, output: string, env: Environment): Query {
  if (query.limit === undefined && query.offset === undefined) return query;
  const as = env.alias('member');
  return { kind: 'select', from: { query, as }, outputs: [{ expr: columnOf(as, output), as: output }] };
}

function asTexts(query: Query, output: string, env: Environment): Query {
  const as = env.alias('member');
  const text = toText(columnOf(as, output));
  return { kind: 'select', from: { query, as }, outputs: [{ expr: text, as: output }] };
}

function known(query: Query, output: string, env: Environment): Query {
  const as = env.alias('member');
  const column = columnOf(as, output);
  return {
    kind: 'select',
    from: { query, as },
    outputs: [{ expr: column, as: output }],
    where: not({ kind: 'isNull', arg: column }),
  };
}

/** Text beside a number is compared as the number it holds, where the engine lets text hold one. */
function compareTyped(op: CompareOperator, left: Typed, right: Typed, place: Place): Expr {
  if (!differInKind(left.type, right.type)) return compare(op, left.expr, right.expr);
  return compare(op, asNumber(left, place, op).expr, asNumber(right, place, op).expr);
}

export function compare(op: CompareOperator, left: Expr, right: Expr): Expr {
  return { kind: 'compare', op, args: [left, right] };
}

export function not(arg: Expr): Expr {
  return arg.kind === 'not' ? arg.arg : { kind: 'not', arg };
}

function both(left: Expr, right: Expr): Expr {
  return { kind: 'and', args: [left, right] };
}

function either(left: Expr, right: Expr): Expr {
  return { kind: 'or', args: [left, right] };
}

function orNull(test: Expr, left: Typed, wanted: boolean | undefined): Expr {
  return wanted ? either({ kind: 'isNull', arg: left.expr }, test) : test;
}

function asText(value: Typed): Expr {
  const text = value.type === 'text' || value.type === 'unknown' || value.type === undefined;
  return text ? value.expr : { kind: 'cast', arg: value.expr, to: 'text' };
}
