// What a trade says in a word and a database in columns: "out of stock", "shipped late", "overdue", "who reports
// to Ann", "discounted lines". Which columns play the parts is told by their names and types.
import type { Field, Model } from '../../data-source/manifest.ts';
import type { Condition as PlanCondition } from '../../pipeline/plan.ts';
import { mainDate } from '../assemble/frame.ts';
import { fold } from '../locale/fold.ts';
import { senseOf, sensesOf } from '../name-sense.ts';
import { spellOut, stemOf } from '../schema-words.ts';
import { doneDay, dueDay, isDoneDay, isPlanned } from './end-days.ts';
import { type Condition, isDate, isKey, isNumeric, type Node, type Operand, roleOf } from './nodes.ts';
import { trueOf } from './read-flags.ts';
import { having } from './read-having.ts';
import { isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readIdioms(nodes: readonly Node[]): Node[] {
  let result = rewrite(rewrite(rewrite(nodes, undone), notDone), stockRows);
  result = rewrite(rewrite(rewrite(result, stock), reordering), newOnes);
  result = rewrite(result, reportsTo);
  result = rewrite(rewrite(result, having), withAny);
  return rewrite(result, late);
}

function conditionNode(start: Node, end: Node, condition: Condition): Node {
  return { t: 'condition', start: start.start, end: end.end, condition };
}

/** "new customers per month": what is counted by the day it came to be is new on that day. */
function newOnes(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'word' || !/^(new|nuev[oa]s?|moi)$/.test(node.word)) return undefined;
  const isBeside = [nodes[at - 1], nodes[at + 1]].some(
    (other) => (other?.t === 'model' || other?.t === 'field') && mainDateOf(other) !== undefined,
  );
  const isTimed = nodes.some((other) => other.t === 'period' || roleOf(other) === 'bucket');
  return isBeside && isTimed ? { from: at, to: at + 1, by: [] } : undefined;
}

function mainDateOf(node: Node & ({ t: 'model' } | { t: 'field' })): Field | undefined {
  return mainDate(node.t === 'model' ? node.model : node.ref.model);
}

const soldOut = /^(out of stock|sold out|het hang|agotad[oa]s?|sin existencias)$/;
const inStock = /^(in stock|con hang|en existencia|en stock)$/;

/** "out of stock" is none left; "in stock", with no number beside it, is some left. */
function stock(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field' || !isNumeric(node.ref.field) || isKey(node.ref)) return undefined;
  const out = nodes[at - 2];
  const apart = /stock$/.test(node.said ?? '') && out?.t === 'small' && out.word === 'out';
  const none = apart || soldOut.test(node.said ?? '');
  if (!none && !inStock.test(node.said ?? '')) return undefined;
  const beside = [nodes[at - 1], nodes[skipSmall(nodes, at + 1)]];
  if (!none && beside.some((other) => other?.t === 'number' || isMeasure(other))) return undefined;
  const made: Condition = {
    kind: 'test',
    ref: node.ref,
    test: none ? { op: 'lte', value: 0 } : { op: 'gt', value: 0 },
    negated: false,
    clause: node.start,
  };
  return { from: apart ? at - 2 : at, to: at + 1, by: [conditionNode(node, node, made)] };
}

/** "inactive clients", "unshipped orders": what a column says is so, said not to be. */
function undone(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const [, word] = node.t === 'word' ? (/^(?:in|un|non-?)([a-z]{4,})$/.exec(node.word) ?? []) : [];
  if (!word) return undefined;
  const stem = stemOf(word);
  for (const model of modelsOf(nodes)) {
    const field = model.fields.find((candidate) =>
      spellOut(candidate.label).some((part) => stemOf(part) === stem),
    );
    if (!field) continue;
    const value = trueOf(field);
    const ref = { model, field };
    const clause = node.start;
    if (value !== undefined) {
      return {
        from: at,
        to: at + 1,
        by: [
          conditionNode(node, node, { kind: 'test', ref, test: { op: 'eq', value }, negated: true, clause }),
        ],
      };
    }
    if (isDate(field) && field.nullable) {
      return {
        from: at,
        to: at + 1,
        by: [
          conditionNode(node, node, { kind: 'test', ref, test: { op: 'isNull' }, negated: false, clause }),
        ],
      };
    }
  }
  return undefined;
}

/** "not shipped yet": not those whose status is another by now, but those with no day on which it was done. */
function notDone(nodes: readonly Node[], at: number): Rewriting | undefined {
  const role = roleOf(nodes[at]);
  if (role !== 'negation' && role !== 'null' && role !== 'except') return undefined;
  const index = skipSmall(nodes, at + 1, (node) => roleOf(node) === 'existence');
  const value = nodes[index];
  if (value?.t !== 'value') return undefined;
  const { model } = value.ref;
  const day = model.fields.find((field) => field.nullable && isDayOfState(field, value.value));
  if (!day || nodes[index + 1]?.t === 'value') return undefined;
  const made: Condition = {
    kind: 'test',
    ref: { model, field: day },
    test: { op: 'isNull' },
    negated: false,
    clause: value.start,
  };
  const node = nodes[at] as Node;
  return { from: at, to: index + 1, by: [conditionNode(node, value, made)] };
}

const dayWords = /^(date|day|time|datetime|timestamp|at|on|fecha|hora|dia|de|ngay|gio|luc|thoi|gian)$/;

/** `shipped_at` of "shipped", `thoi_gian_giao` of "đang giao": what else its name says is the state. */
function isDayOfState(field: Field, state: string): boolean {
  if (!isDate(field)) return false;
  const stems = new Set(fold(state).split(' ').map(stemOf));
  const told = spellOut(field.label).filter((word) => !dayWords.test(word));
  return told.length > 0 && told.every((word) => stems.has(stemOf(word)));
}

const quantityLabel = /\b(quantity|qty|units?|stock|on hand|available)\b/;
export const reorderLabel = /\b(reorder|minimum|min|safety|threshold)\b/;

/** How many of a thing there are, where a table or a column keeps it. */
export function stockField(model: Model): Field | undefined {
  const numbers = model.fields.filter(
    (field) => isNumeric(field) && !isKey({ model, field }) && !reorderLabel.test(senseOf(field)),
  );
  return (
    numbers.find((field) =>
      // `existencias` is an inventory before it is a stock.
      [senseOf(field), ...sensesOf(field)].some((sense) => /\b(stock|on hand|available)\b/.test(sense)),
    ) ??
    numbers.find(
      (field) =>
        quantityLabel.test(senseOf(field)) &&
        !/order|per unit|cost|price|value|weight|rate/.test(senseOf(field)),
    )
  );
}

export const stockTable = /\b(stock|stock level|inventory|inventory level)$/;

/** "out of stock" where stock is a table of its own: no row of it with any left. "The most stock" adds it up. */
function stockRows(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'model' || !stockTable.test(senseOf(node.model))) return undefined;
  const field = stockField(node.model);
  if (!field) return undefined;
  const before = nodes[at - 1];
  const word = before?.t === 'small' || before?.t === 'word' ? before.word : '';
  const out = word === 'of' && isSmall(nodes[at - 2], /^out$/) ? at - 2 : undefined;
  const denied = roleOf(before) === 'negation' || /^(sin|het)$/.test(word) ? at - 1 : undefined;
  const from = out ?? denied ?? (/^(in|en|con)$/.test(word) ? at - 1 : undefined);
  const none = out !== undefined || denied !== undefined || soldOut.test(node.said ?? '');
  const isState = soldOut.test(node.said ?? '') || inStock.test(node.said ?? '');
  if (from !== undefined || isState) {
    if (!nodes.slice(0, from ?? at).some((other) => other.t === 'model')) return undefined;
    const ref = { model: node.model, field };
    const clause = node.start;
    const left: Condition = { kind: 'test', ref, test: { op: 'gt', value: 0 }, negated: false, clause };
    const made: Condition = { kind: 'related', model: node.model, where: [left], negated: none, clause };
    return { from: from ?? at, to: at + 1, by: [conditionNode(node, node, made)] };
  }
  const most = nodes[at - 1];
  const isMost = most?.t === 'cue' && most.cue.role === 'superlative' && most.cue.concept === 'count';
  // "stock per depot" is how much there is, not how many rows tell of it.
  const isPer = at === 0 && nodes.some((other) => /^(each|groupBy)$/.test(roleOf(other) ?? ''));
  const isTotal = roleOf(most) === 'sum';
  if (!isMost && !isPer && !isTotal) return undefined;
  const total: Operand = { kind: 'aggregate', fn: 'sum', of: { model: node.model, field } };
  return {
    from: isTotal ? at - 1 : at,
    to: at + 1,
    by: [{ t: 'operand', start: node.start, end: node.end, operand: total }],
  };
}

function isSmall(node: Node | undefined, pattern: RegExp): boolean {
  return (node?.t === 'small' || node?.t === 'word') && pattern.test(node.word);
}

/** "below their reorder point", "to be reordered", "running low on stock": what is left against what there should be. */
function reordering(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const isLow =
    node.t === 'cue' && node.cue.role === 'comparative' && /^lte?$/.test(node.cue.comparison ?? '');
  const needs = node.t === 'word' && /^(need|needs|needing|must|should)$/.test(node.word);
  if (!isLow && !needs) return undefined;
  const index = skipSmall(nodes, at + 1, (other) => roleOf(other) === 'pronoun' || isLight(other));
  const field = nodes[index];
  if (field?.t !== 'field' || !/\breorder/.test(senseOf(field.ref.field)) || !isNumeric(field.ref.field))
    return undefined;
  const { model } = field.ref;
  const left = stockField(model);
  if (!left) return undefined;
  const op = isLow && node.cue.comparison === 'lt' ? 'lt' : 'lte';
  const where: PlanCondition = { path: left.name, op, field: field.ref.field.name };
  const made: Condition = { kind: 'given', model, where, negated: false, clause: field.start };
  // "whose stock is below …": the stock is what is compared, and not what is asked for.
  const said = nodes.slice(0, at).findLastIndex((other) => other.t === 'field' && other.ref.field === left);
  const isCompared = said > 0 && nodes.slice(said + 1, at).every((other) => other.t === 'small');
  const from = isCompared ? said : at;
  return { from, to: index + 1, by: [conditionNode(nodes[from] as Node, field, made)] };
}

function isMeasure(node: Node | undefined): boolean {
  return /^(sum|avg|min|max|median|superlative|comparative|order|groupBy|each|null|notNull)$/.test(
    roleOf(node) ?? '',
  );
}

/** "who reports to Ann Lee": the rows that point to Ann, not what Ann's row points to. */
function reportsTo(nodes: readonly Node[], at: number): Rewriting | undefined {
  const pointer = nodes[at] as Node;
  if (
    pointer.t !== 'field' ||
    !/^(reports? to|reporting to|managed by|supervised by)$/.test(pointer.said ?? '')
  )
    return undefined;
  const { model, field } = pointer.ref;
  const relation = model.relations.find(
    ({ kind, to, on }) => kind === 'one' && to === model.name && on[0]?.from === field.name,
  );
  if (!relation) return undefined;
  const tests: PlanCondition[] = [];
  let to = at + 1;
  for (let node = nodes[to]; node?.t === 'value' && node.ref.model === model; node = nodes[to]) {
    tests.push({ path: `${relation.name}.${node.ref.field.name}`, op: 'eq', value: node.value });
    to += 1;
  }
  if (tests.length === 0) return undefined;
  const where: PlanCondition = tests.length > 1 ? { and: tests } : (tests[0] as PlanCondition);
  const before = nodes[skipBack(nodes, at - 1)];
  const asked: Node[] =
    before?.t === 'model' || nodes.slice(0, at).some((node) => node.t === 'model' || node.t === 'operand')
      ? []
      : [{ t: 'model', start: pointer.start, end: pointer.end, model }];
  const made: Condition = { kind: 'given', model, where, negated: false, clause: pointer.start };
  return { from: at, to, by: [...asked, conditionNode(pointer, nodes[to - 1] as Node, made)] };
}

function skipBack(nodes: readonly Node[], from: number): number {
  let at = from;
  while (at > 0 && (nodes[at]?.t === 'small' || isLight(nodes[at] as Node))) at -= 1;
  return at;
}

/** "discounted lines": those with a discount above nothing. */
function withAny(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const next = nodes[at + 1];
  if (
    node.t !== 'field' ||
    !/^[a-z]{4,}ed$/.test(node.said ?? '') ||
    next?.t !== 'model' ||
    next.model !== node.ref.model
  )
    return undefined;
  if (!isNumeric(node.ref.field) || isKey(node.ref) || node.ref.field.label === node.said) return undefined;
  const made: Condition = {
    kind: 'test',
    ref: node.ref,
    test: { op: 'gt', value: 0 },
    negated: false,
    clause: node.start,
  };
  return { from: at, to: at + 2, by: [next, conditionNode(node, node, made)] };
}

/** "shipped late", "overdue orders", "delivered on time": the day of the deed against the day it was due. */
function late(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const word = node.t === 'word' ? node.word : node.t === 'field' ? (node.said ?? '') : '';
  const said = lateWords.test(word) ? { word, end: at + 1 } : pastDue(nodes, at);
  if (!said) return undefined;
  const counted = node.t === 'field' ? lateBy(node, nodes[at + 1]) : undefined;
  if (counted) return { from: at, to: at + 1, by: [conditionNode(node, node, counted)] };
  for (const model of modelsOf(nodes)) {
    const doing = nodes.find(
      (other) => other.t === 'field' && other.ref.model === model && isDoneDay(other.ref.field),
    );
    const deed = doing?.t === 'field' ? doing.ref.field : doneDay(model);
    const planned = dueDay(model);
    const isOpen = !/^(late|delayed|punctually)$/.test(said.word);
    if (!planned || (!deed && !isOpen)) continue;
    const where: PlanCondition = !deed
      ? overdueByState(model, planned)
      : isOpen
        ? {
            and: [
              { path: deed.name, op: 'isNull' },
              { path: planned.name, op: 'before', period: { unit: 'day', offset: 0 } },
            ],
          }
        : { path: deed.name, op: said.word === 'punctually' ? 'lte' : 'gt', field: planned.name };
    const made: Condition = { kind: 'given', model, where, negated: false, clause: node.start };
    const beside = doing && nodes[at - 1] === doing ? at - 1 : at;
    const last = nodes[said.end - 1] as Node;
    return { from: beside, to: said.end, by: [conditionNode(nodes[beside] as Node, last, made)] };
  }
  return undefined;
}

/** "late payments" where each keeps how many days it came late: those with more than none. */
function lateBy(
  { ref, start }: Extract<Node, { t: 'field' }>,
  next: Node | undefined,
): Condition | undefined {
  const isOfIt = next?.t === 'model' && next.model === ref.model && isNumeric(ref.field);
  return isOfIt
    ? { kind: 'test', ref, test: { op: 'gt', value: 0 }, negated: false, clause: start }
    : undefined;
}

/** "Past due", "past their due date", "quá hạn": overdue in more words than one; `end` is behind the last. */
function pastDue(nodes: readonly Node[], at: number): { word: string; end: number } | undefined {
  const [node, next] = [nodes[at], nodes[at + 1]];
  if ((next?.t === 'word' && next.word === 'han') || (next?.t === 'field' && next.said === 'han'))
    return node?.t === 'cue' || (node?.t === 'word' && /^(qua|tre)$/.test(node.word))
      ? { word: 'overdue', end: at + 2 }
      : undefined;
  if (node?.t !== 'word' || node.word !== 'past' || !next) return undefined;
  const isSmall = next.t === 'cue' || (next.t === 'word' && /^(the|its|their|your|our)$/.test(next.word));
  const place = isSmall ? at + 2 : at + 1;
  const day = nodes[place];
  const isDay = day?.t === 'field' ? isPlanned(day.ref.field) : day?.t === 'word' && day.word === 'due';
  const after = nodes[place + 1];
  return isDay
    ? { word: 'overdue', end: after?.t === 'word' && after.word === 'date' ? place + 2 : place + 1 }
    : undefined;
}

const lateWords = /^(late|overdue|delayed|punctually|vencid[oa]s?|atrasad[oa]s?|retrasad[oa]s?)$/;
const settled =
  /^(done|completed?|closed|finished|resolved|solved|cancell?ed|paid( off)?|delivered|returned|void|(pagad|cobrad|cerrad|entregad|finalizad|anulad|cancelad|devuelt)[oa]|đã (nộp|thanh toán|trả|thu|giao|đóng|xong|hủy)|hoàn thành|hủy)$/iu;

/** Where no day says that it was done, the state may. */
function overdueByState(model: Model, planned: Field): PlanCondition {
  const late: PlanCondition = { path: planned.name, op: 'before', period: { unit: 'day', offset: 0 } };
  for (const field of model.fields) {
    const over = [...new Set([...(field.enumValues ?? []), ...(field.values ?? [])])].filter((value) =>
      settled.test(value),
    );
    if (over.length > 0) return { and: [late, { path: field.name, op: 'notIn', value: over, orNull: true }] };
  }
  return late;
}

function modelsOf(nodes: readonly Node[]): Model[] {
  return nodes.flatMap((node) => {
    if (node.t === 'model') return [node.model];
    return node.t === 'field' && isDate(node.ref.field) ? [node.ref.model] : [];
  });
}
