// What is compared with an average or an extreme, and whose that is: "above average", "more than the average price",
// "younger than the oldest clerk in Lyon".
import type { MeasuredConcept } from '../locale/cues.ts';
import { type Condition, isNumeric, type Node, roleOf } from './nodes.ts';
import { aggregateOf, earned } from './read-aggregates.ts';
import { isLight, type Rewriting, skipSmall } from './rewrite.ts';

/** "cost more than the average": the verb within the phrase says what is measured. */
function measuredBy(text: string): MeasuredConcept | undefined {
  if (/^(cost|pric)/.test(text)) return 'price';
  if (/^(earn|paid)/.test(text)) return 'wealth';
  if (/^weigh|heavier|lighter/.test(text)) return 'weight';
  if (/older|younger/.test(text)) return 'age';
  if (/taller/.test(text)) return 'height';
  return /longer|shorter/.test(text) ? 'length' : undefined;
}

/** A rewriting of a comparison with a number over many rows into one node; undefined where there is none. */
export function against(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue' || !node.cue.comparison) return undefined;
  const op = node.cue.comparison;
  const made = (
    to: number,
    rest: Pick<Extract<Node, { t: 'against' }>, 'fn' | 'of' | 'share' | 'concept'>,
  ) => {
    const whose = rest.of && ofWhich(nodes, to);
    const end = (nodes[(whose?.to ?? to) - 1] as Node).end;
    const by: Node = {
      t: 'against',
      start: node.start,
      end,
      op,
      ...rest,
      ...(whose && { where: whose.where }),
    };
    return { from: at, to: whose?.to ?? to, by: [by] };
  };
  const concept = node.cue.concept ?? earned(nodes, at);
  if (node.cue.role === 'average') {
    const next = nodes[skipSmall(nodes, at + 1)];
    const of = next?.t === 'field' && isNumeric(next.ref.field) ? next : undefined;
    return made(of ? nodes.indexOf(of) + 1 : at + 1, {
      fn: 'avg',
      of: of?.ref,
      concept: node.cue.concept ?? measuredBy(node.text) ?? earned(nodes, at),
    });
  }
  if (node.cue.role !== 'comparative') return undefined;
  const isBetween = (node: Node) => isLight(node) || (node.t === 'small' && node.word === 'that');
  const first = skipSmall(nodes, at + 1, isBetween);
  const share = shareOf(nodes[first]);
  const index = share === undefined ? first : skipSmall(nodes, first + 1, isBetween);
  const next = nodes[index];
  const role = share === undefined ? undefined : roleOf(next);
  const of = role === 'average' ? nodes[skipSmall(nodes, index + 1)] : undefined;
  if (role === 'average' && of?.t === 'field' && isNumeric(of.ref.field))
    return made(nodes.indexOf(of) + 1, { fn: 'avg', of: of.ref, share, concept });
  if (next?.t === 'operand' && next.operand.kind === 'aggregate')
    return made(index + 1, { fn: next.operand.fn, of: next.operand.of, share, concept });
  const fn = next && roleOf(next) !== 'superlative' ? aggregateOf(next) : undefined;
  // A share of a number that nobody named is a share of nothing.
  return fn && fn !== 'sum' && share === undefined ? made(index + 1, { fn, concept }) : undefined;
}

/** "80 % of the average". */
function shareOf(node: Node | undefined): number | undefined {
  return node?.t === 'number' && node.percent && node.value > 0 ? node.value / 100 : undefined;
}

/** "the average price of phones", "the lowest score of jazz records": of which rows it is. */
function ofWhich(
  nodes: readonly Node[],
  from: number,
): { where: readonly Condition[]; to: number } | undefined {
  const first = nodes[from];
  if (first?.t !== 'small' || !/^(of|for|in|from|among|de|del|cua)$/.test(first.word)) return undefined;
  let value: Extract<Node, { t: 'value' }> | undefined;
  let isNamed = false;
  let to = from + 1;
  for (; to < nodes.length; to += 1) {
    const node = nodes[to] as Node;
    if (node.t === 'value' && !value) value = node;
    else if (node.t === 'model') isNamed = true;
    // "directed by", "in the city": what ties the value to the rows.
    else if (node.t === 'field' && isNamed && !value) continue;
    else if (node.t !== 'small' && roleOf(node) !== 'groupBy' && roleOf(node) !== 'all') break;
  }
  // "older than the average in Spain" may be those in Spain, and not only their average.
  if (!value || !(isNamed || /^(of|for|de|del|cua)$/.test(first.word))) return undefined;
  const { ref, start } = value;
  const test: Condition = {
    kind: 'test',
    ref,
    test: { op: 'eq', value: value.value },
    negated: false,
    clause: start,
  };
  return { where: [test], to };
}
