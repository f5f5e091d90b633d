// A plan in the notation that models write: the previous plan of a conversation, a verified example, what
// failed before a repair. `parsePlan` reads it back as the same plan.
import type { Dimension, Measure, OrderTerm, OutputField, Plan } from '../plan.ts';
import { printCondition } from './print-condition.ts';
import { printMeasure, printName, printValue } from './print-expression.ts';

export function printPlan(plan: Plan): string {
  const { where, measures, dimensions, fields, having, orderBy, limit, offset, topPerGroup: top } = plan;
  const parts = [
    `from ${printName(plan.model)}`,
    where && `where ${printCondition(where)}`,
    measures && `measure ${measures.map(printOutputMeasure).join(', ')}`,
    dimensions && `group ${dimensions.map(printDimension).join(', ')}`,
    fields && `show ${fields.map(printField).join(', ')}`,
    plan.distinct && 'distinct',
    having && `having ${printCondition(having)}`,
    orderBy && `order ${printOrder(orderBy)}`,
    limit !== undefined && `limit ${limit}`,
    offset !== undefined && `offset ${offset}`,
    top && `top ${top.limit} per ${top.by.map(printName).join(', ')} order ${printOrder(top.orderBy)}`,
    plan.compare && `compare previous ${plan.compare.to === 'previous_year' ? 'year' : 'period'}`,
    plan.combine && `${combineWords[plan.combine.op]} (${printPlan(plan.combine.plan)})`,
  ];
  return parts.filter((part) => typeof part === 'string').join(' ');
}

const combineWords = {
  union: 'union',
  unionAll: 'union all',
  intersect: 'intersect',
  except: 'except',
} as const;

function printOutputMeasure(measure: Measure): string {
  return `${printMeasure(measure)} as ${printName(measure.as)}`;
}

function printDimension({ path, expr, bucket, part, hidden, as }: Dimension): string {
  const value = printValue(path, expr);
  return [
    part ? `${part}(${value})` : value,
    bucket && `by ${bucket}`,
    hidden && 'hidden',
    value === as && !bucket && !part ? undefined : `as ${printName(as)}`,
  ]
    .filter((word) => typeof word === 'string')
    .join(' ');
}

function printField({ path, expr, as }: OutputField): string {
  const value = printValue(path, expr);
  return value === as ? value : `${value} as ${printName(as)}`;
}

function printOrder(terms: readonly OrderTerm[]): string {
  return terms
    .map(({ by, expr, measure, direction }) => {
      const value = measure ? `${printMeasure(measure)} as ${printName(measure.as)}` : printValue(by, expr);
      return direction === 'desc' ? `${value} desc` : value;
    })
    .join(', ');
}
