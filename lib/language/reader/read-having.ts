// "Who earns a commission", "orders with a discount", "clerks without a commission": that there is some of it.
import { type Condition, isKey, isNumeric, type Node, roleOf, type Test } from './nodes.ts';
import type { Rewriting } from './rewrite.ts';

const getting = /^(earn(s|ed|ing)?|gets?|got|receives?d?|draws?)$/;

/** A rewriting of a field that somebody has, or lacks, into a condition; undefined where more is said of it. */
export function having(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field' || isKey(node.ref) || node.ref.field.type === 'boolean') return undefined;
  const before = nodes[at - 1];
  // "who do not earn a commission"
  const isNotDone = isHaving(before) && roleOf(nodes[at - 2]) === 'negation';
  const lacks =
    before?.t === 'cue' && before.cue.role === 'negation' && /^(without|no|sin)$/.test(before.text);
  const denied = lacks || isNotDone;
  if (!denied && !(node.indefinite && isHaving(before))) return undefined;
  const next = nodes[at + 1];
  const isLast = !next || (next.t === 'mark' && /[.?!]/.test(next.mark)) || next.t === 'period';
  if (!isLast) return undefined;
  const { ref, start } = node;
  const amount = isNumeric(ref.field);
  if (!amount && (denied || !ref.field.nullable)) return undefined;
  const test = (made: Test, negated = false): Condition => ({
    kind: 'test',
    ref,
    test: made,
    negated,
    clause: start,
  });
  const none = test({ op: 'lte', value: 0 });
  const condition: Condition = !amount
    ? test({ op: 'isNull' }, true)
    : !denied
      ? test({ op: 'gt', value: 0 })
      : ref.field.nullable
        ? { kind: 'or', any: [test({ op: 'isNull' }), none], negated: false, clause: start }
        : none;
  const person = before?.t === 'cue' && /^who\b/.test(before.text) ? [before] : [];
  return {
    from: isNotDone ? at - 2 : at - 1,
    to: at + 1,
    by: [...person, { t: 'condition', start, end: node.end, condition }],
  };
}

function isHaving(before: Node | undefined): boolean {
  if (roleOf(before) === 'existence') return true;
  if (before?.t === 'field') return getting.test(before.said ?? '');
  return before?.t === 'cue' && before.cue.role === 'list' && getting.test(before.text);
}
