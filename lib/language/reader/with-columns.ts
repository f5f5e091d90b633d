import { displayOf } from '../assemble/frame.ts';
import { type Node, roleOf } from './nodes.ts';
import { isAnd } from './rewrite.ts';

const accompanies = /^(with|along with|together with|con|junto con|kem|kem theo|cung|cung voi)$/;

/**
 * "the latest orders with customer and total": after "with", a list of names and nothing said of them is what
 * to show beside each row. "Customers with orders" still are those that have some.
 */
export function withColumns(nodes: readonly Node[]): readonly Node[] {
  const at = nodes.findIndex((node) => node.t === 'cue' && accompanies.test(node.text));
  // "pedidos más recientes con …": the order may stand between.
  let named = at - 1;
  while (roleOf(nodes[named]) === 'superlative') named -= 1;
  const entity = nodes[named];
  if (entity?.t !== 'model' || nodes.some((node) => /^(count|each|groupBy|bucket)$/.test(roleOf(node) ?? '')))
    return nodes;
  const length = nodes.slice(at + 1).findIndex((node) => !isListed(node));
  const end = length < 0 ? nodes.length : at + 1 + length;
  const things = nodes.slice(at + 1, end).filter((node) => node.t === 'field' || node.t === 'model');
  const hasPronoun = nodes.slice(at + 1, end).some((node) => roleOf(node) === 'pronoun');
  const fields = things.filter((node) => node.t === 'field').length;
  const isColumns = hasPronoun ? things.length > 0 : things.length > 1 && fields > 0;
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
  return [
    ...nodes.slice(0, named),
    ...nodes.slice(named + 1, at),
    entity,
    and,
    ...shown,
    ...nodes.slice(end),
  ];
}

function isListed(node: Node): boolean {
  if (node.t === 'field' || node.t === 'model' || node.t === 'small') return true;
  return (
    /^(pronoun|sum)$/.test(roleOf(node) ?? '') || (isAnd(node) && !(node.t === 'mark' && node.mark === '.'))
  );
}
