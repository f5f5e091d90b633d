// "tickets resolved last month", "invoices paid per week": a state that is said as a deed, and a time. Where the
// day of the deed is kept, the time is that of the deed and not of the record.
import type { Field } from '../../data-source/manifest.ts';
import { mainDate } from '../assemble/frame.ts';
import { senseOf } from '../name-sense.ts';
import { type Condition, type FieldRef, isDate, type Node, type Operand } from './nodes.ts';
import type { Rewriting } from './rewrite.ts';

const done = /(ed|paid|sent|sold|won|lost|shut|[ai]d[oa])$/;

/** A rewriting of a value that names a deed, with the period or the stretches of time behind it. */
export function doneWhen(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'value' || !done.test(node.value.toLowerCase())) return undefined;
  const { model } = node.ref;
  const next = nodes[at + 1];
  // "resolved tickets last month" are tickets of last month.
  if (next?.t === 'model' && next.model === model) return undefined;
  const field = model.fields.find((candidate) => isDayOf(candidate, node.value));
  if (!field) return undefined;
  const ref: FieldRef = { model, field };
  const when = nodes.findIndex((other, place) => place > at && other.t === 'period');
  const time = nodes[when];
  if (
    time?.t !== 'period' ||
    nodes.slice(at + 1, when).some((other) => other.t === 'field' && isDate(other.ref.field))
  )
    return undefined;
  const between = nodes.slice(at + 1, when);
  const condition: Node = {
    t: 'condition',
    start: time.start,
    end: time.end,
    condition: {
      kind: 'test',
      ref,
      test: { op: time.op, period: time.period },
      negated: false,
      clause: node.start,
    },
  };
  return { from: at, to: when + 1, by: [...between, condition] };
}

/** "tickets resolved per month": grouped by the day on which they were, with all that ever were. */
export function doneOverTime(conditions: Condition[], groups: Operand[]): void {
  datedByDeed(conditions, groups);
  const stretch = groups.find((one) => one.kind === 'bucket' && one.ref && isDate(one.ref.field));
  if (stretch?.kind === 'bucket' && stretch.ref) dateAll(conditions, stretch.ref);
  const place = groups.findIndex((group) => (group.kind === 'bucket' || group.kind === 'part') && !group.ref);
  const group = groups[place];
  if (group?.kind !== 'bucket' && group?.kind !== 'part') return;
  for (const [at, condition] of conditions.entries()) {
    if (condition.kind !== 'test' || condition.negated || !condition.ref) continue;
    const { ref, test } = condition;
    if (!('value' in test) || test.op !== 'eq' || typeof test.value !== 'string') continue;
    const state = test.value;
    const field = done.test(state.toLowerCase())
      ? ref.model.fields.find((candidate) => isDayOf(candidate, state))
      : undefined;
    if (!field) continue;
    const day: FieldRef = { model: ref.model, field };
    conditions[at] = { ...condition, ref: day, test: { op: 'isNull' }, negated: true };
    groups[place] = { ...group, ref: day };
    dateAll(conditions, day);
    return;
  }
  // "paid in 2026 per month": the months are those of the payments.
  const dated = conditions.find(
    (condition) => condition.kind === 'test' && 'period' in condition.test && condition.ref,
  );
  if (dated?.kind === 'test' && dated.ref && isDate(dated.ref.field))
    groups[place] = { ...group, ref: dated.ref };
}

/** "hires per month this year": both are of the day of hiring, which says then that there was one. */
function datedByDeed(conditions: Condition[], groups: Operand[]): void {
  const at = conditions.findIndex((one) => one.kind === 'test' && one.deed);
  const deed = conditions[at];
  if (deed?.kind !== 'test' || !deed.ref) return;
  const { ref } = deed;
  for (const [place, group] of groups.entries())
    if ((group.kind === 'bucket' || group.kind === 'part') && !group.ref) groups[place] = { ...group, ref };
  dateAll(conditions, ref);
  const isDated = conditions.some(
    (one) => one.kind === 'test' && 'period' in one.test && one.ref?.field === ref.field && !one.negated,
  );
  if (isDated || !ref.field.nullable) conditions.splice(at, 1);
}

/**
 * "bought tulips in May": the tulips have no day, the order that they were bought with has one. The time is that
 * of the deed that was said before.
 */
export function datedDeed(conditions: Condition[]): void {
  const when = conditions.findIndex(
    (said) => said.kind === 'test' && !said.ref && !said.model && 'period' in said.test && !said.negated,
  );
  const time = conditions[when];
  const before = conditions.slice(0, when).filter(isMerelyRelated);
  const [deed, thing] = before.slice(-2);
  if (!time || !deed || !thing || mainDate(thing.model) || !mainDate(deed.model)) return;
  conditions[conditions.indexOf(deed)] = { ...deed, where: [time] };
  conditions.splice(when, 1);
}

function isMerelyRelated(condition: Condition): condition is Extract<Condition, { kind: 'related' }> {
  return condition.kind === 'related' && !condition.negated && condition.where.length === 0;
}

/** A time that nothing else is said of is that of the day which the groups are made of. */
export function dateAll(conditions: Condition[], ref: FieldRef): void {
  for (const [place, said] of conditions.entries())
    if (said.kind === 'test' && !said.ref && !said.model && 'period' in said.test)
      conditions[place] = { ...said, ref };
}

/** `resolved_at` for "resolved": a later day, whose name begins as the state does. */
function isDayOf(field: Field, state: string): boolean {
  if (!isDate(field) || field.type === 'time' || !field.nullable) return false;
  const stem = state.toLowerCase().slice(0, Math.max(4, state.length - 3));
  return senseOf(field)
    .split(' ')
    .concat(field.label.split(' '))
    .some((word) => word.startsWith(stem));
}
