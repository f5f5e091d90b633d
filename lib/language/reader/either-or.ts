// "made after 2000 or reviewed by Ann": alternatives that stand too far apart to be read as one condition where
// they stand. An "or" that nothing used would leave both demanded at once.
import { type Condition, type Node, roleOf } from './nodes.ts';
import { modelOf } from './sketch.ts';

/** Joins what stands on both sides of each "or"; one that ties conditions which cannot be joined is left unread. */
export function joinAlternatives(conditions: Condition[], nodes: readonly Node[], unread: Node[]): void {
  for (const mark of nodes) {
    if (mark.t !== 'cue' || roleOf(mark) !== 'or' || mark.text === 'either') continue;
    takeEchoAway(conditions, mark.start);
    const place = aroundIn(conditions, mark.start);
    if (!place || isBetweenAnswers(nodes, place)) continue;
    const { list, left, right } = place;
    if (left.negated !== right.negated) {
      unread.push(mark);
      continue;
    }
    const any = [left, right].flatMap((one) => (one.kind === 'or' && !one.negated ? one.any : [one]));
    const rest = list.filter((one) => one !== left && one !== right);
    list.splice(0, list.length, ...rest, { kind: 'or', any, negated: false, clause: left.clause });
  }
}

interface Around {
  readonly list: Condition[];
  readonly left: Condition;
  readonly right: Condition;
}

/** The nearest conditions before and after, of the innermost list that has both. */
function aroundIn(list: Condition[], at: number): Around | undefined {
  for (const one of list) {
    const inner =
      one.kind === 'related' || one.kind === 'counted' ? aroundIn(one.where as Condition[], at) : undefined;
    if (inner) return inner;
  }
  const left = list.filter(({ clause }) => clause < at).at(-1);
  const right = list.find(({ clause }) => clause > at);
  return left && right ? { list, left, right } : undefined;
}

/** "the number of members in Rome or the number of clubs": numbers are listed, no conditions. */
function isBetweenAnswers(nodes: readonly Node[], { left, right }: Around): boolean {
  return nodes.some(
    ({ t, start }) =>
      start > left.clause &&
      start < right.clause &&
      (t === 'operand' || t === 'group' || t === 'superlative'),
  );
}

/** "gold cards or silver cards": the first noun only says of what its own value is, and has no part in the second. */
function takeEchoAway(conditions: Condition[], at: number): void {
  const echo = conditions.findIndex(
    (one, position) =>
      one.kind === 'related' &&
      !one.negated &&
      one.clause < at &&
      one.where.length > 0 &&
      one.where.every(({ clause }) => clause > at) &&
      conditions.slice(0, position).some((other) => other.kind === 'test' && modelOf(other) === one.model),
  );
  const found = conditions[echo];
  if (found?.kind === 'related') conditions.splice(echo, 1, ...found.where);
}
