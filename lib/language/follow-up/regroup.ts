// "By country", "per month instead": a question that says nothing but by what the numbers are to be
// grouped. Rows that were listed are counted by it.
import type { DatePart } from '../../pipeline/plan.ts';
import { isAmount } from '../assemble/assemble.ts';
import { type Node, type Operand, roleOf } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { LastSet } from './last-set.ts';
import type { Cue } from './references.ts';

/** The groups that the nodes ask for, where they ask for nothing else. */
export function bareGroups(nodes: readonly Node[]): Operand[] | undefined {
  const groups: Operand[] = [];
  let grouped = false;
  for (const node of nodes) {
    const role = roleOf(node);
    if (role === 'groupBy' || role === 'each' || (node.t === 'small' && /^(by|theo|por)$/.test(node.word)))
      grouped = true;
    else if (node.t === 'cue' && role === 'bucket') {
      groups.push({ kind: 'bucket', unit: node.cue.value ?? 'month' });
      grouped = true;
    } else if (node.t === 'cue' && role === 'datePart') {
      groups.push({ kind: 'part', part: (node.cue.value ?? 'weekday') as DatePart });
      grouped = true;
    } else if (node.t === 'field' && grouped) groups.push({ kind: 'field', ref: node.ref });
    else if (node.t === 'model' && grouped) groups.push({ kind: 'entity', model: node.model });
    else if (node.t !== 'small' && node.t !== 'mark' && role !== 'and' && role !== 'list' && role !== 'count')
      return undefined;
  }
  return grouped && groups.length > 0 ? groups : undefined;
}

/** A sketch of the shown numbers, or of how many rows there are, by these groups. */
export function regrouped(
  sketch: Sketch,
  groups: readonly Operand[],
  set: LastSet,
  cues: ReadonlySet<Cue>,
): Sketch {
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  const amounts = shown.filter(isAmount);
  // Rows of another kind than the groups are counted; their own columns say nothing of a group.
  const outputs: Operand[] = amounts.length > 0 ? amounts : [{ kind: 'count', of: set.base }];
  const kept =
    set.kind === 'groups' && (cues.has('also') || cues.has('and'))
      ? shown.filter((one) => !isAmount(one))
      : [];
  return {
    ...sketch,
    entity: undefined,
    outputs,
    groups: [...kept, ...groups],
    unread: sketch.unread.filter((node) => node.t !== 'field'),
  };
}
