import { type Node, roleOf } from './nodes.ts';

export interface Rewriting {
  /** Node indexes that are replaced, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly by: readonly Node[];
}

/** Applies a rule from left to right until it finds nothing more; each place is rewritten once a pass. */
export function rewrite(
  nodes: readonly Node[],
  rule: (nodes: readonly Node[], at: number) => Rewriting | undefined,
): Node[] {
  let result = [...nodes];
  for (let at = 0; at < result.length; at += 1) {
    const rewriting = rule(result, at);
    if (!rewriting) continue;
    result = [...result.slice(0, rewriting.from), ...rewriting.by, ...result.slice(rewriting.to)];
    at = rewriting.from + rewriting.by.length - 1;
  }
  return result;
}

const light = new Set(['existence', 'all', 'any', 'distinct', 'only']);

/** The next index at or after `at` that is not a small word (nor, when `also` says so, a light cue). */
export function skipSmall(
  nodes: readonly Node[],
  at: number,
  also: (node: Node) => boolean = () => false,
): number {
  let index = at;
  while (index < nodes.length) {
    const node = nodes[index] as Node;
    if (node.t === 'small' || also(node)) index += 1;
    else break;
  }
  return index;
}

export function isLight(node: Node): boolean {
  return light.has(roleOf(node) ?? '');
}

export function isAnd(node: Node | undefined): boolean {
  return roleOf(node) === 'and' || (node?.t === 'mark' && node.mark === ',');
}

/** True where nothing but punctuation follows. */
export function endsAt(nodes: readonly Node[], at: number): boolean {
  return nodes.slice(at).every((node) => node.t === 'mark');
}
