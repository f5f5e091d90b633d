// What is counted or compared with an average.
import type { Model } from '../../data-source/manifest.ts';
import type { Comparison } from '../../pipeline/plan.ts';
import { condition } from './negation.ts';
import { type Condition, type FieldRef, isDate, isKey, isNumeric, type Node, type Test } from './nodes.ts';
import { isLight, type Rewriting, skipSmall } from './rewrite.ts';
import { isKindOfRow } from './rows-of-kind.ts';
import { modelOf } from './sketch.ts';

/** What follows says what was counted or compared: "at least 3 orders", "more than 5 employees". */
export function testThenThing(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t === 'against' && !node.of) {
    const field = nodes[skipSmall(nodes, at + 1)];
    if (field?.t === 'field' && isNumeric(field.ref.field)) {
      return condition(nodes, at, nodes.indexOf(field) + 1, (negated) => ({
        kind: 'against',
        ref: field.ref,
        op: node.op,
        fn: node.fn,
        where: node.where,
        share: node.share,
        negated,
        clause: node.start,
      }));
    }
  }
  if (node.t === 'against') return againstWhat(nodes, at);
  const amount = node.t === 'compare' ? node : node.t === 'number' && !node.ordinal ? node : undefined;
  if (!amount) return undefined;
  const index = skipSmall(nodes, at + 1, (next) => isLight(next) || (next.t === 'word' && false));
  const next = nodes[index];
  const previous = nodes[at - 1];
  const counts =
    previous?.t === 'operand' && previous.operand.kind === 'count' ? previous.operand : undefined;
  const beforeIs =
    previous?.t === 'small' && /^(is|are|was|were|of|be|la|es|son)$/.test(previous.word)
      ? nodes[at - 2]
      : undefined;
  // "how many rooms cost more than 120": a price is compared, not a number of rooms.
  const isMeasured = amount.t === 'compare' && amount.concept !== undefined && amount.concept !== 'count';
  const countedBefore = isMeasured
    ? undefined
    : (counts ??
      (beforeIs?.t === 'operand' && beforeIs.operand.kind === 'count' ? beforeIs.operand : undefined));
  const ofField = next?.t === 'field' && isNumeric(next.ref.field) && !isKey(next.ref);
  if (amount.t === 'compare' && amount.times && previous?.t === 'model') {
    // "rented more than 40 times"
    const [op, value] = numberTest(amount);
    const { model } = previous;
    return condition(nodes, at - 1, at + 1, (negated) => ({
      kind: 'counted',
      model,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  const totalled = previous?.t === 'operand' ? previous : beforeIs?.t === 'operand' ? beforeIs : undefined;
  if (totalled?.operand.kind === 'aggregate' && amount.t === 'compare') {
    // "whose total amount is over 500"
    const { fn, of } = totalled.operand;
    const [op, value] = numberTest(amount);
    return condition(nodes, nodes.indexOf(totalled), at + 1, (negated) => ({
      kind: 'amount',
      fn,
      of,
      op,
      value,
      negated,
      clause: amount.start,
    }));
  }
  // "the 3 customers who …" says how many are wanted, not how many there are.
  if (amount.t === 'number' && next?.t === 'model' && !nodes.slice(0, at).some(isSubject)) return undefined;
  // "names of the 3 customers who …"
  const named = previous?.t === 'small' && /^(of|de|cua)$/.test(previous.word) ? nodes[at - 2] : undefined;
  if (amount.t === 'number' && next?.t === 'model' && named?.t === 'field' && named.ref.model === next.model)
    return undefined;
  if (countedBefore?.of && amount.t === 'compare' && !ofField) {
    const { of } = countedBefore;
    const [op, value] = numberTest(amount);
    return condition(nodes, counts ? at - 1 : at - 2, at + 1, (negated) => ({
      kind: 'counted',
      model: of,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  if (next?.t === 'field' && isNumeric(next.ref.field) && !isKey(next.ref)) {
    return condition(nodes, at, index + 1, (negated) => ({
      kind: 'test',
      ref: next.ref,
      test: testFor(amount),
      negated,
      clause: amount.start,
    }));
  }
  if (
    next?.t === 'field' &&
    amount.t === 'compare' &&
    !isDate(next.ref.field) &&
    Number.isInteger(numberTest(amount)[1])
  ) {
    const [op, value] = numberTest(amount);
    const { model } = next.ref;
    return condition(nodes, at, index + 1, (negated) => ({
      kind: 'counted',
      model,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  const noun = describedNoun(nodes, index);
  if (noun && Number.isInteger(numberTest(amount)[1])) {
    const [op, value] = numberTest(amount);
    return condition(nodes, at, noun.to, (negated) => ({
      kind: 'counted',
      model: noun.model,
      op,
      value,
      where: noun.where,
      negated,
      clause: amount.start,
    }));
  }
  return undefined;
}

/** A thing that is counted, with what narrows it before it: "more than 5 urgent tickets". */
function describedNoun(
  nodes: readonly Node[],
  from: number,
): { model: Model; where: Condition[]; to: number } | undefined {
  const where: Condition[] = [];
  for (let at = from; at < nodes.length; at += 1) {
    const node = nodes[at] as Node;
    if (node.t === 'model') {
      const isIts = where.every((made) => modelOf(made) === node.model);
      return isIts ? { model: node.model, where, to: at + 1 } : undefined;
    }
    if (node.t === 'value')
      where.push({
        kind: 'test',
        ref: node.ref,
        test: { op: 'eq', value: node.value },
        negated: false,
        clause: node.start,
      });
    else if (node.t === 'condition' && /^(test|given)$/.test(node.condition.kind)) where.push(node.condition);
    else break;
  }
  // "more than 3 no-shows": the kind itself names its rows.
  const only = nodes[from];
  const next = nodes[from + 1];
  const isLast = next === undefined || /^(mark|period|small)$/.test(next.t);
  return where.length === 1 && isLast && isKindOfRow(only)
    ? { model: only.ref.model, where, to: from + 1 }
    : undefined;
}

function isSubject(node: Node): boolean {
  return (
    node.t === 'model' ||
    node.t === 'field' ||
    node.t === 'operand' ||
    node.t === 'group' ||
    node.t === 'value'
  );
}

function againstWhat(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node & { t: 'against' };
  let from = at;
  let ref: FieldRef | undefined;
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const before = nodes[back] as Node;
    if (before.t === 'field' && isNumeric(before.ref.field)) {
      ref = before.ref;
      from = back;
      break;
    }
    if (before.t !== 'small' && !isLight(before)) break;
  }
  return condition(nodes, from, at + 1, (negated) => ({
    kind: 'against',
    ref: ref ?? node.of,
    of: node.of,
    op: node.op,
    fn: node.fn,
    where: node.where,
    share: node.share,
    concept: node.concept,
    negated,
    clause: node.start,
  }));
}

function numberTest(node: Node & ({ t: 'compare' } | { t: 'number' })): [Comparison, number] {
  if (node.t === 'number') return ['eq', node.value];
  if (node.test.op === 'between') return ['gte', node.test.value[0]];
  return [node.test.op as Comparison, (node.test as { value: number }).value];
}

function testFor(node: Node & ({ t: 'compare' } | { t: 'number' })): Test {
  return node.t === 'number' ? { op: 'eq', value: node.value } : node.test;
}
