// What comes first and how many: superlatives, sorting and grouping.
import { type FieldRef, isDate, isMeasurable, isNumeric, type Node, type Operand, roleOf } from './nodes.ts';
import { isAnd, isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readOrder(nodes: readonly Node[]): Node[] {
  let result = rewrite(nodes, ordering);
  result = rewrite(result, grouping);
  return rewrite(result, superlative);
}

/** An amount a row can be ordered by. */
function operandOf(node: Node | undefined): Operand | undefined {
  if (node?.t === 'operand') return node.operand;
  if (node?.t === 'field') return { kind: 'field', ref: node.ref };
  return undefined;
}

/** "sorted by name and price in descending order", "in descending order of age", "alphabetically". */
function ordering(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue' || node.cue.role !== 'order') return undefined;
  // "Sort the companies in descending order of value" begins with a request, not with an order.
  const isRequest = at === 0 && !/ (by|on|to|por|theo)$/.test(node.text);
  if (isRequest && nodes.slice(1).some((other) => roleOf(other) === 'order'))
    return { from: 0, to: 1, by: [] };
  let direction = node.cue.direction;
  let alphabetical = node.cue.concept === 'name';
  const by: Operand[] = [];
  let index = at + 1;
  let last = at;
  while (index < nodes.length) {
    const next = nodes[index] as Node;
    const operand = operandOf(next);
    if (next.t === 'cue' && next.cue.role === 'order') {
      direction = next.cue.direction ?? direction;
      alphabetical ||= next.cue.concept === 'name';
      last = index;
    } else if (
      operand &&
      (by.length === 0 ||
        isAnd(nodes[index - 1]) ||
        (nodes[index - 1]?.t === 'small' && isAnd(nodes[index - 2])))
    ) {
      // "sorted by price, the name …" goes on only when a comma or an "and" joins.
      by.push(operand);
      last = index;
    } else if (
      !(
        next.t === 'small' ||
        isAnd(next) ||
        roleOf(next) === 'groupBy' ||
        isLight(next) ||
        roleOf(next) === 'each' ||
        roleOf(next) === 'pronoun' ||
        next.t === 'model'
      )
    )
      break;
    index += 1;
  }
  const model = by.length === 0 ? nodes[skipSmall(nodes, at + 1)] : undefined;
  if (by.length === 0 && model?.t === 'model' && roleOf(nodes[at + 1]) !== 'and') {
    by.push({ kind: 'entity', model: model.model });
    last = Math.max(last, nodes.indexOf(model));
  }
  if (by.length === 0 && !alphabetical && !direction) return undefined;
  const end = nodes[last] as Node;
  return {
    from: at,
    to: last + 1,
    by: [{ t: 'order', start: node.start, end: end.end, by, direction: direction ?? 'asc' }],
  };
}

/** "for each customer", "by country and city", "per month", "each teacher". */
function grouping(nodes: readonly Node[], at: number): Rewriting | undefined {
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
    return {
      from: before ? at - 1 : at,
      to: ref ? ref.to : at + 1,
      by: [{ t: 'group', start: node.start, end: node.end, by: [operand] }],
    };
  }
  if (node.cue.role !== 'groupBy' && node.cue.role !== 'each') return undefined;
  // "taught by a teacher named …" names a doer, not a group.
  const before = nodes[at - 1];
  if (
    node.text === 'by' &&
    (before?.t === 'word' ||
      (before?.t === 'small' && /^(made|used|taken|given|related|used)$/.test(before.word))) &&
    !/^(total|count|sum)$/.test(before.word)
  )
    return undefined;
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
  const by: Operand[] = [];
  let index = skipSmall(
    nodes,
    at + 1,
    (next) => isLight(next) || roleOf(next) === 'each' || roleOf(next) === 'groupBy',
  );
  let to = at + 1;
  for (;;) {
    const next = nodes[index];
    const operand: Operand | undefined =
      next?.t === 'field'
        ? { kind: 'field', ref: next.ref }
        : next?.t === 'model'
          ? { kind: 'entity', model: next.model, loose: /^(by|theo|por)$/.test(node.text) }
          : undefined;
    if (!operand || !next) break;
    // "for each faculty rank" groups by the rank; "each product's price" groups by the product.
    const own = nodes[index + 1];
    if (next.t === 'model' && own?.t === 'field' && isOwnGroup(nodes, at, next, own)) {
      by.push({ kind: 'field', ref: own.ref });
      to = index + 2;
      break;
    }
    const narrowed = narrowedBy(nodes, index);
    by.push(narrowed ?? operand);
    to = narrowed ? index + 2 : index + 1;
    let after = skipSmall(nodes, to);
    if (operand.kind === 'entity' && node.cue.role === 'each' && nodes[after]?.t === 'field') break;
    if (!isAnd(nodes[after])) break;
    after = skipSmall(
      nodes,
      after + 1,
      (other) => isLight(other) || roleOf(other) === 'each' || roleOf(other) === 'groupBy',
    );
    // "for each city, the name …": a comma ends the group unless nothing else was asked yet.
    const marked = nodes[after - 1]?.t === 'mark';
    if (marked || nodes[after]?.t === 'operand') break;
    index = after;
  }
  if (by.length === 0) return undefined;
  return { from: at, to, by: [{ t: 'group', start: node.start, end: (nodes[to - 1] as Node).end, by }] };
}

/** True where what is counted or computed was said before, and the model only narrows the field behind it. */
function isOwnGroup(
  nodes: readonly Node[],
  at: number,
  model: Extract<Node, { t: 'model' }>,
  field: Extract<Node, { t: 'field' }>,
): boolean {
  const beside = field.ref.model === model.model && field.start === model.end;
  return beside && !isMeasurable(field.ref) && nodes.slice(0, at).some((node) => node.t === 'operand');
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

/** "the oldest", "top 5", "the most orders", "the highest number of sales", "the 3 cheapest". */
function superlative(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (
    node.t !== 'cue' ||
    (node.cue.role !== 'superlative' && node.cue.role !== 'max' && node.cue.role !== 'min')
  )
    return undefined;
  const direction = node.cue.direction ?? (node.cue.role === 'min' ? 'asc' : 'desc');
  const concept = node.cue.role === 'superlative' ? node.cue.concept : 'value';
  let from = at;
  let limit: number | undefined;
  const before = nodes[at - 1];
  // "registered for course 301 most recently": the number is the course's own.
  const owner = nodes[at - 2];
  const isOwned = (owner?.t === 'model' || owner?.t === 'field') && owner.end === before?.start;
  if (
    before?.t === 'number' &&
    !isOwned &&
    !before.ordinal &&
    Number.isInteger(before.value) &&
    before.value <= 1000
  ) {
    limit = before.value;
    from = at - 1;
  }
  let index = skipSmall(nodes, at + 1, isLight);
  const after = nodes[index];
  if (
    limit === undefined &&
    after?.t === 'number' &&
    !after.percent &&
    Number.isInteger(after.value) &&
    after.value > 0 &&
    after.value <= 1000
  ) {
    const isCounted =
      concept === 'value' || concept === 'date' || concept === 'rating' || concept === 'count';
    if (isCounted || !after.weak) {
      limit = after.value;
      index = skipSmall(nodes, index + 1, isLight);
      const nested = nodes[index];
      // "top 5 most expensive": the second superlative says by what.
      if (nested?.t === 'cue' && nested.cue.role === 'superlative') {
        const inner = superlative(nodes, index);
        const made = inner?.by[0];
        if (inner && made?.t === 'superlative') {
          return {
            from,
            to: inner.to,
            by: [
              { ...made, start: (nodes[from] as Node).start, superlative: { ...made.superlative, limit } },
              ...inner.by.slice(1),
            ],
          };
        }
      }
    }
  }
  const made = (by: Operand | undefined, to: number, rest: readonly Node[] = []): Rewriting => ({
    from,
    to,
    by: [
      {
        t: 'superlative',
        start: (nodes[from] as Node).start,
        end: (nodes[to - 1] as Node).end,
        superlative: { direction, by, concept, limit },
      },
      ...rest,
    ],
  });
  const target = nodes[index];
  const counts = concept === 'count' || concept === 'popularity';
  if (target?.t === 'operand' && /^(count|aggregate|given)$/.test(target.operand.kind)) {
    return made(target.operand, index + 1);
  }
  // "the most rented films": how often they were, not on which day.
  if (
    target?.t === 'field' &&
    counts &&
    isDate(target.ref.field) &&
    /[a-z]{3}(ed|d|t)$/.test(target.said ?? '')
  )
    return made({ kind: 'count', of: target.ref.model }, index + 1);
  if (target?.t === 'field') {
    if (isMeasurable(target.ref) && (concept !== 'date' || isDate(target.ref.field)))
      return made({ kind: 'field', ref: target.ref }, index + 1);
    if (counts)
      return isFrequency(node)
        ? made({ kind: 'count' }, index)
        : made({ kind: 'count', distinct: target.ref }, index + 1);
    // Numbers are sometimes kept as text; what was said is still what the order is by.
    const kept =
      !counts &&
      concept !== 'date' &&
      target.ref.field.type === 'text' &&
      /capacity|size|price|amount|length|height|weight|score|cost|quantity|rating|population|area/.test(
        target.ref.field.label,
      );
    if (kept) return made({ kind: 'field', ref: target.ref }, index + 1);
    if (concept === 'value' && isNumeric(target.ref.field))
      return made({ kind: 'field', ref: target.ref }, index + 1);
  }
  if (target?.t === 'model' && counts) {
    if (isFrequency(node)) return made({ kind: 'count' }, index);
    return made({ kind: 'count', of: target.model }, index + 1);
  }
  // Said after the number it is about: "price highest", as Vietnamese and Spanish have it.
  const previous = nodes[from - 1];
  if (
    previous?.t === 'field' &&
    isMeasurable(previous.ref) &&
    (concept === 'value' || concept === 'count' || concept === 'size') &&
    target?.t !== 'model'
  ) {
    from -= 1;
    return made({ kind: 'field', ref: previous.ref }, at + 1);
  }
  const isAmount = previous?.t === 'operand' && /^(count|aggregate|given)$/.test(previous.operand.kind);
  const isAfter = previous?.t === 'operand' && previous.operand.kind !== 'count' ? concept === 'value' : true;
  if (previous?.t === 'operand' && isAmount && isAfter) {
    from -= 1;
    return made(previous.operand, at + 1);
  }
  return made(
    counts && isFrequency(node) ? { kind: 'count' } : undefined,
    Math.max(at + 1, limit !== undefined && from === at ? index : at + 1),
  );
}

const frequency =
  /common|frequent|often|used|represented|numerous|popular|demanded|busiest|rarest|favou?rite|pho bien|thuong|comun|frecuen|usad|habitual|hay dung/;

// "most common", "most often used" speak of how often something occurs; "most orders" of what it has.
function isFrequency(node: Node): boolean {
  return node.t === 'cue' && frequency.test(node.text);
}
