// Sums of whole sales that are narrowed by one of their lines. What was spent on jazz is no sum of the invoices that
// have a jazz record on them: the other records on them are not jazz.
import type { Condition, Plan } from '../pipeline/plan.ts';
import { earningsOf } from './earnings.ts';
import type { SchemaIndex } from './schema-index.ts';

/** How doubtful a plan is for that, in parts of a doubt; 0 where the lines of the sale have no sum of their own. */
export function wholeSalesDoubt({ model, measures, where }: Plan, index: SchemaIndex): number {
  const earnings = earningsOf(index);
  const sale = earnings.find((each) => each.of === 'sale' && each.model.name === model);
  const line = earnings.find(({ of }) => of === 'line');
  if (!sale?.field || !line || !where) return 0;
  const sums = measures?.some(({ fn, path }) => fn === 'sum' && path === sale.field?.name);
  return sums && partsOf(where).some((part) => isOfLine(part, model, line.model.name, index)) ? 0.4 : 0;
}

function partsOf(where: Condition): readonly Condition[] {
  return 'and' in where ? where.and.flatMap(partsOf) : [where];
}

/** "invoices with more than three lines" are whole ones. */
function isOfLine(part: Condition, sale: string, line: string, { manifest }: SchemaIndex): boolean {
  if (!('exists' in part) || part.count !== undefined || part.where === undefined) return false;
  const [first = ''] = part.exists.split('.');
  return manifest.relation(sale, first)?.to === line;
}
