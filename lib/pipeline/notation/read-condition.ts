import type { Comparison, Condition, Expression, Period } from '../plan.ts';
import type { Cursor } from './cursor.ts';
import { readExpression, readList, readScalar } from './read-expression.ts';
import { readPeriod, seesNamedPeriod } from './read-period.ts';
import { readPlan } from './read-plan.ts';

export const comparisonSymbols: Readonly<Record<string, Comparison>> = {
  '=': 'eq',
  '==': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};

/** What must hold: tests joined by `and`, `or`, `not` and parentheses, `and` binding closer. */
export function readCondition(cursor: Cursor): Condition {
  return cursor.nested(() => {
    const any = [readAnd(cursor)];
    while (cursor.take('or')) any.push(readAnd(cursor));
    return any.length === 1 ? (any[0] as Condition) : { or: any };
  });
}

function readAnd(cursor: Cursor): Condition {
  const all = [readNot(cursor)];
  while (cursor.take('and')) all.push(readNot(cursor));
  return all.length === 1 ? (all[0] as Condition) : { and: all };
}

function readNot(cursor: Cursor): Condition {
  if (cursor.sees('not', 'exists', '(') || cursor.sees('exists', '(')) return readExists(cursor);
  if (cursor.take('not')) return { not: cursor.nested(() => readNot(cursor)) };
  if (!cursor.sees('(')) return readTest(cursor);
  return cursor.either(
    () => {
      cursor.need('(');
      const inner = readCondition(cursor);
      cursor.need(')');
      // What goes on with an operator was the left side of a test.
      return continuesValue(cursor) ? undefined : inner;
    },
    () => readTest(cursor),
  );
}

function continuesValue(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek();
  if (kind === 'symbol') return text in comparisonSymbols || /^[+\-*/]$/.test(text);
  return (
    kind === 'word' &&
    /^(in|is|between|contains|starts|ends|like|during|before|since|after|until|not)$/i.test(text)
  );
}

/** `exists(orders where total > 5) >= 2`, `not exists(orders)`. */
function readExists(cursor: Cursor): Condition {
  const isNegated = cursor.take('not');
  cursor.need('exists');
  cursor.need('(');
  const path = cursor.path();
  const where = cursor.take('where') ? { where: readCondition(cursor) } : {};
  cursor.need(')');
  if (isNegated) return { notExists: path, ...where };
  const op = comparisonSymbols[cursor.peek().text];
  if (!op || cursor.peek().kind !== 'symbol') return { exists: path, ...where };
  cursor.next();
  const value = readScalar(cursor);
  if (typeof value !== 'number') throw cursor.expected('a number');
  return { exists: path, ...where, count: { op, value } };
}

type Left = { path: string } | { expr: Expression };

function readTest(cursor: Cursor): Condition {
  const value = readExpression(cursor);
  const left: Left = 'path' in value ? { path: value.path } : { expr: value };
  const { kind, text } = cursor.peek();
  const op = kind === 'symbol' ? comparisonSymbols[text] : undefined;
  if (op) {
    cursor.next();
    return readComparison(cursor, left, op);
  }
  const isNegated = cursor.take('not');
  const test = readWordTest(cursor, left, isNegated);
  if (test) return test;
  if (isNegated) throw cursor.expected('a test after "not"');
  // A flag said alone.
  if ('path' in left) return { ...left, op: 'eq', value: true };
  throw cursor.expected('a comparison');
}

function readComparison(cursor: Cursor, left: Left, op: Comparison): Condition {
  if (cursor.take('null')) return { ...left, op: op === 'ne' ? 'isNotNull' : 'isNull' };
  if (seesNamedPeriod(cursor)) return { ...left, ...ofPeriod(op, readPeriod(cursor)) };
  for (const quantifier of ['any', 'all'] as const) {
    if (cursor.sees(quantifier, '(')) {
      cursor.next();
      return { ...left, op, plan: readInnerPlan(cursor), quantifier };
    }
  }
  if (cursor.sees('(', 'from')) return { ...left, op, plan: readInnerPlan(cursor) };
  const right = readExpression(cursor);
  if ('value' in right) return { ...left, op, value: right.value, ...marks(cursor) };
  if ('path' in right) return { ...left, op, field: right.path };
  return { ...left, op, to: right };
}

/** `exact` compares case and accents too; `or null` keeps rows without a value. */
function marks(cursor: Cursor): { exact?: true; orNull?: true } {
  return {
    ...(cursor.take('exact') ? { exact: true as const } : {}),
    ...(cursor.take('or', 'null') ? { orNull: true as const } : {}),
  };
}

/** A comparison with a day as the test of a period. */
export const periodOps = {
  eq: 'during',
  ne: 'notDuring',
  lt: 'before',
  lte: 'until',
  gt: 'after',
  gte: 'since',
} as const;

function ofPeriod(op: Comparison, period: Period) {
  return { op: periodOps[op], period };
}

function readInnerPlan(cursor: Cursor) {
  cursor.need('(');
  const plan = readPlan(cursor);
  cursor.need(')');
  return plan;
}

function readWordTest(cursor: Cursor, left: Left, isNegated: boolean): Condition | undefined {
  if (cursor.take('is')) {
    const isNot = cursor.take('not');
    cursor.need('null');
    return { ...left, op: isNot ? 'isNotNull' : 'isNull' };
  }
  if (cursor.take('in')) return readIn(cursor, left, isNegated);
  if (cursor.take('between')) {
    const low = readScalar(cursor);
    cursor.need('and');
    return { ...left, op: isNegated ? 'notBetween' : 'between', value: [low, readScalar(cursor)] };
  }
  if (cursor.take('contains')) return text(cursor, left, isNegated ? 'notContains' : 'contains');
  if (cursor.take('like') || cursor.take('ilike')) return text(cursor, left, isNegated ? 'notLike' : 'like');
  for (const [word, op] of [
    ['starts', 'startsWith'],
    ['ends', 'endsWith'],
  ] as const) {
    if (!cursor.take(word)) continue;
    cursor.need('with');
    const test = text(cursor, left, op);
    return isNegated ? { not: test } : test;
  }
  if (cursor.take('during'))
    return { ...left, op: isNegated ? 'notDuring' : 'during', period: readPeriod(cursor) };
  for (const op of ['before', 'since', 'after', 'until'] as const) {
    if (isNegated || !cursor.take(op)) continue;
    return { ...left, op, period: readPeriod(cursor) };
  }
  return undefined;
}

function readIn(cursor: Cursor, left: Left, isNegated: boolean): Condition {
  const op = isNegated ? 'notIn' : 'in';
  if (seesNamedPeriod(cursor))
    return { ...left, op: isNegated ? 'notDuring' : 'during', period: readPeriod(cursor) };
  if (cursor.sees('(', 'from')) return { ...left, op, plan: readInnerPlan(cursor) };
  cursor.need('(');
  const value = readList(cursor, () => readScalar(cursor));
  cursor.need(')');
  return { ...left, op, value, ...marks(cursor) };
}

function text<Op extends 'contains' | 'notContains' | 'startsWith' | 'endsWith' | 'like' | 'notLike'>(
  cursor: Cursor,
  left: Left,
  op: Op,
) {
  if (cursor.peek().kind !== 'string') throw cursor.expected('words in quotes');
  return { ...left, op, value: cursor.next().text };
}
