// Values computed for one row, or for one group: arithmetic, parts of dates, differences, cases. What a
// path and a measure mean depends on where the expression stands, so the place gives them.
import type { FieldType } from '../data-source/manifest.ts';
import type { Expr } from '../data-source/query.ts';
import { lowerCondition } from './lower-condition.ts';
import { invalidPlan } from './lower-invalid.ts';
import { momentLiteral, wallOf } from './lower-period.ts';
import type { Environment, Typed } from './lower-scope.ts';
import type { Condition, DatePart, Dimension, Expression, Measure } from './plan.ts';

/** Where an expression stands: at a row, or at a group. */
export interface Place {
  readonly env: Environment;
  column(path: string): Typed;
  measure(measure: Measure): Typed;
  /** Makes a condition whose paths may lead to many rows: at least one of them must satisfy it. */
  around(paths: readonly string[], make: (place: Place) => Expr): Expr;
  exists(
    condition: Extract<Condition, { exists: string }> | Extract<Condition, { notExists: string }>,
  ): Expr | undefined;
}

export type Valued = { path?: string; expr?: Expression };

/** @throws AssistantError `plan.invalid` when neither or both are given */
export function lowerValue(valued: Valued, place: Place, what: string): Typed {
  if ((valued.path === undefined) === (valued.expr === undefined))
    throw invalidPlan(`${what}: needs a path or an expression`);
  return valued.path !== undefined
    ? place.column(valued.path)
    : lowerExpression(valued.expr as Expression, place);
}

export function lowerExpression(expression: Expression, place: Place): Typed {
  if ('path' in expression) return place.column(expression.path);
  if ('measure' in expression) return place.measure(expression.measure);
  if ('value' in expression) return literalOf(expression.value);
  if ('op' in expression) {
    const args = expression.args.map((arg) => asNumber(lowerExpression(arg, place), place, expression.op));
    return {
      expr: args
        .map(({ expr }) => expr)
        .reduce((left, right) => ({ kind: 'arithmetic', op: expression.op, args: [left, right] })),
      type: arithmeticType(args, expression.op),
    };
  }
  if ('part' in expression) return datePart(lowerExpression(expression.of, place), expression.part, place);
  if ('bucket' in expression)
    return bucketOf(lowerExpression(expression.of, place), expression.bucket, place);
  if ('difference' in expression) {
    const from = lowerExpression(expression.from, place);
    const to =
      expression.to === 'now' ? nowAs(from.type, place.env) : lowerExpression(expression.to, place).expr;
    return {
      expr: { kind: 'dateDifference', unit: expression.difference, from: from.expr, to },
      type: 'integer',
    };
  }
  if ('case' in expression) {
    const when = expression.case.map((branch) => ({
      condition: lowerCondition(branch.when, place),
      result: lowerExpression(branch.result, place),
    }));
    const otherwise = expression.else && lowerExpression(expression.else, place);
    return {
      expr: {
        kind: 'case',
        when: when.map(({ condition, result }) => ({ if: condition, result: result.expr })),
        ...(otherwise && { else: otherwise.expr }),
      },
      type: when.find(({ result }) => result.type)?.result.type ?? otherwise?.type,
    };
  }
  const args = expression.args.map((arg) => lowerExpression(arg, place));
  return {
    expr: { kind: 'function', fn: expression.fn, args: args.map(({ expr }) => expr) },
    type: functionType(expression.fn, args),
  };
}

/** The value that rows are grouped by. */
export function lowerDimension(dimension: Dimension, place: Place): Typed {
  const value = lowerValue(dimension, place, dimension.as);
  if (dimension.part) return datePart(value, dimension.part, place);
  return dimension.bucket ? bucketOf(value, dimension.bucket, place) : value;
}

function bucketOf(value: Typed, unit: NonNullable<Dimension['bucket']>, place: Place): Typed {
  requireDate(value, unit);
  return {
    expr: { kind: 'bucket', unit, arg: value.expr, ...zoned(value.type, place) },
    type: unit === 'hour' ? 'timestamp' : 'date',
  };
}

function datePart(value: Typed, part: DatePart, place: Place): Typed {
  requireDate(value, part);
  return { expr: { kind: 'datePart', part, arg: value.expr, ...zoned(value.type, place) }, type: 'integer' };
}

/** An instant falls on a day only in a time zone: the asker's. */
function zoned(type: FieldType | undefined, place: Place): { timeZone?: string } {
  return type === 'timestamptz' ? { timeZone: place.env.timeZone } : {};
}

function nowAs(type: FieldType | undefined, env: Environment): Expr {
  const wall = wallOf(env.now.getTime(), env.timeZone);
  if (type !== 'date') return momentLiteral(wall, type === 'timestamptz' ? type : 'timestamp', env.timeZone);
  return { kind: 'value', value: new Date(wall).toISOString().slice(0, 10), type: 'date' };
}

function literalOf(value: string | number | boolean): Typed {
  const type = typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : undefined;
  const number = Number.isInteger(value) ? 'integer' : 'decimal';
  return { expr: { kind: 'value', value }, type: type ?? number };
}

const numeric: readonly (FieldType | undefined)[] = [
  'integer',
  'bigint',
  'decimal',
  'float',
  'interval',
  undefined,
];

/**
 * A value to compute with. Where the engine lets a column of any declared type hold numbers (SQLite),
 * text is read as one.
 * @throws AssistantError `plan.invalid` when it is no number
 */
export function asNumber(value: Typed, place: Place, what: string): Typed {
  if (numeric.includes(value.type)) return value;
  const loose = place.env.index.manifest.dialect === 'sqlite';
  if (!loose || (value.type !== 'text' && value.type !== 'unknown'))
    throw invalidPlan(`${what}: ${nameOf(value)} is not a number`);
  return { expr: { kind: 'cast', arg: value.expr, to: 'decimal' }, type: 'decimal', field: value.field };
}

function requireDate(value: Typed, what: string): void {
  const dates: readonly (FieldType | undefined)[] = [
    'date',
    'timestamp',
    'timestamptz',
    'unknown',
    'text',
    undefined,
  ];
  const time = value.type === 'time' && (what === 'hour' || what === 'minute');
  if (!dates.includes(value.type) && !time) throw invalidPlan(`${what}: ${nameOf(value)} is not a date`);
}

/** How a value is named to whoever wrote the plan. */
export function nameOf(value: Typed): string {
  return value.field ? `${value.field.name} (${value.type})` : `a value of type ${value.type ?? 'unknown'}`;
}

function arithmeticType(args: readonly Typed[], op: string): FieldType {
  if (args.some(({ type }) => type === 'float')) return 'float';
  if (op === 'divide' || args.some(({ type }) => type === 'decimal')) return 'decimal';
  return args.some(({ type }) => type === 'bigint') ? 'bigint' : 'integer';
}

function functionType(fn: string, args: readonly Typed[]): FieldType | undefined {
  if (fn === 'length') return 'integer';
  if (fn === 'lower' || fn === 'upper' || fn === 'concat') return 'text';
  return args.find(({ type }) => type)?.type;
}

/** The paths an expression walks at its own place: not those inside measures and conditions. */
export function pathsOf(valued: Valued): string[] {
  if (valued.path !== undefined) return [valued.path];
  return valued.expr ? walk(valued.expr) : [];
}

function walk(expression: Expression): string[] {
  if ('path' in expression) return [expression.path];
  if ('op' in expression || 'fn' in expression) return expression.args.flatMap(walk);
  if ('part' in expression || 'bucket' in expression) return walk(expression.of);
  if ('difference' in expression)
    return [...walk(expression.from), ...(expression.to === 'now' ? [] : walk(expression.to))];
  if ('case' in expression)
    return [
      ...expression.case.flatMap(({ result }) => walk(result)),
      ...(expression.else ? walk(expression.else) : []),
    ];
  return [];
}
