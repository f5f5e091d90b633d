// "Revenue", "how much did we sell", "total after discount" where no phrase of them was known: each sum that the
// source keeps of what it earned is a reading of its own.
import { earningsOf } from './earnings.ts';
import { senseOf } from './name-sense.ts';
import { isDate, type Node, type Operand, roleOf } from './reader/nodes.ts';
import { skipSmall } from './reader/rewrite.ts';
import type { SchemaIndex } from './schema-index.ts';

const earnings = /^(revenues?|sales|turnover|takings|spend|spending|ingresos|ventas|facturacion|gasto)$/;
const selling = /^(sell|sold|earn|earned|vendimos|vendio)$/;
const spending =
  /^(spen[dt]|spends|spending|gives?|gave|donates?|donated|contributes?|contributed|gast(o|a|an|aron|ado)|don(a|o|an|aron|ado)|chi)$/;
const howMuch = /^(how much|cuanto|bao nhieu tien)/;

/** The question with its word for revenue read as each amount it may be; empty where it has no such word. */
export function withRevenue(nodes: readonly Node[], index: SchemaIndex): Node[][] {
  const found = revenueIn(nodes);
  if (!found) return [];
  return operandsOf(index).map((operand) => {
    const start = (nodes[found.from] as Node).start;
    const end = (nodes[found.to - 1] as Node).end;
    const rest =
      found.drop === undefined
        ? nodes.slice(found.to)
        : nodes.slice(found.to).filter((other, at) => at + found.to !== found.drop && !saysSum(other));
    return [
      ...nodes.slice(0, found.from),
      ...(found.ranked ? [found.ranked] : []),
      { t: 'operand', start, end, operand },
      ...(found.compared ? [found.compared] : []),
      ...rest,
    ];
  });
}

/** True where a question speaks of revenue and the source keeps some. */
export function speaksOfRevenue(words: readonly string[], index: SchemaIndex): boolean {
  const asked =
    words.some((word) => earnings.test(word)) ||
    (words.includes('much') && words.some((word) => selling.test(word) || spending.test(word)));
  return asked && earningsOf(index).length > 0;
}

interface Said {
  readonly from: number;
  readonly to: number;
  readonly drop?: number;
  /** What its word also said: that there is more of it, or less. */
  readonly compared?: Node;
  /** That it is the most. */
  readonly ranked?: Node;
}

function revenueIn(nodes: readonly Node[]): Said | undefined {
  for (const [at, node] of nodes.entries()) {
    const before = nodes[nodes[at - 1]?.t === 'small' ? at - 2 : at - 1];
    if (
      node.t === 'word' &&
      (earnings.test(node.word) || (node.word === 'doanh' && isWord(nodes[at + 1], /^(thu|so)$/)))
    ) {
      const next = nodes[at + 1];
      // "number of sales" counts them; "sales manager" is a person.
      if (
        roleOf(before) === 'count' ||
        (next?.start === node.end && (next.t === 'model' || next.t === 'field'))
      )
        return undefined;
      const to = node.word === 'doanh' ? at + 2 : at + 1;
      return { from: roleOf(before) === 'sum' ? nodes.indexOf(before as Node) : at, to };
    }
    // "how much did we sell", "how much did each customer spend"
    if (node.t === 'cue' && node.cue.role === 'sum' && howMuch.test(node.text)) {
      const verb = nodes.findIndex(
        (other, index) => index > at && index < at + 6 && (isWord(other, selling) || isWord(other, spending)),
      );
      if (verb > 0) return { from: at, to: at + 1, drop: verb };
    }
    const spent = spentMore(nodes, at);
    if (spent) return spent;
    // "total after discount"
    if (roleOf(node) === 'sum') {
      const rest = nodes.slice(at + 1, at + 4);
      const discount = rest.findIndex(
        (other) => other.t === 'field' && discountName.test(senseOf(other.ref.field)),
      );
      const isLess = rest.some(
        (other) => (other.t === 'word' || other.t === 'small') && /^(after|net|less)$/.test(other.word),
      );
      if (discount >= 0 && isLess) return { from: at, to: at + 2 + discount };
    }
  }
  return undefined;
}

/** "how much … in total": a sum already. */
function saysSum(node: Node): boolean {
  return node.t === 'cue' && node.cue.role === 'sum' && !howMuch.test(node.text);
}

/** "customers who spent more than 200", "who spent most": in all, and not at once. */
function spentMore(nodes: readonly Node[], at: number): Said | undefined {
  const node = nodes[at] as Node;
  if (node.t === 'cue' && node.cue.role === 'comparative' && /^gast/.test(node.text)) {
    const { concept: _, ...cue } = node.cue;
    return { from: at, to: at + 1, compared: { ...node, cue, text: node.text.replace(/^\S+ /, '') } };
  }
  if (node.t === 'cue' && node.cue.concept === 'wealth' && /spen|gast/.test(node.text))
    return { from: at, to: at + 1, ranked: { ...node, cue: { ...node.cue, concept: 'value' } } };
  // The day of the deed may be what the word was taken for.
  const isDeed = node.t === 'field' && isDate(node.ref.field) && spending.test(node.said ?? '');
  if (!isDeed && !isWord(node, spending)) return undefined;
  const to = isWord(nodes[at + 1], /^tieu$/) ? at + 2 : at + 1;
  const place = skipSmall(nodes, to);
  const next = nodes[place];
  const isLast = nodes.slice(place + 1).every(({ t }) => t === 'mark' || t === 'period');
  // "which city gives the most": of nothing else is there a most.
  if (next?.t === 'cue' && next.cue.role === 'superlative' && next.cue.concept === 'count' && isLast)
    return { from: at, to: place + 1, ranked: { ...next, cue: { ...next.cue, concept: 'value' } } };
  return roleOf(next) === 'comparative' || next?.t === 'compare' ? { from: at, to } : undefined;
}

function isWord(node: Node | undefined, pattern: RegExp): boolean {
  return node?.t === 'word' && pattern.test(node.word);
}

const discountName = /\bdiscount\b/;

function operandsOf(index: SchemaIndex): Operand[] {
  return earningsOf(index)
    .slice(0, 3)
    .map(({ model, field, net }) =>
      field ? { kind: 'aggregate', fn: 'sum', of: { model, field } } : { kind: 'given', model, measure: net },
    );
}
