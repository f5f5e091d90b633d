import type { Field } from '../../data-source/manifest.ts';
import type { Operand, Superlative } from './nodes.ts';
import { isSummable } from './summable.ts';

/**
 * "top 5 features by events": of a column that holds few kinds, the kinds are ranked, each by all that its rows add
 * up to; the best single rows would name one kind several times. Changes the lists it is given.
 */
export function rankedKinds(groups: Operand[], outputs: Operand[], superlatives: Superlative[]): void {
  const [kind, second] = outputs;
  const [best, more] = superlatives;
  if (kind?.kind !== 'field' || second || groups.length > 0 || !best || more) return;
  const { by } = best;
  // "which channel has the highest cancellation rate": a rate is one of many rows, never of a single one.
  if (by?.kind === 'given' && by.measure.fn === 'ratio') {
    groups.push(kind);
    outputs[0] = by;
    return;
  }
  if (best.limit === undefined) return;
  if (by?.kind !== 'field' || by.ref.model !== kind.ref.model || !isSummable(by.ref)) return;
  if (!holdsKinds(kind.ref.field) || kind.ref.model.displayFields.includes(kind.ref.field.name)) return;
  const total: Operand = { kind: 'aggregate', fn: 'sum', of: by.ref };
  groups.push(kind);
  outputs[0] = total;
  superlatives[0] = { ...best, by: total };
}

/** True for a column in which the same few values recur. */
export function holdsKinds({ type, unique, enumValues, valuesComplete }: Field): boolean {
  return enumValues !== undefined || (type === 'text' && !unique && valuesComplete === true);
}
