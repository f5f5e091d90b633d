// "how many", "the number of": rows, things behind them, or a number that is kept as such.
import { senseOf } from '../name-sense.ts';
import { isDate, isKey, isMeasurable, isNumeric, type Node, type Operand, roleOf } from './nodes.ts';
import { isPlural } from './order-and-groups.ts';
import { trueOf } from './read-flags.ts';
import { isAnd, isLight, type Rewriting, skipSmall } from './rewrite.ts';

function isThing(node: Node | undefined): boolean {
  return node?.t === 'model' || node?.t === 'value';
}

/** "số đơn hàng kênh web": the column stands before the value that it has, and is not what is counted. */
function isToldBy(next: Node | undefined, { ref }: Extract<Node, { t: 'field' }>): boolean {
  return next?.t === 'value' && next.ref.field === ref.field;
}

export function count(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t === 'word' && /^(number|numbers)$/.test(node.word)) {
    // "the number and average age of students"
    const next = nodes[skipSmall(nodes, at + 1)];
    // "the apartment number and the rent": of each one, not how many there are.
    if (nodes[at - 1]?.t === 'model' && nodes[at - 1]?.end === node.start) return undefined;
    return isAnd(nodes[at + 1]) || roleOf(next) === 'avg'
      ? { from: at, to: at + 1, by: [countOfRows(node)] }
      : undefined;
  }
  if (node.t !== 'cue' || node.cue.role !== 'count') return undefined;
  // "the total point count of": the number that was named is a count itself.
  const named = nodes[at - 1];
  const isOwn = named?.t === 'field' && named.end === node.start && isMeasurable(named.ref);
  if (isOwn && node.text === 'count') return { from: at, to: at + 1, by: [] };
  let index = skipSmall(nodes, at + 1);
  let distinct = false;
  // Sorted, it is of each one.
  const isSorted = nodes.some((other) => roleOf(other) === 'order');
  let inAll = /\b(total|tong)\b/.test(node.text);
  const kept: Node[] = [];
  while (index < nodes.length) {
    const next = nodes[index] as Node;
    inAll ||= roleOf(next) === 'sum';
    if (roleOf(next) === 'distinct') distinct = true;
    else if (roleOf(next) === 'count' || roleOf(next) === 'sum') kept.length = 0;
    else if (distinct && isKindOf(nodes, index)) index += 1;
    else if (next.t === 'field' && trueOf(next.ref.field) !== undefined && isThing(nodes[index + 1]))
      kept.push(next);
    else if (next.t === 'value' || (next.t === 'word' && kept.length === 0 && !isClassifier(next)))
      kept.push(next);
    else if (!isLight(next) && next.t !== 'small' && !isClassifier(next)) break;
    index += 1;
  }
  index = headOf(nodes, index);
  const target = nodes[index];
  const end = target?.end ?? node.end;
  const narrowed = nodes[index + 1];
  if (
    target?.t === 'model' &&
    narrowed?.t === 'field' &&
    narrowed.start === target.end &&
    narrowed.ref.model === target.model &&
    trueOf(narrowed.ref.field) === undefined &&
    !isMeasurable(narrowed.ref) &&
    !isToldBy(nodes[index + 2], narrowed)
  ) {
    const operand: Operand = { kind: 'count', distinct: narrowed.ref };
    return {
      from: at,
      to: index + 2,
      by: [{ t: 'operand', start: node.start, end: narrowed.end, operand, text: node.text }, ...kept],
    };
  }
  if (target?.t === 'model') {
    const operand: Operand = { kind: 'count', of: target.model };
    return {
      from: at,
      to: index + 1,
      by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, ...kept],
    };
  }
  if (target?.t === 'field') {
    // "number of employees" where that is itself a column.
    if (target.ref.field.primaryKey && target.ref.model.primaryKey.length === 1) {
      const operand: Operand = { kind: 'count', of: target.ref.model };
      return {
        from: at,
        to: index + 1,
        by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, ...kept],
      };
    }
    // "how many flats are available": those for which it is so.
    const isState =
      trueOf(target.ref.field) !== undefined && nodes.slice(at, index).some(({ t }) => t === 'value');
    if (isState && !distinct) {
      const operand: Operand = { kind: 'count', of: target.ref.model };
      return {
        from: at,
        to: index + 1,
        by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, ...kept, target],
      };
    }
    if (isDate(target.ref.field) && !distinct) {
      // "how many orders placed": the date is when, and its rows are counted.
      const operand: Operand = { kind: 'count', of: target.ref.model };
      return {
        from: at,
        to: index + 1,
        // "how many bookings" of a date of booking asks for no day.
        by: [
          { t: 'operand', start: node.start, end, operand, text: node.text },
          ...(/s$/.test(target.said ?? '') ? [] : [target]),
          ...kept,
        ],
      };
    }
    const isAmount =
      isNumeric(target.ref.field) &&
      !isKey(target.ref) &&
      (amountLike.test(senseOf(target.ref.field)) || !namesThing.test(senseOf(target.ref.field)));
    if (
      isAmount &&
      !distinct &&
      ((inAll && !isSorted) || /^(how many|how much|bao nhieu|cuant)/.test(node.text))
    ) {
      // "how many credits", "the total number of credits" of whatever rows there are is their sum.
      const operand: Operand = { kind: 'aggregate', fn: 'sum', of: target.ref };
      return {
        from: at,
        to: index + 1,
        by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, ...kept],
      };
    }
    // A number kept as text is what was asked for, and how many different ones there are is not.
    const isNumberAsText = !isNumeric(target.ref.field) && keepsCount.test(senseOf(target.ref.field));
    if ((isAmount || isNumberAsText) && !distinct) return { from: at, to: index, by: kept };
    const operand: Operand = { kind: 'count', distinct: target.ref };
    const more = distinct ? alsoCounted(nodes, index) : undefined;
    return {
      from: at,
      to: more ? more.to : index + 1,
      by: [
        { t: 'operand', start: node.start, end, operand, text: node.text },
        ...(more ? [more.node] : []),
        ...kept,
      ],
    };
  }
  // "how many are there", "how many female": whatever the question is about.
  const thing = nodes[skipSmall(nodes, at + 1)];
  const to = thing && isClassifier(thing) ? nodes.indexOf(thing) + 1 : at + 1;
  return { from: at, to, by: [countOfRows(node)] };
}

/** "different majors and cities": of both, how many. */
function alsoCounted(nodes: readonly Node[], at: number): { node: Node; to: number } | undefined {
  const [first, and] = [nodes[at], nodes[at + 1]];
  const next = nodes[at + 2];
  if (first?.t !== 'field' || roleOf(and) !== 'and' || next?.t !== 'field') return undefined;
  if (isMeasurable(next.ref) || next.ref.model !== first.ref.model) return undefined;
  const isSeveral = /s$/.test(first.said ?? '') && /s$/.test(next.said ?? '');
  if (!isSeveral) return undefined;
  const { start, end } = next;
  return {
    node: { t: 'operand', start, end, operand: { kind: 'count', distinct: next.ref } },
    to: at + 3,
  };
}

/** "how many different kinds of sources": the kinds are the sources themselves. */
function isKindOf(nodes: readonly Node[], at: number): boolean {
  const [kind, of] = [nodes[at], nodes[at + 1]];
  return kind?.t === 'word' && /^(kind|sort)s?$/.test(kind.word) && of?.t === 'small' && of.word === 'of';
}

/** "movie ratings" are ratings: in English the last of two nouns is the thing, the one before says of what. */
function headOf(nodes: readonly Node[], at: number): number {
  const [one, other] = [nodes[at], nodes[at + 1]];
  const isCompound =
    one?.t === 'model' &&
    other?.t === 'model' &&
    one.model !== other.model &&
    one.end === other.start &&
    !isPlural(one) &&
    isPlural(other);
  return isCompound ? at + 1 : at;
}

const keepsCount = /\bcount$|^(number|no|num) of /;

// A number that stands for a person, a place or a time is a key nobody declared.
const namesThing = /(or|er|ee|ist|year|major|grade|room|level)$/;

const amountLike = /number|count|num\b|total|amount|quantity|population|capacity|attendance|audience|s$/;

/** "bao nhiêu người", "mấy cái": the word says no more than that things are counted. */
function isClassifier(node: Node): boolean {
  return node.t === 'word' && /^(nguoi|cai|chiec|con|lan|veces|times)$/.test(node.word);
}

function countOfRows(node: Node): Node {
  return { t: 'operand', start: node.start, end: node.end, operand: { kind: 'count' } };
}
