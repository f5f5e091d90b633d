// "Who are the managers": each of those that a column points to, once, and nobody where it points to none.
import type { Model } from '../../data-source/manifest.ts';
import type { Condition, Node, Operand } from './nodes.ts';

/** Adds that the column points to somebody, and is true, where it is all that was asked for. */
export function whoTheyAre(
  outputs: readonly Operand[],
  conditions: Condition[],
  entity: Model | undefined,
  nodes: readonly Node[],
): boolean {
  const [only, second] = outputs;
  if (only?.kind !== 'field' || second || !only.ref.stands || entity || conditions.length > 0) return false;
  const { ref } = only;
  const said = nodes.find((node) => node.t === 'field' && node.ref.field === ref.field);
  const others = nodes.some((node) => node.t === 'model' || node.t === 'value' || node.t === 'operand');
  if (others || said?.t !== 'field' || !/[a-z]s$/.test(said.said ?? '')) return false;
  if (ref.field.nullable)
    conditions.push({ kind: 'test', ref, test: { op: 'isNull' }, negated: true, clause: said.start });
  return true;
}
