// "And the average?", "which one has the highest?": an amount without what it is an amount of. It is of
// the numbers that were just shown, so their fields are put where the question leaves them out.
import { type Node, roleOf } from '../reader/nodes.ts';
import { type LastSet, shownAmounts } from './last-set.ts';

const aggregates = new Set(['avg', 'min', 'max', 'sum', 'median']);

/** The nodes, with the shown numbers after an amount word that has nothing of its own. */
export function withShownAmounts(nodes: readonly Node[], set: LastSet): Node[] {
  const fields = shownAmounts(set).map((ref): Node => ({ t: 'field', ref, start: 0, end: 0 }));
  if (fields.length === 0) return [...nodes];
  for (const [at, node] of nodes.entries()) {
    const role = roleOf(node) ?? '';
    const concept = role === 'superlative' ? (node as Node & { t: 'cue' }).cue.concept : undefined;
    const isExtreme = concept === 'value' || (concept === 'count' && set.sortedBy !== undefined);
    if (!aggregates.has(role) && !isExtreme) continue;
    // Groups come first by the number they show.
    if (isExtreme && set.kind === 'groups') return [...nodes];
    const rest = nodes.slice(at + 1);
    const named = rest.some(
      (other) =>
        other.t === 'field' || other.t === 'model' || other.t === 'number' || roleOf(other) === 'count',
    );
    if (named) return [...nodes];
    // After the last of them: "the maximum and the minimum".
    const last = nodes.findLastIndex(
      (other) => aggregates.has(roleOf(other) ?? '') || roleOf(other) === 'superlative',
    );
    const place = nodes[last] as Node;
    const { start, end } = place;
    const shown = isExtreme ? fields.slice(0, 1) : fields;
    return [
      ...nodes.slice(0, last + 1),
      ...shown.flatMap((field, position): Node[] => [
        ...(position > 0 ? [{ t: 'mark', mark: ',', start, end } as const] : []),
        { ...field, start, end },
      ]),
      ...nodes.slice(last + 1),
    ];
  }
  return [...nodes];
}
