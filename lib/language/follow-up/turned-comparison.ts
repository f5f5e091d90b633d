// "How about more than?", "and after?": the last comparison with another direction and nothing else new.
import type { Comparison, Condition } from '../../pipeline/plan.ts';
import type { Cutting } from '../linker.ts';
import { type Node, roleOf } from '../reader/nodes.ts';

const later = /^(after|later|since|sau|despues|above|over)$/;
const earlier = /^(before|earlier|until|truoc|antes|below|under)$/;
const directed = new Set<string>(['lt', 'lte', 'gt', 'gte', 'before', 'after', 'since', 'until']);

/** The comparison that a question is all about, once what points back is taken out of it. */
export function bareComparison(nodes: readonly Node[], cutting: Cutting): Comparison | undefined {
  const said = nodes.filter((node) => node.t !== 'small' && node.t !== 'mark');
  if (said.length > 1) return undefined;
  const [only] = said;
  if (only?.t === 'cue') return roleOf(only) === 'comparative' ? only.cue.comparison : undefined;
  const words = nodes.map((node) => cutting.tokens[node.start]?.folded ?? '');
  if (only && only.t !== 'word') return undefined;
  if (words.some((word) => later.test(word))) return 'gt';
  return words.some((word) => earlier.test(word)) ? 'lt' : undefined;
}

/** The conditions with the last directed one turned; undefined where there is none. */
export function turned(conjuncts: readonly Condition[], comparison: Comparison): Condition[] | undefined {
  const at = conjuncts.findLastIndex((condition) => 'op' in condition && directed.has(condition.op));
  const found = conjuncts[at];
  if (!found || !('op' in found)) return undefined;
  const after = comparison === 'gt' || comparison === 'gte';
  const op = 'period' in found ? (after ? 'after' : 'before') : comparison;
  return conjuncts.map((condition, place) => (place === at ? ({ ...found, op } as Condition) : condition));
}
