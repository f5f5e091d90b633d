import type { Model } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import { isMeasurable, isNumeric, type Operand, type Superlative } from './nodes.ts';
import { addsUp } from './order-and-groups.ts';

const units = new Set(['day', 'week', 'month', 'quarter', 'year']);

/**
 * "Which month had the most orders", "on what weekday do we sell most": the stretches of time are the groups,
 * and what there was most of is the number of each. Nothing changes where something else was asked for.
 */
export function busiestTime(
  asks: string | undefined,
  groups: Operand[],
  outputs: Operand[],
  superlatives: Superlative[],
  entity: Model | undefined,
): void {
  const timed = groups.length === 1 && (groups[0]?.kind === 'bucket' || groups[0]?.kind === 'part');
  const unit = asks !== undefined && units.has(asks) && groups.length === 0 ? asks : undefined;
  const [extreme] = outputs;
  if ((timed || unit) && superlatives.length === 0 && outputs.length === 1 && extreme?.kind === 'aggregate') {
    // "what year had the highest amount paid": the highest sum, and not the year of the highest payment.
    const isExtreme = extreme.fn === 'max' || extreme.fn === 'min';
    if (isExtreme && unit && addsUp.test(senseOf(extreme.of.field)))
      superlatives.push({
        direction: extreme.fn === 'max' ? 'desc' : 'asc',
        by: { kind: 'field', ref: extreme.of },
      });
  }
  const [only] = superlatives;
  if ((!timed && !unit) || superlatives.length !== 1 || !only) return;
  if (outputs.some((output) => output.kind === 'field' && !isMeasurable(output.ref))) return;
  const number = numberOf(only, entity);
  if (!number) return;
  if (unit) groups.push({ kind: 'bucket', unit });
  outputs.splice(0, outputs.length, number);
  superlatives[0] = { ...only, by: number };
}

function numberOf({ by, concept }: Superlative, entity: Model | undefined): Operand | undefined {
  if (by?.kind === 'field')
    return isNumeric(by.ref.field) ? { kind: 'aggregate', fn: 'sum', of: by.ref } : undefined;
  if (by?.kind === 'count' && !by.of && !by.distinct) return entity && { kind: 'count', of: entity };
  if (by) return by;
  return entity && (concept === 'count' || concept === 'popularity')
    ? { kind: 'count', of: entity }
    : undefined;
}
