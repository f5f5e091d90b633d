// "Web vs phone orders", "ratio of cancelled to delivered orders": two values of one column set against each other. Each
// is a group of its own, of which the rows are counted; a ratio is one number.
import type { Model } from '../../data-source/manifest.ts';
import type { Measure, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { isMeasurable, type Node, roleOf } from './nodes.ts';
import { isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readValuesCompared(nodes: readonly Node[]): Node[] {
  return rewrite(rewrite(nodes, ratio), opposed);
}

type ValueNode = Extract<Node, { t: 'value' }>;

function opposed(nodes: readonly Node[], at: number): Rewriting | undefined {
  // "compare web and phone orders"
  const isFirst = roleOf(nodes[at]) === 'compare';
  const pair = isFirst
    ? pairAt(nodes, skipSmall(nodes, at + 1), isTo)
    : pairAt(nodes, at, (node) => roleOf(node) === 'compare');
  if (!pair || nodes.some((node) => /^(list|superlative|share)$/.test(roleOf(node) ?? ''))) return undefined;
  const { left, right, end } = pair;
  const { ref, start } = left;
  const said = nodes.slice(0, at);
  const isNumber = said.some(
    (node) =>
      node.t === 'operand' ||
      (node.t === 'field' && isMeasurable(node.ref)) ||
      /^(sum|avg|min|max|median|count)$/.test(roleOf(node) ?? ''),
  );
  const thing = nodes[end]?.t === 'model' ? nodes[end] : undefined;
  const before = said.find((node) => node.t === 'model');
  const model = thing?.model ?? (before?.t === 'model' ? before.model : ref.model);
  const counted: Node = { t: 'operand', start, end: start, operand: { kind: 'count', of: model } };
  const either: Node = {
    t: 'condition',
    start,
    end: right.end,
    condition: {
      kind: 'test',
      ref: { model: ref.model, field: ref.field },
      test: { op: 'in', value: [left.value, right.value] },
      negated: false,
      clause: start,
    },
  };
  const group: Node = {
    t: 'group',
    start,
    end: right.end,
    by: [{ kind: 'field', ref: { model: ref.model, field: ref.field } }],
  };
  return {
    from: at,
    to: thing ? end + 1 : end,
    by: [...(isNumber ? (thing ? [thing] : []) : [counted]), either, group],
  };
}

function ratio(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (roleOf(node) !== 'ratio') return undefined;
  const pair = pairAt(nodes, skipSmall(nodes, at + 1), isTo);
  if (!pair) return undefined;
  const { left, right, end } = pair;
  const thing = nodes[end];
  const model = thing?.t === 'model' ? thing.model : left.ref.model;
  const path = pathTo(model, left.ref.model);
  if (path === undefined) return undefined;
  const where = (value: string): PlanCondition => ({
    path: `${path}${left.ref.field.name}`,
    op: 'eq',
    value,
  });
  const measure: Measure = {
    fn: 'ratio',
    of: [
      { fn: 'count', as: 'part', where: where(left.value) },
      { fn: 'count', as: 'whole', where: where(right.value) },
    ],
    as: 'ratio',
  };
  const made: Node = {
    t: 'operand',
    start: node.start,
    end: right.end,
    operand: { kind: 'given', model, measure },
  };
  return { from: at, to: thing?.t === 'model' ? end + 1 : end, by: [made] };
}

interface Pair {
  readonly left: ValueNode;
  readonly right: ValueNode;
  /** The index behind the second. */
  readonly end: number;
}

function pairAt(nodes: readonly Node[], at: number, isBetween: (node: Node) => boolean): Pair | undefined {
  const left = nodes[at];
  const middle = nodes[at + 1];
  const place = skipSmall(nodes, at + 2, isLight);
  const right = nodes[place];
  if (left?.t !== 'value' || right?.t !== 'value' || !middle || !isBetween(middle)) return undefined;
  const isOne = left.ref.field === right.ref.field && left.value !== right.value;
  return isOne ? { left, right, end: place + 1 } : undefined;
}

function isTo(node: Node): boolean {
  const word = node.t === 'small' || node.t === 'word' ? node.word : node.t === 'cue' ? node.text : '';
  return /^(to|a|tren|va|so voi|and|y)$/.test(word);
}

function pathTo(model: Model, to: Model): string | undefined {
  if (model === to) return '';
  const relation = model.relations.find((each) => each.kind === 'one' && each.to === to.name);
  return relation && `${relation.name}.`;
}
