// Numbers that were asked for as they stand and are meant added up, or on average, for each group or over all rows.
import { senseOf } from '../name-sense.ts';
import {
  type FieldRef,
  isKey,
  isNumeric,
  type Node,
  type Operand,
  roleOf,
  type Superlative,
} from './nodes.ts';
import { isWider, isWiderThan } from './order-and-groups.ts';
import { addsUp, isSummable } from './summable.ts';

/**
 * "amount paid by category": what adds up is added up for each group. "Total order amount this month" is one
 * number too, though a column of that name holds it for each row.
 */
export function summed(
  groups: readonly Operand[],
  outputs: Operand[],
  superlatives: Superlative[],
  nodes: readonly Node[],
): void {
  if (outputs.length > 1 && superlatives.length === 0) severalSummed(groups, outputs, nodes);
  const [only] = outputs;
  if (outputs.length !== 1) return;
  if (only?.kind === 'computed') {
    const lasted = timeOfAll(only, groups);
    if (lasted && superlatives.length === 0) outputs[0] = lasted;
    return;
  }
  if (only?.kind !== 'field') return;
  const { ref } = only;
  const isCut = superlatives.length === 1 && groups.length > 0 && cutsGroups(superlatives[0], ref, nodes);
  if (superlatives.length > 0 && !isCut) return;
  if (groups.length === 0) {
    if (isTotalOfAll(nodes, ref) || isTotalOfTime(nodes, ref))
      outputs[0] = { kind: 'aggregate', fn: 'sum', of: ref };
    return;
  }
  if (ref.model.isView) return;
  if (!isSummable(ref)) {
    // "salary by department": of what adds up to nothing, each group has its mean.
    const isMean =
      isNumeric(ref.field) &&
      !isKey(ref) &&
      groups.every((group) => isWider(group, ref)) &&
      // "the capacity of the halls of each theatre" lists them.
      !nodes.some((node) => node.t === 'group' && node.every);
    if (isMean && superlatives.length === 0) outputs[0] = { kind: 'aggregate', fn: 'avg', of: ref };
    return;
  }
  if (!addsUp.test(senseOf(ref.field)) && !groups.every((group) => isWider(group, ref))) return;
  if (groups.some((group) => group.kind === 'field' && group.ref.field === ref.field)) return;
  const total: Operand = { kind: 'aggregate', fn: 'sum', of: ref };
  outputs[0] = total;
  if (isCut) superlatives[0] = { ...(superlatives[0] as Superlative), by: total };
}

/** "planned vs produced by product": several numbers of one table, each added up for each group, or its mean. */
function severalSummed(groups: readonly Operand[], outputs: Operand[], nodes: readonly Node[]): void {
  const refs = outputs.flatMap((output) => (output.kind === 'field' ? [output.ref] : []));
  const [first] = refs;
  if (!first || first.model.isView || refs.length < outputs.length || groups.length === 0) return;
  const areNumbers = refs.every((ref) => ref.model === first.model && isNumeric(ref.field) && !isKey(ref));
  if (!areNumbers || !groups.every((group) => isWider(group, first))) return;
  if (nodes.some((node) => node.t === 'group' && node.every)) return;
  const parts = refs.map((of): Operand => ({ kind: 'aggregate', fn: isSummable(of) ? 'sum' : 'avg', of }));
  outputs.splice(0, outputs.length, ...parts);
}

/** "downtime by machine": what rows lasted is added up for each group; an age is not. */
function timeOfAll(
  { model, expression }: Extract<Operand, { kind: 'computed' }>,
  groups: readonly Operand[],
): Operand | undefined {
  if (!('difference' in expression) || expression.to === 'now' || groups.length === 0) return undefined;
  if (!groups.every((group) => isWiderThan(group, model))) return undefined;
  return { kind: 'given', model, measure: { fn: 'sum', expr: expression, as: 'total_duration' } };
}

/** "fees by channel, top 2": said after the groups, it is the groups that are cut. */
function cutsGroups(said: Superlative | undefined, ref: FieldRef, nodes: readonly Node[]): boolean {
  // "…, with the largest total first" cuts none.
  if (said?.limit === undefined && !said?.every) return false;
  const bySame = !said.by || (said.by.kind === 'field' && said.by.ref.field === ref.field);
  const group = nodes.findIndex((node) => node.t === 'group');
  const superlative = nodes.findIndex((node) => node.t === 'superlative');
  return bySame && group >= 0 && superlative > group;
}

function isOrder(node: Node): boolean {
  return node.t === 'order' || roleOf(node) === 'order';
}

/** "what is", "show me": of all that asks, only a list asks for rows. */
function isOpening(node: Node): boolean {
  return roleOf(node) === 'question' || (node.t === 'cue' && /^(show|give|tell)\b/.test(node.text));
}

/** "tax collected this year", "freight paid in 1997": nothing but a sum and a time, as a headline has them. */
function isTotalOfTime(nodes: readonly Node[], ref: FieldRef): boolean {
  const [first, ...rest] = nodes.filter((node) => node.t !== 'small');
  if (first?.t !== 'field' || first.ref.field !== ref.field || !isSummable(ref)) return false;
  const isTime = (node: Node) =>
    node.t === 'condition' && node.condition.kind === 'test' && 'period' in node.condition.test;
  const isPlain = rest.every(
    (node) => node.t === 'condition' || node.t === 'mark' || (node.t === 'word' && isDone.test(node.word)),
  );
  return isPlain && rest.some(isTime);
}

const isDone = /^([a-z]{3,}ed|paid|sold|spent|won|lost|[a-z]{3,}[ai]d[oa]s?)$/;

/** Begins with "total" and says its rows in the plural, and asks neither to list them nor for one of them. */
function isTotalOfAll(nodes: readonly Node[], ref: FieldRef): boolean {
  const [first] = nodes.filter((node) => node.t !== 'small' && !isOpening(node));
  if (first?.t !== 'field' || first.ref.field !== ref.field || !isSummable(ref)) return false;
  const words = (first.said ?? '').split(' ');
  // "the total cost of fuel", "the total amount of orders" is that of all of it; of an order, it is a column.
  const isMass = (node: Node) =>
    node.t === 'model' && node.model === ref.model && node.said !== ref.model.label;
  // "total fuel cost": of all the fuel, where the column is no more than a total cost.
  const own = ref.field.label.split(' ');
  const saysRows =
    words.includes(ref.model.plural) || words.some((word) => !own.includes(word)) || nodes.some(isMass);
  // Who orders them wants to see them.
  if (words[0] !== 'total' || !saysRows || nodes.some(isOrder)) return false;
  return !nodes.some(
    (node) => (node.t === 'model' && !isMass(node)) || (node.t === 'field' && node !== first),
  );
}
