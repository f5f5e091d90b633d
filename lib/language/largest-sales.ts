// "The largest order value", "the smallest invoice total": one sale, and neither the sum of all nor one of their lines.
import type { Model } from '../data-source/manifest.ts';
import { earningsOf, isSale } from './earnings.ts';
import type { Node, Operand } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';

const worthOfOne =
  /\b(order|sale|invoice|bill|receipt|booking|reservation) (value|total|amount|size|revenue)s?$|^(valor|importe|monto|total) (de los|del|de la|de las|de) (pedido|venta|factura|reserva)s?$|^gia tri don( hang)?$/;

/** The question with the sale named that is the first by its worth; as it is where it asks for none. */
export function largestSale(nodes: readonly Node[], index: SchemaIndex): readonly Node[] {
  const at = nodes.findIndex((node, place) => isExtreme(node) && isWorth(nodes[place + 1]));
  const [most, worth] = [nodes[at], nodes[at + 1]];
  if (most?.t !== 'cue' || worth?.t !== 'operand' || worth.operand.kind !== 'given') return nodes;
  const sale = saleOf(worth.operand.model, index);
  if (!sale) return nodes;
  const { start, end } = worth;
  const field =
    sale === worth.operand.model ? earningsOf(index).find(({ model }) => model === sale)?.field : undefined;
  const by: Operand = field ? { kind: 'field', ref: { model: sale, field } } : worth.operand;
  const direction = most.cue.direction ?? (most.cue.role === 'min' ? 'asc' : 'desc');
  const first: Node = { t: 'superlative', start: most.start, end: most.end, superlative: { direction, by } };
  return [...nodes.slice(0, at), first, { t: 'model', start, end, model: sale }, ...nodes.slice(at + 2)];
}

function isExtreme(node: Node): boolean {
  if (node.t !== 'cue') return false;
  return /^(superlative|max|min)$/.test(node.cue.role);
}

function isWorth(node: Node | undefined): boolean {
  return node?.t === 'operand' && node.operand.kind === 'given' && worthOfOne.test(node.text ?? '');
}

/** The sale itself, or the one that a line belongs to. */
function saleOf(model: Model, { manifest }: SchemaIndex): Model | undefined {
  if (isSale(model)) return model;
  const owners = model.relations.flatMap(({ kind, to }) =>
    kind === 'one' ? (manifest.model(to) ?? []) : [],
  );
  return owners.find(isSale);
}
