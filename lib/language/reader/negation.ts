// What is denied, and where a denial stands.
import { type Condition, type Node, roleOf } from './nodes.ts';
import type { Rewriting } from './rewrite.ts';

/** The nearest negation before a node with nothing of weight in between. */
export function negation(nodes: readonly Node[], at: number): number | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 4); index -= 1) {
    const node = nodes[index] as Node;
    const role = roleOf(node);
    if (role === 'negation' || role === 'except' || role === 'neither' || role === 'nor') return index;
    const passes =
      node.t === 'small' || node.t === 'word' || role === 'existence' || role === 'any' || role === 'or';
    if (!passes) return undefined;
  }
  return undefined;
}

export function condition(
  nodes: readonly Node[],
  from: number,
  to: number,
  make: (negated: boolean) => Condition,
  extra = false,
): Rewriting {
  const denied = negation(nodes, from);
  const start = denied ?? from;
  const kept = denied === undefined ? [] : nodes.slice(denied + 1, from).filter((node) => node.t === 'word');
  return {
    from: start,
    to,
    by: [
      ...kept,
      {
        t: 'condition',
        start: (nodes[start] as Node).start,
        end: (nodes[to - 1] as Node).end,
        condition: make((denied !== undefined) !== extra),
      },
    ],
  };
}
