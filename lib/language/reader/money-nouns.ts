// "Freight cost", "tax amount", "tổng tiền giảm giá": beside the name of a sum of money a word that says no more than that it
// is one, though elsewhere a column goes by it.
import { senseOf } from '../name-sense.ts';
import { isKey, isNumeric, type Node } from './nodes.ts';
import { type Rewriting, rewrite } from './rewrite.ts';

export function readMoneyNouns(nodes: readonly Node[]): Node[] {
  return rewrite(rewrite(nodes, moneyBehind), moneyBefore);
}

type FieldNode = Extract<Node, { t: 'field' }>;

/** What is paid or left out by name, and is no price of a thing. */
const kinds =
  /\b(freight|shipping|delivery|postage|tax|vat|discount|commission|tip|bonus|penalty|fine|interest|insurance|deposit|refund|surcharge|fee|rent|ship)\b/;
const english = /^(costs?|amounts?|charges?|values?|totals?|expenses?|money|fees?)$/;
const vietnamese = /^(tong )?(so )?tien$/;

function moneyBehind(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [kind, money] = [nodes[at], nodes[at + 1]];
  if (!isKind(kind) || !isField(money) || money.start !== kind.end) return undefined;
  if (!english.test(money.said ?? '') || money.ref.field === kind.ref.field) return undefined;
  return { from: at, to: at + 2, by: [{ ...kind, end: money.end }] };
}

function moneyBefore(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [money, kind] = [nodes[at], nodes[at + 1]];
  if (!isField(money) || !isKind(kind) || money.end !== kind.start) return undefined;
  const said = money.said ?? '';
  if (!vietnamese.test(said) || money.ref.field === kind.ref.field) return undefined;
  const { start, end } = money;
  const sum: Node = { t: 'cue', start, end, cue: { role: 'sum', start, end }, text: said };
  return { from: at, to: at + 2, by: [sum, kind] };
}

function isField(node: Node | undefined): node is FieldNode {
  return node?.t === 'field';
}

function isKind(node: Node | undefined): node is FieldNode {
  if (!isField(node) || !isNumeric(node.ref.field) || isKey(node.ref)) return false;
  return kinds.test(senseOf(node.ref.field));
}
