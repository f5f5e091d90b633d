import { senseOf } from '../name-sense.ts';
import { type FieldRef, isNumeric, type Node, type Test } from './nodes.ts';

/** "year 2008" where the year is a number of its own. */
export function yearTest(
  node: Node & { t: 'period' },
  ref: FieldRef,
): { test: Test; ref: FieldRef } | undefined {
  const { period } = node;
  if (!('from' in period) || !period.from) {
    if (!('to' in period) || !period.to) return undefined;
  }
  const from = 'from' in period ? period.from : undefined;
  const to = 'to' in period ? period.to : undefined;
  const year = Number((from ?? to ?? '').slice(0, 4));
  if (!year || !/year|nam|anio|ano/.test(senseOf(ref.field))) return undefined;
  const text = !isNumeric(ref.field);
  const value = (number: number) => (text ? String(number) : number);
  const isWhole = from?.endsWith('-01-01') && to?.endsWith('-01-01');
  const last = to ? Number(to.slice(0, 4)) - 1 : year;
  if (node.op === 'during' && isWhole && last > year)
    return { test: { op: 'between', value: [year, last] }, ref };
  if (node.op === 'before') return { test: { op: 'lt', value: value(year) }, ref };
  if (node.op === 'after') return { test: { op: 'gt', value: value(to && from ? last : year) }, ref };
  if (node.op === 'since') return { test: { op: 'gte', value: value(year) }, ref };
  if (node.op === 'until') return { test: { op: 'lte', value: value(last) }, ref };
  if (from && !to) return { test: { op: 'gte', value: value(year) }, ref };
  return { test: { op: 'eq', value: value(year) }, ref };
}
