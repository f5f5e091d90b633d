// What comes first and how many: superlatives and sorting.
import { fieldForConcept } from '../assemble/concept-fields.ts';
import { isDate, isMeasurable, isNumeric, type Node, type Operand, roleOf } from './nodes.ts';
import { isPlural } from './order-and-groups.ts';
import { grouping } from './read-groups.ts';
import { endsAt, isAnd, isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';
import { isSentenceStart } from './surroundings.ts';

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
  const isRequest = isSentenceStart(nodes, at) && !/ (by|on|to|por|theo)$/.test(node.text);
  if (isRequest && nodes.slice(at + 1).some((other) => roleOf(other) === 'order')) {
    // "sort the results …" are those that were asked for, and none of the data's own.
    const result = nodes[at + 1];
    const isAnswer = at > 0 && result?.t === 'field' && /^(the )?(results?|output)$/.test(result.said ?? '');
    return { from: at, to: isAnswer ? at + 2 : at + 1, by: [] };
  }
  let direction = node.cue.direction;
  let alphabetical = node.cue.concept === 'name';
  const by: Operand[] = [];
  let index = at + 1;
  let last = at;
  while (index < nodes.length) {
    const next = nodes[index] as Node;
    const operand = operandOf(next);
    const isOrderOf = next.t === 'word' && next.word === 'order' && by.length === 0;
    if (isOrderOf) last = index;
    else if (next.t === 'cue' && next.cue.role === 'order') {
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
  const order: Node = { t: 'order', start: node.start, end: end.end, by, direction: direction ?? 'asc' };
  const grouped = nodes[at - 2];
  const isGrouped = grouped?.t === 'word' && /^(grouped|agrupad[oa]s?)$/.test(grouped.word);
  if (isGrouped && by.length > 0 && roleOf(nodes[at - 1]) === 'and')
    return { from: at - 2, to: last + 1, by: [{ ...order, t: 'group', by }, order] };
  return { from: at, to: last + 1, by: [order] };
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
  const said = node.cue.role === 'superlative' ? node.cue.concept : 'value';
  const concept = said === 'value' && standsHigh(nodes, at) ? 'height' : said;
  let from = at;
  let limit: number | undefined;
  const before = nodes[at - 1];
  // "joined class 12 most recently": the number is the class's own.
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
  const ordinal = ordinalBefore(nodes, at);
  if (ordinal) from = ordinal.from;
  // "price, highest first": no one row, but all of them in that order.
  const isLastFirst = (place: number) => {
    const first = nodes[place];
    const isOrdinal = first?.t === 'number' && first.ordinal === true && first.value === 1;
    return (isOrdinal || (first?.t === 'cue' && first.text === 'first')) && endsAt(nodes, place + 1);
  };
  let index = skipSmall(nodes, at + 1, isLight);
  // "with the largest total amount first"
  const behind = isLastFirst(at + 1) ? at + 2 : isLastFirst(index + 1) ? index + 2 : 0;
  const isFirst = behind > 0;
  const after = nodes[index];
  if (
    limit === undefined &&
    after?.t === 'number' &&
    !after.ordinal &&
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
    to: Math.max(to, behind),
    by: [
      {
        t: 'superlative',
        start: (nodes[from] as Node).start,
        end: (nodes[to - 1] as Node).end,
        superlative: {
          direction,
          by,
          concept,
          limit,
          ...(ordinal && { place: ordinal.place }),
          ...((isFirst || (limit === undefined && isOfSeveral(nodes, at, index))) && { every: true }),
        },
      },
      ...(ordinal?.noun ? [ordinal.noun] : []),
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

/** "the highest building", "el pico más alto": of things that have a height, not of numbers. */
function standsHigh(nodes: readonly Node[], at: number): boolean {
  const node = nodes[at];
  const thing = nodes[skipSmall(nodes, at + 1, isLight)] ?? nodes[at - 1];
  const isHigh = node?.t === 'cue' && /highest|lowest|mas (alt|baj)[oa]|cao nhat|thap nhat/.test(node.text);
  return isHigh && thing?.t === 'model' && fieldForConcept(thing.model, 'height') !== undefined;
}

/** "the second cheapest", "el segundo producto más caro". */
function ordinalBefore(
  nodes: readonly Node[],
  at: number,
): { place: number; from: number; noun?: Node } | undefined {
  const noun = nodes[at - 1]?.t === 'model' ? nodes[at - 1] : undefined;
  const from = noun ? at - 2 : at - 1;
  const said = nodes[from];
  if (said?.t !== 'number' || !said.ordinal || said.value < 2 || said.value > 1000) return undefined;
  return { place: said.value, from, ...(noun && { noun }) };
}

/**
 * "the latest orders", "most common tags": of several nobody said how many; all of them, the first ones first.
 * Of other things than new ones only where the question is no more than that.
 */
function isOfSeveral(nodes: readonly Node[], at: number, next: number): boolean {
  const node = nodes[at];
  const noun = nodes[next];
  if (node?.t === 'cue' && noun && isPlural(noun) && opens(nodes, at)) return true;
  if (node?.t !== 'cue' || node.cue.concept !== 'date' || node.cue.direction !== 'desc') return false;
  // "who registered most recently" is one again.
  if (/ly$/.test(node.text)) return false;
  // Vietnamese has no plural, but a list is of several.
  const isList = nodes.some((other) => other.t === 'cue' && /^(danh sach|liet ke)/.test(other.text));
  return isList || [nodes[at - 1], nodes[next]].some((noun) => noun !== undefined && isPlural(noun));
}

/** True where nothing but "show me the" stands before. */
function opens(nodes: readonly Node[], at: number): boolean {
  return nodes
    .slice(0, at)
    .every((node) => node.t === 'small' || (node.t === 'cue' && /^(show|give) (me|us)\b/.test(node.text)));
}

const frequency =
  /common|frequent|often|used|represented|numerous|popular|demanded|busiest|rarest|favou?rite|pho bien|thuong|comun|frecuen|usad|habitual|hay dung/;

// "most common", "most often used" speak of how often something occurs; "most orders" of what it has.
function isFrequency(node: Node): boolean {
  return node.t === 'cue' && frequency.test(node.text);
}
