// One thing that is said in two places: "earning a salary over 9000", "the year they joined", "how many are new
// and how many are used", "not only green but also red".
import { mainDate } from '../assemble/frame.ts';
import { senseOf } from '../name-sense.ts';
import { type Condition, isDate, isMeasurable, type Node, type Operand, roleOf } from './nodes.ts';
import { isAnd, isLight, type Rewriting, rewrite } from './rewrite.ts';

export function readTwice(nodes: readonly Node[]): Node[] {
  return [saidAgain, numberDone, rowsDone, whenTheyDid, notOnly, oneAndOther, nextNumbered].reduce(
    (read, rule) => rewrite(read, rule),
    [...nodes],
  );
}

/** "earning a salary": verb and noun name one column. */
function saidAgain(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [first, second] = [nodes[at], nodes[at + 1]];
  if (first?.t !== 'field' || second?.t !== 'field' || first.ref.field !== second.ref.field) return undefined;
  if (first.ref.model !== second.ref.model || second.start - first.end > 1) return undefined;
  return { from: at, to: at + 1, by: [] };
}

/** "address line 1 and 2": the second number is of the same name. */
function nextNumbered(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [first, joined, number] = [nodes[at], nodes[at + 1], nodes[at + 2]];
  if (first?.t !== 'field' || !isAnd(joined) || number?.t !== 'number') return undefined;
  const { model, field } = first.ref;
  const label = field.label.replace(/\d+$/, String(number.value));
  const second = /\d$/.test(field.label) ? model.fields.find((other) => other.label === label) : undefined;
  if (!second || second === field) return undefined;
  const named: Node = { ...first, ref: { model, field: second }, start: number.start, end: number.end };
  return { from: at + 2, to: at + 3, by: [named] };
}

/** "hours worked": the verb says of a number what its day says of the row. "Points completed" are those of what was. */
function numberDone(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [number, deed] = [nodes[at], nodes[at + 1]];
  if (number?.t !== 'field' || !isMeasurable(number.ref) || isDate(number.ref.field)) return undefined;
  if (deed?.t !== 'field' || deed.ref.model !== number.ref.model || deed.start !== number.end)
    return undefined;
  const isDone = isDate(deed.ref.field) && /^\w+(ed|en|id|ad[oa]s?|id[oa]s?)$/.test(deed.said ?? '');
  if (!isDone) return undefined;
  if (mainDate(deed.ref.model) === deed.ref.field) return { from: at + 1, to: at + 2, by: [] };
  if (!deed.ref.field.nullable || nodes.some(({ t }) => t === 'period')) return undefined;
  const condition: Condition = {
    kind: 'test',
    ref: deed.ref,
    test: { op: 'isNull' },
    negated: true,
    clause: deed.start,
  };
  return { from: at + 1, to: at + 2, by: [{ t: 'condition', start: deed.start, end: deed.end, condition }] };
}

/** "newest hires", "signups per site": the rows whose day it is, where no other word names them. */
function rowsDone(nodes: readonly Node[], at: number): Rewriting | undefined {
  const deed = nodes[at];
  if (deed?.t !== 'field' || !isDate(deed.ref.field) || !/^[a-z]{3,}[^s]s$/.test(deed.said ?? ''))
    return undefined;
  const { model, field } = deed.ref;
  if (mainDate(model) !== field || timeWord.test(deed.said ?? '')) return undefined;
  const isNamed = nodes.some((other) => other.t === 'model' && other.model === model);
  const [before, after] = [nodes[at - 1], nodes[at + 1]];
  const isRanked = roleOf(before) === 'superlative' || before?.t === 'number';
  const isGrouped = /^(groupBy|each)$/.test(roleOf(after) ?? '');
  if (isNamed || !(isRanked || isGrouped)) return undefined;
  return { from: at, to: at + 1, by: [{ t: 'model', model, start: deed.start, end: deed.end }] };
}

const timeWord = /^(the )?(years?|dates?|days?|times?|months?)$/;

/** "the year they joined": the time is that of the deed, whatever else has a year. */
function whenTheyDid(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [time, who, deed] = [nodes[at], nodes[at + 1], nodes[at + 2]];
  if (time?.t !== 'field' || roleOf(who) !== 'pronoun' || deed?.t !== 'field') return undefined;
  if (!timeWord.test(time.said ?? '') || time.ref.field === deed.ref.field) return undefined;
  const hasTime = isDate(deed.ref.field) || /\b(year|date|day|time|month)\b/.test(senseOf(deed.ref.field));
  return hasTime ? { from: at, to: at + 2, by: [] } : undefined;
}

/** "not only A but also B" denies nothing: both are meant. */
function notOnly(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [not, only] = [nodes[at], nodes[at + 1]];
  if (not?.t !== 'cue' || not.cue.role !== 'negation' || roleOf(only) !== 'only') return undefined;
  const but = nodes.findIndex(
    (node, place) => place > at && node.t === 'cue' && /^(but|sino|ma con|ma)\b/.test(node.text),
  );
  if (but < 0) return undefined;
  const both: Node = { ...not, cue: { ...not.cue, role: 'both' }, text: 'both' };
  const and = nodes[but] as Extract<Node, { t: 'cue' }>;
  const joined: Node = { ...and, cue: { ...and.cue, role: 'and' }, text: 'and' };
  const after = nodes[but + 1];
  const to = after?.t === 'cue' && after.cue.role === 'and' ? but + 2 : but + 1;
  return { from: at, to, by: [both, ...nodes.slice(at + 2, but), joined] };
}

/** "how many artists are women and how many are men": one number for each, of the same column. */
function oneAndOther(nodes: readonly Node[], at: number): Rewriting | undefined {
  const first = countedValue(nodes, at);
  if (!first || roleOf(nodes[first.to]) !== 'and') return undefined;
  const second = countedValue(nodes, first.to + 1);
  if (!second || second.value.ref.field !== first.value.ref.field) return undefined;
  if (second.value.value === first.value.value) return undefined;
  const thing = first.thing ?? second.thing;
  if (!thing || (first.thing && second.thing && first.thing.model !== second.thing.model)) return undefined;
  const { start } = nodes[at] as Node;
  const { end } = second.value;
  const { ref } = first.value;
  const condition: Condition = {
    kind: 'test',
    ref,
    test: { op: 'in', value: [first.value.value, second.value.value] },
    negated: false,
    clause: start,
  };
  const group: Operand = { kind: 'field', ref };
  return {
    from: at,
    to: second.to,
    by: [
      nodes[at] as Node,
      thing,
      { t: 'condition', start, end, condition },
      { t: 'group', start, end, by: [group] },
    ],
  };
}

/** "how many artists are women", "how many women": a number of things with one value, and where it ends. */
function countedValue(
  nodes: readonly Node[],
  at: number,
): { value: Extract<Node, { t: 'value' }>; thing?: Extract<Node, { t: 'model' }>; to: number } | undefined {
  if (!asksHowMany(nodes[at])) return undefined;
  let value: Extract<Node, { t: 'value' }> | undefined;
  let thing: Extract<Node, { t: 'model' }> | undefined;
  let to = at + 1;
  for (; to < nodes.length; to += 1) {
    const node = nodes[to] as Node;
    if (node.t === 'value' && !value) value = node;
    else if (node.t === 'model' && !thing) thing = node;
    else if (node.t !== 'small' && !isLight(node)) break;
  }
  return value && { value, ...(thing && { thing }), to };
}

function asksHowMany(node: Node | undefined): boolean {
  if (node?.t !== 'cue') return false;
  return (
    node.cue.role === 'count' ||
    (node.cue.role === 'followUp' && /^(how many|cuant|bao nhieu)/.test(node.text))
  );
}
