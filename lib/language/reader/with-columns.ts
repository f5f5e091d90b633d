import { displayOf } from '../assemble/frame.ts';
import { type Node, roleOf } from './nodes.ts';
import { isAnd } from './rewrite.ts';

const accompanying = /^(with|along with|together with|con|junto con|kem|kem theo|cung|cung voi)$/;

/**
 * "the latest orders with customer and total", "closed shops and their owners": after "with" or "and their", a
 * list of names and nothing said of them is what to show beside each row. "Customers with orders" still are those
 * that have some.
 */
export function withColumns(nodes: readonly Node[]): readonly Node[] {
  const at = nodes.findIndex((node, index) => accompanies(node) || isAndTheir(nodes, index));
  const named = at < 0 ? -1 : listedBefore(nodes, at);
  const entity = nodes[named];
  if (entity?.t !== 'model' || nodes.some((node) => /^(count|each|groupBy|bucket)$/.test(roleOf(node) ?? '')))
    return nodes;
  const length = nodes.slice(at + 1).findIndex((node) => !isListed(node));
  const end = length < 0 ? nodes.length : at + 1 + length;
  const things = nodes.slice(at + 1, end).filter((node) => node.t === 'field' || node.t === 'model');
  const hasPronoun = nodes.slice(at + 1, end).some((node) => roleOf(node) === 'pronoun');
  const fields = things.filter((node) => node.t === 'field').length;
  // "their names" are read by what asks for them; of a thing of its own only its name can be shown.
  const isColumns = !accompanies(nodes[at])
    ? fields < things.length
    : hasPronoun
      ? things.length > 0
      : things.length > 1 && fields > 0;
  const next = nodes[end];
  if (!isColumns || (next && next.t !== 'mark' && next.t !== 'period' && roleOf(next) !== 'order'))
    return nodes;
  const and: Node = {
    t: 'cue',
    start: entity.end,
    end: entity.end,
    cue: { role: 'and', start: entity.end, end: entity.end },
    text: 'and',
  };
  const shown = nodes.slice(at + 1, end).flatMap((node): Node[] => {
    // "tổng tiền" of each order is what it came to, and no sum over all of them.
    if (roleOf(node) === 'sum') return [];
    if (node.t !== 'model' || node.model === entity.model) return [node];
    const { model, start, end: until } = node;
    return displayOf(model).map((field) => ({ t: 'field', start, end: until, ref: { model, field } }));
  });
  // The order may stand between, and so may what narrows the rows: "orders of 1997 with customer and total".
  const between = nodes.slice(named + 1, at);
  const isOrder = between.every((node) => roleOf(node) === 'superlative');
  const listed = [entity, and, ...shown];
  return [
    ...nodes.slice(0, named),
    ...(isOrder ? [...between, ...listed] : [...listed, ...between]),
    ...nodes.slice(end),
  ];
}

function accompanies(node: Node | undefined): boolean {
  return node?.t === 'cue' && accompanying.test(node.text);
}

function isAndTheir(nodes: readonly Node[], at: number): boolean {
  return isAnd(nodes[at]) && roleOf(nodes[at + 1]) === 'pronoun';
}

/**
 * The one thing that was spoken of before. Of two, nobody can say whose columns they are; and where columns were
 * asked for by name ("the names of all shops, with …") these are more of them.
 */
function listedBefore(nodes: readonly Node[], at: number): number {
  let beside = at - 1;
  while (roleOf(nodes[beside]) === 'superlative') beside -= 1;
  if (nodes[beside]?.t === 'model') return beside;
  const models = nodes.slice(0, at).flatMap((node, index) => (node.t === 'model' ? [index] : []));
  const [only = -1, other] = models;
  return other === undefined && !nodes.slice(0, only).some((node) => node.t === 'field') ? only : -1;
}

function isListed(node: Node): boolean {
  if (node.t === 'field' || node.t === 'model' || node.t === 'small') return true;
  return (
    /^(pronoun|sum)$/.test(roleOf(node) ?? '') || (isAnd(node) && !(node.t === 'mark' && node.mark === '.'))
  );
}
