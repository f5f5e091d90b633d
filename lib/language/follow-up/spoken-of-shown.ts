// Words that name a column of the last answer by less than its name: "for each id" after document ids were
// listed, "sort them by that number" after a number was counted.
import { isAmount } from '../assemble/assemble.ts';
import type { Cutting } from '../linker.ts';
import { stem } from '../locale/stem.ts';
import { type Node, roleOf } from '../reader/nodes.ts';
import type { LastSet } from './last-set.ts';

const numbers =
  /^(number|numbers|count|counts|amount|amounts|total|totals|value|values|result|results|numero|cantidad|cantidades|valor|valores|so|so luong|gia tri)$/;
const determiners =
  /^(this|that|these|those|each|every|by|ese|esa|esos|esas|este|esta|cada|por|moi|theo|do|nay)$/;

/** The nodes with such words taken for the column that was shown. */
export function spokenOfShown(nodes: readonly Node[], cutting: Cutting, set: LastSet): Node[] {
  const named = nodes.map((node, at) => asShownField(node, nodes[at - 1], cutting, set) ?? node);
  return orderedByShown(named, cutting, set);
}

/** "for each id": the id that was shown, not another model's. */
function asShownField(
  node: Node,
  before: Node | undefined,
  cutting: Cutting,
  set: LastSet,
): Node | undefined {
  if (node.t !== 'field' || node.end - node.start !== 1) return undefined;
  const said = cutting.tokens[node.start];
  const word = cutting.tokens[node.start - 1];
  const isPointedAt = roleOf(before) === 'each' || (word !== undefined && determiners.test(word.folded));
  if (!said || !isPointedAt) return undefined;
  if (set.shown.some(({ ref }) => ref?.field === node.ref.field)) return undefined;
  const shown = set.shown.filter(({ ref }) => ref && lastStem(ref.field.label) === said.schemaStem);
  const [only] = shown;
  return shown.length === 1 && only?.ref ? { ...node, ref: only.ref } : undefined;
}

function lastStem(label: string): string {
  return stem(label.split(' ').at(-1) ?? '', 'en');
}

/** "order by this number": by the number that every group or row shows. */
function orderedByShown(nodes: readonly Node[], cutting: Cutting, set: LastSet): Node[] {
  const at = nodes.findIndex((node) => roleOf(node) === 'order' || roleOf(node) === 'groupBy');
  const sorts = nodes.some((node) => roleOf(node) === 'order');
  const amounts = set.shown.filter(({ operand }) => operand && isAmount(operand));
  const [only] = amounts;
  if (at < 0 || !sorts || amounts.length !== 1 || !only?.operand) return [...nodes];
  const place = nodes.findIndex((node, index) => index > at && numbers.test(textOf(node, cutting)));
  const node = nodes[place];
  const next = nodes.slice(place + 1).find((other) => other.t !== 'small' && other.t !== 'mark');
  if (!node || next?.t === 'model' || next?.t === 'field') return [...nodes];
  const { start, end } = node;
  const operand: Node = { t: 'operand', operand: only.operand, start, end };
  return nodes.map((other, index) => (index === place ? operand : other));
}

function textOf({ start, end }: Node, { tokens }: Cutting): string {
  return tokens
    .slice(start, end)
    .map(({ folded }) => folded)
    .join(' ');
}
