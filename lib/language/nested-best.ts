// "Tracks in the genre with the most tracks", "the average price of the 5 dearest rooms": the best of some other
// thing, or of the rows themselves, as a condition. What is said of it is a question of its own, and its answer
// says which rows are meant.
import { type ManifestIndex, type Model, resolvePath } from '../data-source/manifest.ts';
import type { Dimension, OrderTerm, Plan, Condition as PlanCondition } from '../pipeline/plan.ts';
import { type Node, roleOf } from './reader/nodes.ts';
import { isPlural } from './reader/order-and-groups.ts';
import { isAnd, skipSmall } from './reader/rewrite.ts';

/** What the best is one of: a model, or the values of a column. */
type Head = Extract<Node, { t: 'model' }> | Extract<Node, { t: 'field' }>;

export interface NestedBest {
  /** The words of the best as a question of their own. */
  readonly inner: readonly Node[];
  readonly head: Head;
  /** The question with a condition where the best was said. */
  readonly around: (where: PlanCondition) => Node[];
}

/** The best that a question names as a condition of what it asks for; undefined where it names none. */
export function nestedBest(nodes: readonly Node[]): NestedBest | undefined {
  for (let at = 2; at < nodes.length; at += 1) {
    const found = bestWith(nodes, at) ?? bestOf(nodes, at) ?? bestAfter(nodes, at);
    if (found) return found;
  }
  return undefined;
}

const connecting = /^(of|in|from|by|for|to|at|on|did|de|del|en|por|cua|trong|thuoc)$/;

/** "(in) the genre with the most tracks", "(of) the customer who spent the most". */
function bestWith(nodes: readonly Node[], at: number): NestedBest | undefined {
  const head = nodes[at] as Node;
  if (head.t !== 'model' && head.t !== 'field') return undefined;
  if (!isTied(nodes, at)) return undefined;
  const clause = nodes[at + 1];
  const opens =
    (clause?.t === 'small' && /^(with|that|who|which|que|con|co)$/.test(clause.word)) ||
    roleOf(clause) === 'existence' ||
    (clause?.t === 'cue' && clause.cue.role === 'question' && clause.cue.value !== 'degree');
  if (!opens) return undefined;
  const to = endOf(nodes, at);
  const said = nodes.slice(at + 1, to);
  const best = said.findIndex((node) => isBest(node));
  // "the city that has a shop whose price is the highest" says more than which city.
  if (best < 0 || best > 4 || said.some((node, place) => place > 0 && asksMore(node))) return undefined;
  return isOther(nodes.slice(0, at), head, 1) ? split(nodes, at, to, head) : undefined;
}

/** "(of) the 5 dearest rooms", "(in) the longest playlist". */
function bestOf(nodes: readonly Node[], at: number): NestedBest | undefined {
  if (!isBest(nodes[at])) return undefined;
  const first = nodes[at - 1];
  const from = first?.t === 'number' && !first.percent ? at - 1 : at;
  const connector = nodes[from - 1];
  if (connector?.t !== 'small' || !connecting.test(connector.word)) return undefined;
  const number =
    nodes[at + 1]?.t === 'number' ? nodes[at + 1] : nodes[from]?.t === 'number' ? nodes[from] : undefined;
  const place = skipSmall(nodes, nodes[at + 1]?.t === 'number' ? at + 2 : at + 1);
  const headAt = isBest(nodes[place]) ? place + 1 : place;
  const head = nodes[headAt];
  // "in the most common country": of a column, its values.
  const isMode = nodes[at]?.t === 'cue' && (nodes[at] as Extract<Node, { t: 'cue' }>).cue.concept === 'count';
  if (head?.t !== 'model' && !(head?.t === 'field' && isMode)) return undefined;
  // "the longest track name": the noun only narrows what comes after it.
  const next = nodes[headAt + 1];
  const isCompound =
    (next?.t === 'field' || next?.t === 'model') && next.start === head.end && !isPlural(head);
  if (isCompound) return undefined;
  const limit = number?.t === 'number' ? number.value : 1;
  if (!isOther(nodes.slice(0, from), head, limit)) return undefined;
  const narrows =
    next?.t === 'small' &&
    /^(in|from|of|with|en|de|trong|o)$/.test(next.word) &&
    nodes[headAt + 2]?.t !== 'period';
  const to = narrows ? endOf(nodes, headAt) : headAt + 1;
  if (nodes.slice(headAt + 1, to).some(asksMore)) return undefined;
  const found = split(nodes, from, to, head);
  // "the total paid by the top 5 customers": nothing says by what, so that it is by what is asked.
  const vague = nodes[at];
  const isVague =
    headAt === place &&
    vague?.t === 'cue' &&
    (vague.cue.concept === undefined || vague.cue.concept === 'value');
  const asked = isVague ? amountIn(nodes.slice(0, from)) : [];
  return asked.length > 0 ? { ...found, inner: [...found.inner, byCue(vague as Node), ...asked] } : found;
}

/** "(del) cliente más antiguo", "(của) lớp đông nhất": the adjective comes after its noun. */
function bestAfter(nodes: readonly Node[], at: number): NestedBest | undefined {
  const head = nodes[at];
  if (head?.t !== 'model' || !isBest(nodes[at + 1])) return undefined;
  const first = nodes[at - 1];
  const number = first?.t === 'number' && !first.percent ? first : undefined;
  const from = number ? at - 1 : at;
  const connector = nodes[from - 1];
  if (connector?.t !== 'small' || !connecting.test(connector.word)) return undefined;
  if (!isOther(nodes.slice(0, from), head, number?.value ?? 1)) return undefined;
  const rest = nodes.slice(at + 2, endOf(nodes, at));
  return rest.some(asksMore) ? undefined : split(nodes, from, at + 2, head);
}

/** Whether what stands before the head ties it to something that was asked for. */
function isTied(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at - 1];
  if (isAnd(before) || before === undefined) return false;
  if (before.t === 'small') return connecting.test(before.word);
  // "who support the customer", "bought by the clerk", "placed by the customer".
  return before.t === 'field' || before.t === 'word' || roleOf(before) === 'groupBy';
}

function isBest(node: Node | undefined): boolean {
  return roleOf(node) === 'superlative' || roleOf(node) === 'max' || roleOf(node) === 'min';
}

function asksMore(node: Node): boolean {
  return (
    /^(question|list|count|groupBy|each|order|or|existence)$/.test(roleOf(node) ?? '') && !isNumberOf(node)
  );
}

/** "with the highest number of orders": said of the best, and no question of its own. */
function isNumberOf(node: Node): boolean {
  return (
    node.t === 'cue' && node.cue.role === 'count' && /^(number|amount)/.test(node.text.replace(/^the /, ''))
  );
}

function endOf(nodes: readonly Node[], at: number): number {
  const end = nodes.findIndex((node, place) => place > at && node.t === 'mark');
  return end < 0 ? nodes.length : end;
}

/** True where the question asks for something that is no more than the head's own row. */
function isOther(before: readonly Node[], head: Head, limit: number): boolean {
  const isAmount = before.some(
    (node) => /^(count|sum|avg|share)$/.test(roleOf(node) ?? '') || node.t === 'operand',
  );
  const model = head.t === 'model' ? head.model : head.ref.model;
  const others = before.some((node) => node.t === 'model' && (node.model !== model || head.t === 'field'));
  if (others) return true;
  // "the average price of the dearest room" is its price; of the 5 dearest it is theirs.
  return isAmount && limit > 1;
}

function split(nodes: readonly Node[], from: number, to: number, head: Head): NestedBest {
  const { start } = nodes[from] as Node;
  const { end } = nodes[to - 1] as Node;
  const model = head.t === 'model' ? head.model : head.ref.model;
  return {
    inner: nodes.slice(from, to),
    head,
    around: (where) => [
      ...nodes.slice(0, from),
      {
        t: 'condition',
        start,
        end,
        condition: { kind: 'given', model, where, negated: false, clause: start },
      },
      ...nodes.slice(to),
    ],
  };
}

/** The number that is asked for, without the words that only ask. */
function amountIn(nodes: readonly Node[]): Node[] {
  const from = nodes.findIndex(
    (node) => node.t === 'operand' || /^(count|sum|avg)$/.test(roleOf(node) ?? ''),
  );
  if (from < 0) return [];
  const rest = nodes.slice(from);
  return rest.at(-1)?.t === 'small' ? rest.slice(0, -1) : rest;
}

function byCue({ end }: Node): Node {
  return { t: 'cue', start: end, end, cue: { role: 'groupBy', start: end, end }, text: 'by' };
}

/** The condition that a row is one of those that a plan finds; undefined where the plan finds no rows of the head. */
export function amongBest(plan: Plan, head: Head, manifest: ManifestIndex): PlanCondition | undefined {
  if (plan.limit === undefined || plan.combine || plan.compare || plan.topPerGroup || plan.having)
    return undefined;
  const { where, limit, offset } = plan;
  const orderBy = (plan.orderBy ?? []).map((term) => unnamed(term, plan));
  const rest = { model: plan.model, ...(where && { where }) };
  const order = { orderBy, limit, ...(offset !== undefined && { offset }) };
  if (orderBy.length === 0) return undefined;
  if (head.t === 'field') {
    const [only] = plan.dimensions ?? [];
    if (!only?.path || only.bucket || only.part || plan.dimensions?.length !== 1) return undefined;
    if (resolvePath(manifest, plan.model, only.path)?.field !== head.ref.field) return undefined;
    return {
      path: head.ref.field.name,
      op: 'in',
      plan: { ...rest, dimensions: [{ path: only.path, as: only.as }], ...order },
    };
  }
  const key = keyOf(head.model);
  if (!key) return undefined;
  if (plan.fields && !plan.measures && !plan.dimensions) {
    if (plan.model !== head.model.name) return undefined;
    return { path: key, op: 'in', plan: { ...rest, fields: [{ path: key, as: key }], ...order } };
  }
  const group = plan.dimensions?.find((dimension) =>
    leadsTo(dimension, plan.model, head.model, key, manifest),
  );
  if (!group?.path) return undefined;
  return {
    path: key,
    op: 'in',
    plan: { ...rest, dimensions: [{ path: group.path, as: group.as }], ...order },
  };
}

function keyOf(model: Model): string | undefined {
  return model.primaryKey.length === 1 ? model.primaryKey[0] : undefined;
}

/** Whether a group is told by the key of the model: by its own, or by a column that points to it. */
function leadsTo(
  { path, bucket, part }: Dimension,
  from: string,
  model: Model,
  key: string,
  manifest: ManifestIndex,
): boolean {
  if (!path || bucket || part) return false;
  const found = resolvePath(manifest, from, path);
  if (!found?.field || found.toMany) return false;
  if (found.model === model) return found.field.name === key;
  const name = found.field.name;
  return found.model.relations.some(
    ({ kind, to, on }) => kind === 'one' && to === model.name && on.length === 1 && on[0]?.from === name,
  );
}

/** An order by what an output is, since the outputs are left out. */
function unnamed(term: OrderTerm, { measures, fields, dimensions }: Plan): OrderTerm {
  if (term.by === undefined) return term;
  const { direction } = term;
  const measure = measures?.find(({ as }) => as === term.by);
  if (measure) return { measure, direction };
  const output = [...(fields ?? []), ...(dimensions ?? [])].find(({ as }) => as === term.by);
  if (output?.expr) return { expr: output.expr, direction };
  return output?.path ? { by: output.path, direction } : term;
}
