// Puts what Vietnamese and Spanish say in another order into the one that the other readers know: "giá trung
// bình" and "precio medio" have the average after its number, "gồm những sản phẩm nào" asks at its end, and
// "no … a nadie" denies once with two words.
import type { Measure } from '../../pipeline/plan.ts';
import { isDate, isMeasurable, type Node, type Operand, roleOf } from './nodes.ts';
import { amountField } from './read-aggregates.ts';
import { isAnd, type Rewriting, rewrite, skipSmall } from './rewrite.ts';
import { withColumns } from './with-columns.ts';

const rules = [
  meanBehind,
  totalOfState,
  stateAside,
  ratioOfTwo,
  rateOf,
  doneBy,
  deed,
  numberedRow,
  averagePer,
  amountAfterNoun,
];

export function readWordOrder(nodes: readonly Node[]): Node[] {
  return askedFirst(
    rules.reduce((read, rule) => rewrite(read, rule), deniedOnce(withColumns(datedBy(averageFirst(nodes))))),
  );
}

/** "how many orders per customer on average": what is said last is what is asked first. */
function averageFirst(nodes: readonly Node[]): readonly Node[] {
  const last = nodes.findLastIndex((node) => node.t !== 'mark');
  const average = nodes[last];
  const isOnlyOne = nodes.filter((node) => roleOf(node) === 'avg').length === 1;
  const isApart = /^(model|word|small|cue)$/.test(nodes[last - 1]?.t ?? '');
  if (!average || roleOf(average) !== 'avg' || !isOnlyOne || !isApart) return nodes;
  if (!nodes.some((node) => roleOf(node) === 'count') || !nodes.some(isEach)) return nodes;
  const from = nodes.findIndex((node) => roleOf(node) === 'count' || isEach(node));
  return [...nodes.slice(0, from), average, ...nodes.slice(from, last), ...nodes.slice(last + 1)];
}

function isEach(node: Node): boolean {
  return /^(groupBy|each)$/.test(roleOf(node) ?? '');
}

/** "in 1997 (by order date)" says which date is meant, not how to group. */
function datedBy(nodes: readonly Node[]): readonly Node[] {
  const open = nodes.findIndex((node) => node.t === 'mark' && node.mark === '(');
  const by = nodes[open + 1];
  const date = nodes[open + 2];
  const period = nodes.findIndex((node) => node.t === 'period');
  if (open < 0 || period < 0 || period > open || roleOf(by) !== 'groupBy') return nodes;
  if (date?.t !== 'field' || !isDate(date.ref.field)) return nodes;
  return [...nodes.slice(0, period), date, ...nodes.slice(period, open), ...nodes.slice(open + 3)];
}

/** "average current salary", "total unpaid amount": of which rows is said between the number and what it is of. */
function stateAside(nodes: readonly Node[], at: number): Rewriting | undefined {
  if (!/^(avg|sum|max|min|median)$/.test(roleOf(nodes[at]) ?? '')) return undefined;
  const [state, amount] = [nodes[at + 1], nodes[at + 2]];
  const isState = state?.t === 'condition' || state?.t === 'value';
  if (!isState || amount?.t !== 'field' || amount.start !== state.end || !isMeasurable(amount.ref))
    return undefined;
  return { from: at, to: at + 3, by: [nodes[at] as Node, amount, state] };
}

/** "đánh giá trung bình", "valoración media": the mean of ratings that are rows of their own, behind its noun. */
function meanBehind(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [thing, mean, most] = [nodes[at], nodes[at + 1], nodes[at + 2]];
  if (thing?.t !== 'model' || mean?.t !== 'cue' || mean.cue.role !== 'avg' || mean.start !== thing.end)
    return undefined;
  const of = amountField(thing.model);
  if (/^on /.test(mean.text) || roleOf(nodes[at - 1]) === 'count' || !of) return undefined;
  const made: Node = {
    t: 'operand',
    start: thing.start,
    end: mean.end,
    operand: { kind: 'aggregate', fn: 'avg', of },
  };
  if (most && roleOf(most) === 'superlative') return { from: at, to: at + 3, by: [most, made] };
  const isLast = most === undefined || most.t === 'mark' || most.t === 'period' || isEach(most);
  return isLast ? { from: at, to: at + 2, by: [made] } : undefined;
}

const among = (node: Node) => /^(groupBy|each|existence|count)$/.test(roleOf(node) ?? '');

/** "average orders per customer", "trung bình mỗi khách hàng có bao nhiêu đơn hàng": a mean of counts. */
function averagePer(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (roleOf(node) !== 'avg') return undefined;
  const first = skipSmall(nodes, at + 1, among);
  const second = skipSmall(nodes, first + 1, among);
  const [one, other] = [nodes[first], nodes[second]];
  if (one?.t !== 'model' || other?.t !== 'model' || one.model === other.model) return undefined;
  const isGroup = (from: number, to: number) =>
    nodes.slice(from, to).some((between) => /^(groupBy|each)$/.test(roleOf(between) ?? ''));
  const per = isGroup(first + 1, second) ? other : isGroup(at + 1, first) ? one : undefined;
  if (!per) return undefined;
  const counted = per === other ? one : other;
  // "average bill per clinic" is what a bill comes to; "average bills" are how many.
  const isSingular = one.said === one.model.label && one.model.label !== one.model.plural;
  if (counted === one && isSingular && amountField(one.model)) return undefined;
  const operand: Operand = {
    kind: 'average',
    fn: 'avg',
    of: { kind: 'count', of: counted.model },
    per: per.model,
  };
  const end = other.end;
  return {
    from: at,
    to: second + 1,
    by: [
      { t: 'operand', start: node.start, end, operand },
      { ...per, start: end, end },
    ],
  };
}

/** "the ratio of orders to customers": how many of the one there are for each of the other. */
function ratioOfTwo(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (roleOf(node) !== 'ratio') return undefined;
  const part = nodes[at + 1];
  const to = nodes[at + 2];
  const whole = nodes[at + 3];
  const word = to?.t === 'small' || to?.t === 'word' ? to.word : to?.t === 'cue' ? to.text : '';
  if (part?.t !== 'model' || whole?.t !== 'model' || !/^(to|and|per|a|y|por|tren|va|so voi)$/.test(word))
    return undefined;
  const relation = whole.model.relations.find(
    ({ kind, to: end }) => kind === 'many' && end === part.model.name,
  );
  if (!relation) return undefined;
  const measure: Measure = {
    fn: 'ratio',
    of: [
      { fn: 'count', path: relation.name, as: 'part' },
      { fn: 'count', as: 'whole' },
    ],
    as: 'ratio',
  };
  const operand: Operand = { kind: 'given', model: whole.model, measure };
  return { from: at, to: at + 4, by: [{ t: 'operand', start: node.start, end: whole.end, operand }] };
}

/** "tỷ lệ đơn hàng bị hủy": the rate of a thing is a share of it. */
function rateOf(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue' || node.cue.role !== 'ratio' || nodes[skipSmall(nodes, at + 1)]?.t !== 'model')
    return undefined;
  return { from: at, to: at + 1, by: [{ ...node, cue: { ...node.cue, role: 'share' } }] };
}

/** "do Red Post vận chuyển": after who did it the verb says no more than the relation does. */
function doneBy(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'small' || !/^(do|boi)$/.test(node.word)) return undefined;
  const doer = nodes[at + 1]?.t === 'model' ? at + 2 : at + 1;
  const verb = nodes[doer + 1];
  if (nodes[doer]?.t !== 'value' || verb?.t !== 'field' || !isDate(verb.ref.field)) return undefined;
  return { from: at, to: doer + 2, by: nodes.slice(at + 1, doer + 1) };
}

const deeds =
  /(ad[oa]s?|id[oa]s?|aron|ieron)$|^((da|duoc|bi|moi) )?(giao|gui|dat|tra|mua|ban|thue|tao|tuyen|thanh toan|dang ky|hoan tra|phat hanh|cap nhat|mo|dong|nhan)( (di|hang|lai|toi|den))?$/;

/** "pedidos enviados a Brasil", "khách hàng đặt nhiều đơn nhất": a verb behind its noun asks for no date. */
function deed(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const before = nodes[at - 1];
  if (node.t !== 'field' || !isDate(node.ref.field) || !deeds.test(node.said ?? '') || before?.t !== 'model')
    return undefined;
  const next = nodes[at + 1];
  if (next?.t === 'period' || next?.t === 'compare') return undefined;
  if (roleOf(next) === 'superlative' || roleOf(next) === 'count') return { from: at, to: at + 1, by: [] };
  return {
    from: at,
    to: at + 1,
    by: [{ t: 'small', word: 'que', start: node.start, end: node.start }, node],
  };
}

/** "cửa hàng số 1", "pedido número 7": no count, but the number of one row. */
function numberedRow(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const word = nodes[at + 1];
  const number = nodes[at + 2];
  if (node.t !== 'model' || number?.t !== 'number' || word?.start !== node.end) return undefined;
  const text = word.t === 'cue' ? word.text : word.t === 'word' || word.t === 'small' ? word.word : '';
  if (!/^(so|ma|ma so|numero|no|number|num|id|#)$/.test(text)) return undefined;
  return { from: at, to: at + 3, by: [node, { ...number, start: node.end }] };
}

/** "total unpaid fees": the total is of the fees, and unpaid is what they are; it is no column that is called so. */
function totalOfState(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [total, state, thing] = nodes.slice(at, at + 3);
  if (!total || thing?.t !== 'model' || state?.end !== thing.start) return undefined;
  if (state.t !== 'condition' && state.t !== 'value') return undefined;
  const { start, end } = total;
  const isColumn = total.t === 'field' && total.said === 'total' && total.ref.model === thing.model;
  const sum: Node = isColumn
    ? { t: 'cue', cue: { role: 'sum', start, end }, text: 'total', start, end }
    : total;
  if (roleOf(sum) !== 'sum') return undefined;
  return { from: at, to: at + 3, by: [sum, { ...thing, start: state.start }, state] };
}

const aggregateRoles = new Set(['avg', 'min', 'max', 'median', 'sum']);

/** "precio mínimo y máximo": the words for what is computed move before the field they follow. */
function amountAfterNoun(nodes: readonly Node[], at: number): Rewriting | undefined {
  const noun = nodes[at] as Node;
  const isComputed = noun.t === 'operand' && noun.operand.kind === 'computed';
  const isField = isComputed || (noun.t === 'field' && isMeasurable(noun.ref));
  const isCounted = noun.t === 'model' && roleOf(nodes[at - 1]) === 'count';
  if (!isField && !isCounted) return undefined;
  let end = at + 1;
  for (;;) {
    const next = nodes[end];
    if (!next || !aggregateRoles.has(roleOf(next) ?? '')) break;
    if (end === at + 1 && next.start !== noun.end) return undefined;
    end += 1;
    if (!isAnd(nodes[end]) || !aggregateRoles.has(roleOf(nodes[end + 1]) ?? '')) break;
    end += 1;
  }
  if (end === at + 1) return undefined;
  // "name, average price": what follows is what is computed.
  const after = nodes[skipSmall(nodes, end)];
  if (after?.t === 'field' && isMeasurable(after.ref)) return undefined;
  const from = isCounted ? at - 1 : at;
  return { from, to: end, by: [...nodes.slice(at + 1, end), ...nodes.slice(from, at + 1)] };
}

const deniedAgain = /^(nadie|nada|ninguno|ninguna|ningun|nunca|jamas|tampoco|anyone|anybody|anything)$/;

/** The second word of a denial says nothing new, nor does "nào" after one: "không đặt đơn nào". */
function deniedOnce(nodes: readonly Node[]): Node[] {
  let denied = false;
  return nodes.filter((node) => {
    if (node.t === 'mark') denied = false;
    if (node.t !== 'cue') return true;
    if (denied && node.cue.role === 'negation' && deniedAgain.test(node.text)) return false;
    if (denied && node.cue.role === 'question' && node.text === 'nao') return false;
    if (node.cue.role === 'negation') denied = true;
    return true;
  });
}

const asksForNoun = /^(nao|gi|nhung gi|loai nao)$/;

/** The noun with its "nào" comes first, and what stood before it is what is said of it. */
function askedFirst(nodes: readonly Node[]): Node[] {
  const question = nodes.findIndex(
    (node) => node.t === 'cue' && node.cue.role === 'question' && asksForNoun.test(node.text),
  );
  const asked = nodes[question - 1];
  if (question < 1 || (asked?.t !== 'model' && asked?.t !== 'field')) return [...nodes];
  let start = question - 1;
  while (
    nodes[start - 1]?.t === 'model' ||
    nodes[start - 1]?.t === 'small' ||
    roleOf(nodes[start - 1]) === 'all'
  )
    start -= 1;
  const before = nodes.slice(0, start);
  const speaks = before.some((node) => node.t === 'model' || node.t === 'value');
  const groups = before.some((node) => /^(each|groupBy|bucket|question)$/.test(roleOf(node) ?? ''));
  if (!speaks || groups || before.some((node) => node.t === 'mark')) return [...nodes];
  return [nodes[question] as Node, ...nodes.slice(start, question), ...before, ...nodes.slice(question + 1)];
}
