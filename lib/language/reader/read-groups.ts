// Into what groups a number is divided: "for each customer", "by country and year", "per month".
import { type FieldRef, isDate, isMeasurable, type Node, type Operand, roleOf } from './nodes.ts';
import { isPlural } from './order-and-groups.ts';
import { endsAt, isAnd, isLight, type Rewriting, skipSmall } from './rewrite.ts';

type Cue = Extract<Node, { t: 'cue' }>;

interface Listed {
  readonly by: Operand[];
  readonly to: number;
}

/** "for each customer", "by country and city", "per month", "each teacher". */
export function grouping(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue') return undefined;
  if (node.cue.role === 'distinct') return differentGroups(nodes, at);
  if (node.cue.role === 'bucket' || node.cue.role === 'datePart') {
    // "signed up each month": by the day on which they did.
    const before = deedBefore(nodes, at);
    const ref = before ? { ref: before, to: at + 1 } : dateBeside(nodes, at);
    const operand: Operand =
      node.cue.role === 'bucket'
        ? { kind: 'bucket', unit: node.cue.value ?? 'month', ref: ref?.ref }
        : { kind: 'part', part: (node.cue.value ?? 'weekday') as 'weekday', ref: ref?.ref };
    const to = ref ? ref.to : at + 1;
    const further = /^(by|per|theo|moi|por|cada)\b/.test(node.text)
      ? groupsAfter(nodes, to, node)
      : undefined;
    return {
      from: before ? at - 1 : at,
      to: further?.to ?? to,
      by: [{ t: 'group', start: node.start, end: node.end, by: [operand, ...(further?.by ?? [])] }],
    };
  }
  if (node.cue.role !== 'groupBy' && node.cue.role !== 'each') return undefined;
  const ranked = rankedByNumber(nodes, at);
  if (ranked) return ranked;
  // "taught by a teacher named …" names a doer, not a group.
  const before = nodes[at - 1];
  if (
    node.text === 'by' &&
    (before?.t === 'word' ||
      (before?.t === 'small' && /^(made|used|taken|given|related|done)$/.test(before.word))) &&
    !/^(total|count|sum)$/.test(before.word)
  )
    return undefined;
  if (node.text === 'by' && isRestricted(nodes, at)) return undefined;
  // "across all schools" is all of them together.
  const following = nodes[at + 1];
  if (node.cue.role === 'groupBy' && roleOf(following) === 'all') {
    // All of them together are no groups.
    const whole = nodes[skipSmall(nodes, at + 1, isLight)];
    return whole?.t === 'field' ? { from: at, to: nodes.indexOf(whole) + 1, by: [] } : undefined;
  }
  if (
    node.text === 'across' &&
    (roleOf(following) === 'all' || (roleOf(following) !== 'distinct' && roleOf(following) !== 'each'))
  )
    return undefined;
  const listed = listedGroups(nodes, at + 1, node);
  if (!listed) return undefined;
  const end = (nodes[listed.to - 1] as Node).end;
  const every = /\b(each|every|cada|moi|tung)\b/.test(node.text);
  const group: Node = { t: 'group', start: node.start, end, by: listed.by, ...(every && { every }) };
  return { from: at, to: listed.to, by: [group] };
}

/** "customers by number of orders": no groups, but all of them, those with most first. */
function rankedByNumber(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [thing, cue, number] = [nodes[at - 1], nodes[at], nodes[at + 1]];
  if (thing?.t !== 'model' || cue?.t !== 'cue' || cue.cue.role !== 'groupBy') return undefined;
  if (number?.t !== 'operand' || !/^(count|aggregate|given)$/.test(number.operand.kind)) return undefined;
  // "the number of customers by number of orders" has groups after all; "top 3 customers by …" says more.
  const before = nodes.slice(0, at);
  if (before.some((node) => node.t === 'operand' || roleOf(node) === 'superlative')) return undefined;
  const { start } = cue;
  const order: Node = { t: 'order', start, end: number.end, by: [number.operand], direction: 'desc' };
  return { from: at, to: at + 2, by: [order] };
}

/** "requested by founders who are tall", "lent by banks in Rome": those who did it, and which of them. */
function isRestricted(nodes: readonly Node[], at: number): boolean {
  const before = nodes.slice(0, at);
  const isAsked = before.some((node) => node.t === 'operand' || roleOf(node) === 'question');
  if (!isAsked) return false;
  const [doers, next] = [nodes[at + 1], nodes[at + 2]];
  if (doers?.t !== 'model' || !isPlural(doers)) return false;
  const isClause = next?.t === 'cue' && next.cue.role === 'question' && next.cue.value !== 'degree';
  const isWhere = next?.t === 'small' && /^(in|from|at|with|that|whose)$/.test(next.word);
  // "from the institution Google": a value may say first what it is a value of.
  const after = nodes[nodes[at + 3]?.t === 'model' ? at + 4 : at + 3];
  return isClause || (isWhere && (after?.t === 'value' || after?.t === 'condition' || after?.t === 'field'));
}

/** "by month and customer": things that follow a unit of time; what is computed of them is no group. */
function groupsAfter(nodes: readonly Node[], to: number, cue: Cue): Listed | undefined {
  const and = skipSmall(nodes, to);
  if (!isAnd(nodes[and]) || nodes[and]?.t === 'mark') return undefined;
  const next = nodes[skipSmall(nodes, and + 1, isEach)];
  const isGroup = next?.t === 'model' || (next?.t === 'field' && !isMeasurable(next.ref));
  return isGroup ? listedGroups(nodes, and + 1, cue) : undefined;
}

/** Names joined by "and" from `start` on, each a group. */
function listedGroups(nodes: readonly Node[], start: number, cue: Cue): Listed | undefined {
  const by: Operand[] = [];
  const loose = /^(by|theo|por)$/.test(cue.text);
  let index = skipSmall(nodes, start, isEach);
  let to = start;
  for (;;) {
    const next = nodes[index];
    const operand: Operand | undefined =
      next?.t === 'field'
        ? (stretchOf(next) ?? { kind: 'field', ref: next.ref })
        : next?.t === 'model'
          ? { kind: 'entity', model: next.model, loose }
          : bucketNamed(next);
    if (!operand || !next) break;
    // "for each faculty rank" groups by the rank; "each product's price" groups by the product.
    const own = nodes[index + 1];
    if (next.t === 'model' && own?.t === 'field' && isOwnGroup(nodes, start - 1, next, own)) {
      by.push({ kind: 'field', ref: own.ref });
      to = index + 2;
      break;
    }
    const narrowed = narrowedBy(nodes, index);
    by.push(narrowed ?? operand);
    to = narrowed ? index + 2 : index + 1;
    let after = skipSmall(nodes, to);
    if (operand.kind === 'entity' && cue.cue.role === 'each' && nodes[after]?.t === 'field') break;
    if (!isAnd(nodes[after])) break;
    after = skipSmall(nodes, after + 1, isEach);
    // "for each city, the name …": a comma ends the group unless nothing else was asked yet.
    const marked = nodes[after - 1]?.t === 'mark';
    if (marked || nodes[after]?.t === 'operand') break;
    index = after;
  }
  return by.length === 0 ? undefined : { by, to };
}

/** "by hire year" of a hire date. */
function stretchOf({ ref, said }: Extract<Node, { t: 'field' }>): Operand | undefined {
  const last = said?.split(' ').at(-1) ?? '';
  const unit = Object.keys(units).find(
    (name) => name !== 'day' && new RegExp(`^(${units[name]})$`).test(last),
  );
  return unit && isDate(ref.field) && !ref.field.label.includes(last)
    ? { kind: 'bucket', unit, ref }
    : undefined;
}

function isEach(node: Node): boolean {
  return isLight(node) || roleOf(node) === 'each' || roleOf(node) === 'groupBy';
}

const units: Readonly<Record<string, string>> = {
  year: 'year|ano|nam',
  quarter: 'quarter|trimestre|quy',
  month: 'month|mes|thang',
  week: 'week|semana|tuan',
  day: 'day|dia|ngay',
};

/** "by category and year": a unit that the source does not name itself is a part of its dates. */
function bucketNamed(node: Node | undefined): Operand | undefined {
  if (node?.t === 'cue' && node.cue.role === 'bucket')
    return { kind: 'bucket', unit: node.cue.value ?? 'month' };
  if (node?.t !== 'word') return undefined;
  const unit = Object.keys(units).find((name) => new RegExp(`^(${units[name]})$`).test(node.word));
  return unit === undefined ? undefined : { kind: 'bucket', unit };
}

/** True where what is counted or computed was said before, and the model only narrows the field behind it. */
function isOwnGroup(
  nodes: readonly Node[],
  at: number,
  model: Extract<Node, { t: 'model' }>,
  field: Extract<Node, { t: 'field' }>,
): boolean {
  const beside = field.ref.model === model.model && field.start === model.end;
  const isAmount = (node: Node) =>
    node.t === 'operand' || (node.t === 'field' && isMeasurable(node.ref) && !isDate(node.ref.field));
  if (!beside || isMeasurable(field.ref)) return false;
  // "flights per aircraft model": nothing is asked for but how many there are of each.
  const [thing, ...others] = nodes.slice(0, at).filter(({ t }) => t !== 'condition' && t !== 'value');
  const isAlone =
    thing?.t === 'model' &&
    thing.model !== model.model &&
    others.length === 0 &&
    endsAt(nodes, nodes.indexOf(field) + 1);
  return isAlone || nodes.slice(0, at).some(isAmount);
}

/** "the average price for different makers": each of them has one. */
function differentGroups(nodes: readonly Node[], at: number): Rewriting | undefined {
  const before = nodes[at - 1];
  if (before?.t !== 'small' || !/^(for|from|in|at|of|by)$/.test(before.word)) return undefined;
  if (!nodes.slice(0, at).some((node) => node.t === 'operand')) return undefined;
  const next = nodes[at + 1];
  const operand: Operand | undefined =
    next?.t === 'field'
      ? { kind: 'field', ref: next.ref }
      : next?.t === 'model'
        ? { kind: 'entity', model: next.model }
        : undefined;
  if (!operand || !next) return undefined;
  return { from: at, to: at + 2, by: [{ t: 'group', start: before.start, end: next.end, by: [operand] }] };
}

/** "by customer country": the countries that the customers are of. */
function narrowedBy(nodes: readonly Node[], at: number): Operand | undefined {
  const [one, other] = [nodes[at], nodes[at + 1]];
  if (one?.t !== 'model' || other?.t !== 'model' || other.start !== one.end) return undefined;
  const isOf = one.model.relations.some(({ kind, to }) => kind === 'one' && to === other.model.name);
  return isOf ? { kind: 'entity', model: other.model, of: one.model } : undefined;
}

function deedBefore(nodes: readonly Node[], at: number): FieldRef | undefined {
  const node = nodes[at - 1];
  const isAsked = nodes.slice(0, at - 1).some((other) => other.t === 'operand');
  return isAsked && node?.t === 'field' && isDate(node.ref.field) ? node.ref : undefined;
}

function dateBeside(
  nodes: readonly Node[],
  at: number,
): { ref: Extract<Operand, { kind: 'field' }>['ref']; to: number } | undefined {
  const index = skipSmall(nodes, at + 1);
  const next = nodes[index];
  return next?.t === 'field' && isDate(next.ref.field) ? { ref: next.ref, to: index + 1 } : undefined;
}
