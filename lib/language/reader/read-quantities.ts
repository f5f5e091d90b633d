// "units sold", "how many units": the pieces on the lines of an order are added up, since one line of one
// order is hardly ever what is asked about.

import { senseOf } from '../name-sense.ts';
import { type FieldRef, isKey, isNumeric, type Node, type Operand, roleOf } from './nodes.ts';
import { isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readQuantities(nodes: readonly Node[]): Node[] {
  return rewrite(rewrite(rewrite(nodes, ofThem), howMany), moved);
}

/** "among the shops in France, how many of them …": they were named in the same breath. */
function ofThem(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue' || node.cue.role !== 'followUp' || !/^(how many|cuant[oa]s)/.test(node.text))
    return undefined;
  const named = nodes.slice(0, at).find((other) => other.t === 'model');
  if (named?.t !== 'model') return undefined;
  const { start, end, text } = node;
  const operand: Operand = { kind: 'count', of: named.model };
  const from = nodes[at - 1]?.t === 'mark' ? at - 1 : at;
  return { from, to: at + 1, by: [{ t: 'operand', start, end, text, operand }] };
}

/** A count on a line that ties other records together: an order and a product, a recipe and an ingredient. */
export function isLineQuantity(ref: FieldRef): boolean {
  const parents = ref.model.relations.filter((relation) => relation.kind === 'one').length;
  return (
    isNumeric(ref.field) &&
    !isKey(ref) &&
    (parents >= 2 || ref.model.isJunction === true) &&
    /^(quantity|qty|units?|pieces|quantity (sold|ordered|shipped)|units sold)$/.test(senseOf(ref.field))
  );
}

function sumOf(ref: FieldRef): Operand {
  return { kind: 'aggregate', fn: 'sum', of: ref };
}

function howMany(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (roleOf(node) !== 'count') return undefined;
  const index = skipSmall(nodes, at + 1, isLight);
  const field = nodes[index];
  if (field?.t !== 'field' || !isLineQuantity(field.ref)) return undefined;
  return {
    from: at,
    to: index + 1,
    by: [{ t: 'operand', start: node.start, end: field.end, operand: sumOf(field.ref) }],
  };
}

function moved(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field' || !/sold|ordered|bought|purchased|shipped|vendid|ban/.test(node.said ?? ''))
    return undefined;
  if (!isLineQuantity(node.ref) || isAggregated(nodes, at)) return undefined;
  return {
    from: at,
    to: at + 1,
    by: [{ t: 'operand', start: node.start, end: node.end, operand: sumOf(node.ref) }],
  };
}

function isAggregated(nodes: readonly Node[], at: number): boolean {
  const before = nodes.slice(Math.max(0, at - 3), at);
  return before.some(
    (node) =>
      /^(sum|avg|min|max|median|comparative|between)$/.test(roleOf(node) ?? '') || node.t === 'compare',
  );
}
