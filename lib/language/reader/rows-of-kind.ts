// "Which agents have the most tickets": agents are those of the users whose role it is. A kind that a column gives
// to rows names the rows themselves, and what is said of them is said of rows.
import type { Model } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import { isDate, isNumeric, type Node, roleOf } from './nodes.ts';
import { type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function rowsOfKind(nodes: readonly Node[]): Node[] {
  const counted = rewrite(rewrite(rewrite(nodes, kindAsked), mostOfKind), saidTwice);
  return counted.map((node, at) => (isBusyThing(node, counted[at + 1]) ? asPopular(node) : node));
}

/** "the busiest hotel": busy by what, nobody said; of times it is clear. */
function isBusyThing(node: Node, next: Node | undefined): node is Extract<Node, { t: 'cue' }> {
  return node.t === 'cue' && /busiest/.test(node.text) && next?.t === 'model';
}

function asPopular(node: Extract<Node, { t: 'cue' }>): Node {
  return { ...node, cue: { ...node.cue, concept: 'popularity' } };
}

const kindOfEvent = /\b(reason|cause|outcome|result|event)$/;

/** "which machine had the most breakdowns": it is the rows of that kind that are counted. */
function mostOfKind(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue' || node.cue.role !== 'superlative' || node.cue.concept !== 'count') return undefined;
  const place = skipSmall(nodes, at + 1);
  const kind = nodes[place];
  if (kind?.t !== 'value') return undefined;
  const { model, field } = kind.ref;
  if (!isKindOfRow(kind) && !kindOfEvent.test(senseOf(field))) return undefined;
  const models = nodes.flatMap((other) => (other.t === 'model' ? [other.model] : []));
  // "which weekday has the most calls"
  const isOfTime = models.length === 0 && nodes.some(isTimeAsked);
  if (!isOfTime && (models.length !== 1 || models[0] === model || nodes[place + 1]?.t === 'model'))
    return undefined;
  return {
    from: place,
    to: place + 1,
    by: [{ t: 'model', model, start: kind.start, end: kind.start }, kind],
  };
}

function isTimeAsked(node: Node): boolean {
  if (node.t !== 'cue') return false;
  return node.cue.role === 'datePart' || (node.cue.role === 'question' && unit.test(node.cue.value ?? ''));
}

const unit = /^(day|week|month|quarter|year)$/;

/** "inspections by inspector" of a column that has the inspectors: the first noun names the rows. */
function saidTwice(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field' || isNumeric(node.ref.field) || isDate(node.ref.field)) return undefined;
  const by = skipSmall(nodes, at + 1);
  const group = nodes[skipSmall(nodes, by + 1)];
  if (roleOf(nodes[by]) !== 'groupBy' || group?.t !== 'field' || group.ref.field !== node.ref.field)
    return undefined;
  const { model } = node.ref;
  const models = nodes.flatMap((other) => (other.t === 'model' ? [other.model] : []));
  if (models.some((other) => other !== model)) return undefined;
  const rows = { t: 'model', model, start: node.start, end: node.end } as const;
  return { from: at, to: at + 1, by: models.length > 0 ? [] : [rows] };
}

/** True for a value that says of what kind a row is. */
export function isKindOfRow(node: Node | undefined): node is Extract<Node, { t: 'value' }> {
  return node?.t === 'value' && kindLabel.test(senseOf(node.ref.field));
}

const kindLabel =
  /\b(role|type|kind|category|class|position|title|job|profession|occupation|group|status|gender|sex)$/;
const asks = /^(question|list|count|share)$/;

/** "Regulars by city": a word that somebody taught stands for the rows that it is true of. */
function rowsMeant(node: Node): Model | undefined {
  if (node.t === 'condition' && node.taught && node.condition.kind === 'given') return node.condition.model;
  return node.t === 'value' && (node.taught || isKindOfRow(node)) ? node.ref.model : undefined;
}

/** Where a kind is asked for, and rows of another table are counted for each, the model of the kind is named. */
function kindAsked(nodes: readonly Node[], at: number): Rewriting | undefined {
  const kind = nodes[at] as Node;
  const model = rowsMeant(kind);
  if (!model) return undefined;
  const asked = nodes[at - 1];
  // "tickets per agent"
  const isGroup = /^(each|groupBy)$/.test(roleOf(asked) ?? '');
  const isAsked = isGroup || at === 0 || asks.test(roleOf(asked) ?? '') || asked?.t === 'number';
  const around = isGroup ? nodes : nodes.slice(at + 1);
  const isSaid = nodes.some((other) => other.t === 'model' && other.model === model);
  const isTaught = kind.t === 'condition' || (kind.t === 'value' && kind.taught === true);
  // "number of meetings per month": of what is counted over time, the rows are.
  const isNumbered = isTaught || roleOf(asked) === 'count';
  const isTimed = isNumbered && around.some((other) => /^(bucket|datePart)$/.test(roleOf(other) ?? ''));
  const isOfOthers = isTimed || around.some((other) => other.t === 'model' || other.t === 'field');
  if (!isAsked || isSaid || !isOfOthers) return undefined;
  const next = nodes[skipSmall(nodes, at + 1)];
  // "manager salaries": a kind before a noun narrows it.
  if (next?.t === 'model' && next.start === kind.end) return undefined;
  const isCounted = isTimed || (isTaught && roleOf(asked) === 'count');
  if (!isGroup && !isCounted && !around.some(counts)) return undefined;
  return { from: at, to: at + 1, by: [{ t: 'model', model, start: kind.start, end: kind.start }, kind] };
}

const counting = /^(superlative|comparative|negation|each|groupBy)$/;

function counts(node: Node): boolean {
  return node.t === 'compare' || counting.test(roleOf(node) ?? '');
}
