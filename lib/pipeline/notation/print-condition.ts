import type { Comparison, Condition, Expression, Period } from '../plan.ts';
import { printExpression, printName, printScalar, printValue } from './print-expression.ts';
import { printPlan } from './print-plan.ts';

const symbols: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

const textWords = {
  contains: 'contains',
  notContains: 'not contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  like: 'like',
  notLike: 'not like',
} as const;

export function printCondition(condition: Condition): string {
  if ('and' in condition) return condition.and.map(printInner).join(' and ');
  if ('or' in condition) return condition.or.map(printInner).join(' or ');
  // Parentheses, for `not exists` is a test of its own.
  if ('not' in condition) return `not (${printCondition(condition.not)})`;
  if ('exists' in condition) {
    const { exists, where, count } = condition;
    const counted = count ? ` ${symbols[count.op]} ${count.value}` : '';
    return `exists(${printName(exists)}${printWhere(where)})${counted}`;
  }
  if ('notExists' in condition)
    return `not exists(${printName(condition.notExists)}${printWhere(condition.where)})`;
  return printTest(condition);
}

function printInner(condition: Condition): string {
  const isJoined = 'and' in condition || 'or' in condition;
  return isJoined ? `(${printCondition(condition)})` : printCondition(condition);
}

function printWhere(where: Condition | undefined): string {
  return where ? ` where ${printCondition(where)}` : '';
}

type Test = Extract<Condition, { op: string }>;

function printTest(test: Test): string {
  const left = printValue(test.path, test.expr);
  if ('period' in test) {
    const word = test.op === 'notDuring' ? 'not during' : test.op;
    return `${left} ${word} ${printPeriod(test.period)}`;
  }
  switch (test.op) {
    case 'isNull':
      return `${left} is null`;
    case 'isNotNull':
      return `${left} is not null`;
    case 'between':
    case 'notBetween': {
      const [low, high] = test.value;
      return `${left} ${test.op === 'between' ? '' : 'not '}between ${printScalar(low)} and ${printScalar(high)}`;
    }
    case 'in':
    case 'notIn': {
      const word = test.op === 'in' ? 'in' : 'not in';
      if ('plan' in test) return `${left} ${word} (${printPlan(test.plan)})`;
      return `${left} ${word} (${test.value.map(printScalar).join(', ')})${printMarks(test)}`;
    }
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'like':
    case 'notLike':
      return `${left} ${textWords[test.op]} ${printScalar(test.value)}`;
    default:
      return `${left} ${symbols[test.op]} ${printRight(test)}`;
  }
}

function printRight(test: Extract<Test, { op: Comparison }>): string {
  if ('field' in test) return printName(test.field);
  if ('to' in test) return printTo(test.to);
  if ('plan' in test) return `${test.quantifier ? `${test.quantifier} ` : ''}(${printPlan(test.plan)})`;
  return `${printScalar(test.value)}${printMarks(test)}`;
}

function printTo(to: Expression): string {
  return printExpression(to);
}

function printMarks({
  exact,
  orNull,
}: {
  exact?: boolean | undefined;
  orNull?: boolean | undefined;
}): string {
  return `${exact ? ' exact' : ''}${orNull ? ' or null' : ''}`;
}

export function printPeriod(period: Period): string {
  if (!('unit' in period)) {
    const { from, to } = period;
    if (from !== undefined && to !== undefined) return `${printScalar(from)} to ${printScalar(to)}`;
    if (from !== undefined) return `from ${printScalar(from)}`;
    return to === undefined ? 'ever' : `to ${printScalar(to)}`;
  }
  const { unit, offset, count, rolling, toDate } = period;
  if (rolling) return `${offset > 0 ? 'coming' : 'past'} ${count ?? 1} ${unit}s${toDate ? ' to date' : ''}`;
  const named = { 0: `this ${unit}`, '-1': `last ${unit}`, 1: `next ${unit}` }[String(offset)];
  const one = `${unit} ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`;
  const text =
    count === undefined
      ? (named ?? one)
      : offset === -1
        ? `last ${count} ${unit}s`
        : `${count} ${unit}s ending ${one}`;
  return `${text}${toDate ? ' to date' : ''}`;
}
