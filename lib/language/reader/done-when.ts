// "tickets resolved last month", "invoices paid per week": a state that is said as a deed, and a time. Where the
// day of the deed is kept, the time is that of the deed and not of the record.
import type { Field, Model } from '../../data-source/manifest.ts';
import { modelOfOperand } from '../assemble/assemble.ts';
import { mainDate } from '../assemble/frame.ts';
import { senseOf } from '../name-sense.ts';
import { closingDay } from './end-days.ts';
import { type Condition, type FieldRef, isDate, type Node, type Operand } from './nodes.ts';
import { trueOf } from './read-flags.ts';
import type { Rewriting } from './rewrite.ts';

type TestCondition = Extract<Condition, { kind: 'test' }>;

const done = /(ed|paid|sent|sold|won|lost|shut|[ai]d[oa])$/;

/** A rewriting of a state that is said as a deed, with the period behind it. */
export function doneWhen(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const state = stateOf(node);
  if (!state || !done.test(state.name)) return undefined;
  const next = nodes[at + 1];
  // "resolved tickets last month" are tickets of last month.
  if (next?.t === 'model' && next.model === state.model) return undefined;
  const ref = dayOfDeed(state, [state.model, ...ownersOf(state.model, nodes.slice(0, at))]);
  if (!ref) return undefined;
  const dated = withTimeOf(nodes.slice(at + 1), ref, node.start);
  if (!dated) return undefined;
  // Where the day is of the rows whose state it is, it says that it was done.
  const kept =
    ref.model === state.model && node.t === 'value' && isDayOf(ref.field, state.name) ? [] : [node];
  return { from: at, to: nodes.length, by: [...kept, ...dated] };
}

/** The nodes with their first period said of that day; undefined where there is none, or it is of another. */
export function withTimeOf(nodes: readonly Node[], ref: FieldRef, clause: number): Node[] | undefined {
  const when = nodes.findIndex((other) => other.t === 'period');
  const time = nodes[when];
  if (time?.t !== 'period') return undefined;
  if (nodes.slice(0, when).some((other) => other.t === 'field' && isDate(other.ref.field))) return undefined;
  const { start, end, op, period } = time;
  const made: Condition = { kind: 'test', ref, test: { op, period }, negated: false, clause };
  return nodes.with(when, { t: 'condition', start, end, condition: made });
}

interface State {
  readonly model: Model;
  /** As the source writes it, in small letters. */
  readonly name: string;
}

/** What a value says of a row, or a column of yes and no that is said to be so. */
function stateOf(node: Node): State | undefined {
  if (node.t === 'value') return { model: node.ref.model, name: node.value.toLowerCase() };
  if (node.t === 'condition') return stateIn(node.condition);
  const isFlag = node.t === 'field' && trueOf(node.ref.field) !== undefined;
  return isFlag ? { model: node.ref.model, name: lastWord(node.ref.field) } : undefined;
}

function stateIn(condition: Condition): State | undefined {
  if (condition.kind !== 'test' || condition.negated || !condition.ref) return undefined;
  const { ref, test } = condition;
  if (!('value' in test) || test.op !== 'eq') return undefined;
  if (typeof test.value === 'string') return { model: ref.model, name: test.value.toLowerCase() };
  return test.value === trueOf(ref.field) ? { model: ref.model, name: lastWord(ref.field) } : undefined;
}

function lastWord(field: Field): string {
  return senseOf(field).toLowerCase().split(' ').at(-1) ?? '';
}

/** Those that were named whose rows have one of `model` each: a deal is won because its stage is. */
function ownersOf(model: Model, nodes: readonly Node[]): Model[] {
  return nodes.flatMap((node) => {
    const owner =
      node.t === 'model'
        ? node.model
        : node.t === 'field'
          ? node.ref.model
          : node.t === 'operand'
            ? modelOfOperand(node.operand)
            : undefined;
    return owner && isOwnedBy(model, owner) ? [owner] : [];
  });
}

function isOwnedBy(model: Model, owner: Model): boolean {
  return owner.relations.some(({ kind, to }) => kind === 'one' && to === model.name);
}

const final =
  /^(won|lost|closed|complet|finish|resolv|solv|fixed|settled|ganad|perdid|cerrad|terminad|resuelt)/;

/** The day on which it came to a state: one that is called so, or for a last state the day on which all ended. */
function dayOfDeed({ name }: State, models: readonly Model[]): FieldRef | undefined {
  for (const model of models) {
    const field =
      model.fields.find((candidate) => isDayOf(candidate, name)) ??
      (final.test(name) ? closingDay(model) : undefined);
    if (field) return { model, field };
  }
  return undefined;
}

/** "tickets resolved per month": grouped by the day on which they were, with all that ever were. */
export function doneOverTime(conditions: Condition[], groups: Operand[], said: readonly Model[]): void {
  datedByDeed(conditions, groups);
  const stretch = groups.find((one) => one.kind === 'bucket' && one.ref && isDate(one.ref.field));
  if (stretch?.kind === 'bucket' && stretch.ref) dateAll(conditions, stretch.ref);
  const place = groups.findIndex((group) => (group.kind === 'bucket' || group.kind === 'part') && !group.ref);
  const group = groups[place];
  if (group?.kind !== 'bucket' && group?.kind !== 'part') return;
  for (const [at, condition] of conditions.entries()) {
    const state = stateIn(condition);
    if (!state || !done.test(state.name)) continue;
    const day = dayOfDeed(state, [state.model, ...said.filter((model) => isOwnedBy(state.model, model))]);
    if (!day) continue;
    if (day.model === state.model && isDayOf(day.field, state.name))
      conditions[at] = { ...(condition as TestCondition), ref: day, test: { op: 'isNull' }, negated: true };
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
