// Deeds: "placed an order", "who paid us most", "shipped after the required date". A deed names the table
// that records it or the date on which it was done, but hardly ever asks to see either.
import type { Model } from '../../data-source/manifest.ts';
import { mainDate } from '../assemble/frame.ts';
import { senseOf } from '../name-sense.ts';
import { doneWhen } from './done-when.ts';
import { isPlanned } from './end-days.ts';
import {
  type Condition,
  type FieldRef,
  isDate,
  isKey,
  isNumeric,
  type Node,
  type Operand,
  roleOf,
} from './nodes.ts';
import { amountField } from './read-aggregates.ts';
import { isAnd, type Rewriting, rewrite, skipSmall } from './rewrite.ts';
import { isSummable } from './summable.ts';

export function readDeeds(nodes: readonly Node[]): Node[] {
  let result = rewrite(rewrite(rewrite(nodes, toBeDone), doneWhen), dateAgainstDate);
  result = rewrite(result, deedAndThing);
  result = rewrite(rewrite(rewrite(result, mostOften), whoDid), whichDid);
  result = rewrite(result, spending);
  result = rewrite(result, andHowMuch);
  return rewrite(rewrite(result, notBack), doneAlready);
}

/** "deals closing next month": a deed that is still to come has the day on which it is expected, where that is kept. */
function toBeDone(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field' || !isDate(node.ref.field) || isPlanned(node.ref.field)) return undefined;
  const { model, field } = node.ref;
  const time = nodes.find((other, place) => place > at && other.t === 'period');
  if (time?.t !== 'period') return undefined;
  const isAhead = 'unit' in time.period && time.period.offset > 0;
  if (!isAhead && !/[a-z]{3}ing$/.test(node.said ?? '')) return undefined;
  const stem = senseOf(field).slice(0, 4);
  const expected = model.fields.find(
    (other) =>
      isPlanned(other) &&
      senseOf(other)
        .split(' ')
        .some((word) => word.startsWith(stem)),
  );
  return expected && { from: at, to: at + 1, by: [{ ...node, ref: { model, field: expected } }] };
}

/** "rentals that are still out": what went out has a day on which it comes back, and that is not there yet. */
function notBack(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue' || node.cue.role !== 'null') return undefined;
  const label = node.cue.value === 'back' ? backLabel : node.cue.value === 'gone' ? goneLabel : undefined;
  if (!label) return undefined;
  const gone = nodes.slice(0, at).findLast((other) => other.t === 'model');
  if (gone?.t !== 'model') return undefined;
  const { model } = gone;
  const [field, ...others] = model.fields.filter(
    (candidate) =>
      isDate(candidate) &&
      candidate.nullable &&
      candidate !== mainDate(model) &&
      label.test(senseOf(candidate)),
  );
  if (!field || others.length > 0) return undefined;
  const made: Condition = {
    kind: 'test',
    ref: { model, field },
    test: { op: 'isNull' },
    negated: false,
    clause: node.start,
  };
  return {
    from: at,
    to: at + 1,
    by: [{ t: 'condition', start: node.start, end: node.end, condition: made }],
  };
}

const goneLabel = /\b(left|leaving|termination|terminated|resignation|resigned|exit|end|quit)\b/;
const backLabel = /\b(returned|return|back|checked in|check in|devolucion|devuelto|tra)\b/;

// What says a date as such; any other single word that links to a date is a verb.
const dateWords =
  /date|day|time|when|year|month|week|birth|age|update|fecha|dia|ano|mes|hora|ngay|nam|thang|gio|since|recent|latest/;

/** True where a date is named by what was done on it: "shipped", not "shipping date". */
function isDeed(node: Node | undefined): node is Extract<Node, { t: 'field' }> {
  return (
    node?.t === 'field' && isDate(node.ref.field) && node.said !== undefined && !dateWords.test(node.said)
  );
}

const after = /^(after|past|later|beyond|sau|despues|luego)$/;
const before = /^(before|earlier|prior|truoc|antes)$/;

/** "shipped after the required date", "returned before it was due": one column against another. */
function dateAgainstDate(nodes: readonly Node[], at: number): Rewriting | undefined {
  const left = nodes[at] as Node;
  if (left.t !== 'field' || !isDate(left.ref.field)) return undefined;
  let index = at + 1;
  let op: 'gt' | 'lt' | undefined;
  for (; index < nodes.length && index <= at + 5; index += 1) {
    const node = nodes[index] as Node;
    const said = node.t === 'small' || node.t === 'word' ? node.word : node.t === 'cue' ? node.text : '';
    const [first = ''] = said.split(' ');
    if (after.test(first)) op = 'gt';
    else if (before.test(first)) op = 'lt';
    else if (node.t !== 'small' && roleOf(node) !== 'pronoun') break;
  }
  const right = nodes[index];
  if (!op || right?.t !== 'field' || !isDate(right.ref.field)) return undefined;
  if (right.ref.model !== left.ref.model || right.ref.field === left.ref.field) return undefined;
  const made: Condition = {
    kind: 'fields',
    ref: left.ref,
    op,
    other: right.ref,
    negated: false,
    clause: left.start,
  };
  return {
    from: at,
    to: index + 1,
    by: [{ t: 'condition', start: left.start, end: right.end, condition: made }],
  };
}

/** "placed an order": the deed and its record are one thing. "Cancelled orders" are those to which it was done. */
function deedAndThing(nodes: readonly Node[], at: number): Rewriting | undefined {
  const deed = nodes[at] as Node;
  const thing = nodes[at + 1];
  if (thing?.t !== 'model') return undefined;
  if (isDeed(deed) && deed.ref.model === thing.model && deed.ref.field.nullable && deed.end === thing.start) {
    const { ref, start } = deed;
    const denied = negates(nodes[at - 1]);
    const made: Condition = { kind: 'test', ref, test: { op: 'isNull' }, negated: !denied, clause: start };
    const condition: Node = { t: 'condition', start, end: deed.end, condition: made };
    return { from: denied ? at - 1 : at, to: at + 2, by: [thing, condition] };
  }
  const same =
    (isDeed(deed) && deed.ref.model === thing.model) ||
    (deed.t === 'model' && deed.model === thing.model && deed.said !== thing.said);
  return same ? { from: at, to: at + 1, by: [] } : undefined;
}

function negates(node: Node | undefined): boolean {
  return roleOf(node) === 'negation' || roleOf(node) === 'null';
}

/** "gets rented the most": how often it was done, not on which day. */
function mostOften(nodes: readonly Node[], at: number): Rewriting | undefined {
  const deed = nodes[at] as Node;
  const next = nodes[skipSmall(nodes, at + 1)];
  if (!isDeed(deed) || next?.t !== 'cue' || next.cue.role !== 'superlative' || next.cue.concept !== 'count')
    return undefined;
  return {
    from: at,
    to: at + 1,
    by: [{ t: 'model', start: deed.start, end: deed.end, model: deed.ref.model, said: deed.said }],
  };
}

/** "who rented it": the record of the deed, by whom it was. */
function whoDid(nodes: readonly Node[], at: number): Rewriting | undefined {
  const deed = nodes[at] as Node;
  const before = nodes[at - 1];
  if (!isDeed(deed) || before?.t !== 'cue' || before.cue.role !== 'question' || before.cue.value !== 'person')
    return undefined;
  const next = nodes[skipSmall(nodes, at + 1)];
  if (next?.t !== 'value' && next?.t !== 'literal' && next?.t !== 'model') return undefined;
  return {
    from: at,
    to: at + 1,
    by: [{ t: 'model', start: deed.start, end: deed.end, model: deed.ref.model, said: deed.said }],
  };
}

/** "which members borrowed X", "which books did Ann Lee borrow": the record of the deed ties the two, and is not asked for. */
function whichDid(nodes: readonly Node[], at: number): Rewriting | undefined {
  const deed = nodes[at] as Node;
  const asked = nodes.findIndex((node) => roleOf(node) === 'question');
  const thing = asked >= 0 ? nodes[asked + 1] : undefined;
  if (asked < 0 || asked + 1 >= at || thing?.t !== 'model') return undefined;
  const between = nodes.slice(asked + 2, at);
  const isVerb =
    deed.t === 'model' &&
    (/[a-z]{3}ed$/.test(deed.said ?? '') ||
      between.some((node) => isAuxiliary(node) && /^(did|do|does)$/.test(node.word)));
  if (!isDeed(deed) && !(deed.t === 'model' && isVerb)) return undefined;
  const model = deed.t === 'model' ? deed.model : deed.ref.model;
  if (thing.model === model) return undefined;
  const after = nodes[skipSmall(nodes, at + 1)];
  const isOf = (node: Node | undefined) =>
    (node?.t === 'value' && node.ref.model !== model) || node?.t === 'literal';
  const isTied =
    isOf(after) || (between.some(isOf) && between.every((node) => isOf(node) || isAuxiliary(node)));
  if (!isTied) return undefined;
  const { start, end, said } = deed;
  return {
    from: at,
    to: at + 1,
    by: [
      { t: 'small', start, end: start, word: 'that' },
      { t: 'model', start, end, model, said },
    ],
  };
}

function isAuxiliary(node: Node): node is Extract<Node, { t: 'small' | 'word' }> {
  return node.t === 'small' || (node.t === 'word' && /^(did|do|does|have|has)$/.test(node.word));
}

const spends = /^(paid|pays?|paying|spen[dt]|spends|spending|earn|earns|earned)$/;

/** "paid the most in total": the sum of what was paid, not how often. */
function spending(nodes: readonly Node[], at: number): Rewriting | undefined {
  const verb = nodes[at] as Node;
  const model = verb.t === 'model' ? verb.model : verb.t === 'field' ? verb.ref.model : undefined;
  if (!model || !('said' in verb) || !spends.test(verb.said ?? '')) return undefined;
  const amount =
    verb.t === 'field' && isNumeric(verb.ref.field) && !isKey(verb.ref)
      ? verb.ref
      : (paidField(model) ?? amountField(model));
  if (!amount) return undefined;
  const by: Operand = { kind: 'aggregate', fn: 'sum', of: amount };
  const most = skipSmall(nodes, at + 1, (node) => roleOf(node) === 'sum' || roleOf(node) === 'pronoun');
  const extreme = nodes[most];
  if (extreme?.t === 'cue' && extreme.cue.role === 'superlative' && extreme.cue.concept === 'count') {
    const first = { ...extreme, cue: { ...extreme.cue, concept: 'value' as const } };
    // A salary is earned at once; what was paid adds up.
    if (verb.t === 'field' && !isSummable(amount))
      return { from: at, to: most + 1, by: [{ ...verb, ref: amount }, first] };
    let to = most + 1;
    while (roleOf(nodes[to]) === 'sum' && !asksHowMuch(nodes[to])) to += 1;
    return {
      from: at,
      to,
      by: [first, { t: 'operand', start: verb.start, end: verb.end, operand: by }],
    };
  }
  // "how much has each customer paid"
  const asked = nodes.findIndex((node, index) => index < at && asksHowMuch(node));
  if (asked < 0 || nodes.slice(asked + 1, at).some((node) => node.t === 'field')) return undefined;
  const first = nodes[asked] as Node;
  return {
    from: asked,
    to: at + 1,
    by: [{ t: 'operand', start: first.start, end: first.end, operand: by }, ...nodes.slice(asked + 1, at)],
  };
}

function asksHowMuch(node: Node | undefined): boolean {
  return node?.t === 'cue' && node.cue.role === 'sum' && /^(how much|bao nhieu tien|cuanto)/.test(node.text);
}

/** "who paid most, and how much": the number is what the order is by. */
function andHowMuch(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (!asksHowMuch(node) || !nodes.slice(Math.max(0, at - 2), at).some(isAnd)) return undefined;
  const next = nodes[skipSmall(nodes, at + 1, (other) => roleOf(other) === 'each')];
  if (next && next.t !== 'mark') return undefined;
  const ordered = nodes.findIndex((other) => roleOf(other) === 'superlative');
  const by = nodes[ordered + 1];
  if (ordered < 0 || ordered > at || by?.t !== 'operand' || by.operand.kind !== 'aggregate') return undefined;
  return { from: at, to: at + 1, by: [{ ...by, start: node.start, end: node.end }] };
}

/** The one number of a model that says how much was paid. */
function paidField(model: Model): FieldRef | undefined {
  const fields = model.fields.filter(
    (field) => isNumeric(field) && !isKey({ model, field }) && /amount|paid|total|sum/.test(senseOf(field)),
  );
  return fields.length === 1 && fields[0] ? { model, field: fields[0] } : undefined;
}

/** A deed with nothing said of when: it was done at all, which goes without saying where it must be. */
function doneAlready(nodes: readonly Node[], at: number): Rewriting | undefined {
  const deed = nodes[at] as Node;
  if (!isDeed(deed)) return undefined;
  const { ref } = deed;
  const previous = nodes[at - 1];
  const role = roleOf(previous);
  if (role === 'question' || role === 'list' || role === 'negation' || role === 'null' || isAnd(previous))
    return undefined;
  const by = nodes[at + 1];
  const isDoer = by?.t === 'cue' && by.cue.role === 'groupBy' && by.text === 'by';
  const next = nodes[skipSmall(nodes, isDoer ? at + 2 : at + 1)];
  // "orders shipped to France", "films rented by Ann" are asked for, not their days.
  const told =
    next?.t === 'value' &&
    (isDoer || by?.t === 'small') &&
    nodes.slice(0, at).some((node) => node.t === 'model');
  const mentioned = nodes.some(
    (node) =>
      (node.t === 'model' && node.model === ref.model) ||
      (node.t === 'condition' && nodes.indexOf(node) !== at),
  );
  if (!mentioned && !told) return undefined;
  if (told) {
    // "… to France in 2024": the period is that of the deed.
    const when = nodes.findIndex((node, index) => index > at && node.t === 'period');
    const period = nodes[when];
    if (period?.t !== 'period') return { from: at, to: isDoer ? at + 2 : at + 1, by: [] };
    const test = { op: period.op, period: period.period };
    const made: Condition = { kind: 'test', ref, test, negated: false, clause: deed.start };
    const condition: Node = { t: 'condition', start: period.start, end: period.end, condition: made };
    return { from: at, to: when + 1, by: [...nodes.slice(isDoer ? at + 2 : at + 1, when), condition] };
  }
  const ends = next === undefined || next.t === 'mark';
  if (!ends) return undefined;
  if (!ref.field.nullable) return { from: at, to: at + 1, by: [] };
  const denied = nodes.slice(Math.max(0, at - 4), at).some((node) => roleOf(node) === 'negation');
  if (denied) return undefined;
  const condition: Condition = {
    kind: 'test',
    ref,
    test: { op: 'isNull' },
    negated: true,
    clause: deed.start,
  };
  return { from: at, to: at + 1, by: [{ t: 'condition', start: deed.start, end: deed.end, condition }] };
}
