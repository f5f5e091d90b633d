// Sums, averages and extremes of what stands behind them, and what is compared with one.
import type { Field, Model } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import {
  type AggregateName,
  type FieldRef,
  isDate,
  isKey,
  isNumeric,
  type Node,
  type Operand,
  roleOf,
} from './nodes.ts';
import { isAnd, isLight, type Rewriting, skipSmall } from './rewrite.ts';

const aggregateRoles: Readonly<Record<string, AggregateName>> = {
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
  median: 'median',
};

/** One or several aggregates before what they are of: "the minimum, maximum and average price". */
export function aggregate(nodes: readonly Node[], at: number): Rewriting | undefined {
  const fns: AggregateName[] = [];
  let index = at;
  let plain = false;
  for (;;) {
    const fn = aggregateOf(nodes[index]);
    if (!fn) break;
    if (roleOf(nodes[index]) !== 'superlative') plain = true;
    fns.push(fn);
    let next = skipSmall(nodes, index + 1);
    // "the highest average" is an extreme of averages, not an extreme and an average.
    const isNested = roleOf(nodes[index]) === 'superlative' && /^(avg|sum)$/.test(roleOf(nodes[next]) ?? '');
    if (isNested) return undefined;
    while (isAnd(nodes[next])) next = skipSmall(nodes, next + 1);
    if (aggregateOf(nodes[next])) index = next;
    else {
      index += 1;
      break;
    }
  }
  const opposed = fns.includes('min') && fns.includes('max');
  if (fns.length === 0 || (!plain && !opposed)) return undefined;
  const first = nodes[at] as Node;
  const distinct = roleOf(nodes[skipSmall(nodes, index)]) === 'distinct';
  const targetAt = skipSmall(nodes, index, (node) => isLight(node) || roleOf(node) === 'each');
  const target = nodes[targetAt];
  if (!target) return undefined;
  const compound = compoundField(nodes, targetAt);
  if (compound) {
    const rest = aggregate([...nodes.slice(0, targetAt), ...nodes.slice(targetAt + 1)], at);
    return rest && { ...rest, to: rest.to + 1 };
  }
  const named = fns.length === 1 && summedByPolicy(nodes, targetAt, fns[0] as AggregateName);
  const each = named
    ? [[named]]
    : fns.map((fn) => aggregatesOf(fn, target, distinct, first.t === 'cue' ? first.text : ''));
  // Of "the minimum, average and maximum", none may be left out in silence.
  if (each.some((made) => made.length === 0)) return undefined;
  const operands = each.flat();
  const by = operands.map(
    (operand): Node => ({ t: 'operand', start: first.start, end: target.end, operand }),
  );
  let to = targetAt + 1;
  // "average age and weight": the second number is averaged too.
  if (fns.length === 1 && target.t === 'field') {
    for (;;) {
      const and = nodes[to];
      const more = nodes[skipSmall(nodes, to + 1)];
      if (!isAnd(and) || more?.t !== 'field' || !isNumeric(more.ref.field) || isKey(more.ref)) break;
      by.push({
        t: 'operand',
        start: more.start,
        end: more.end,
        operand: { kind: 'aggregate', fn: fns[0] as AggregateName, of: more.ref },
      });
      to = nodes.indexOf(more) + 1;
    }
  }
  return { from: at, to, by };
}

/** "The average turnover" is that of what turnover adds up; per customer it is an average of their turnovers. */
function summedByPolicy(nodes: readonly Node[], at: number, fn: AggregateName): Operand | undefined {
  const target = nodes[at];
  if (target?.t !== 'operand' || target.operand.kind !== 'given') return undefined;
  const { model, measure } = target.operand;
  const isGrouped = nodes
    .slice(at + 1)
    .some((node) => node.t === 'group' || /^(?:groupBy|each)$/.test(roleOf(node) ?? ''));
  if (measure.fn !== 'sum' || isGrouped) return undefined;
  return { kind: 'given', model, measure: { ...measure, fn, as: fn } };
}

/** "average song duration": the model before its own number only narrows it. */
function compoundField(nodes: readonly Node[], at: number): boolean {
  const model = nodes[at];
  const field = nodes[at + 1];
  if (model?.t !== 'model' || model.end !== field?.start) return false;
  if (field.t === 'operand') return field.operand.kind === 'computed';
  return field.t === 'field' && isNumeric(field.ref.field) && !isKey(field.ref);
}

export function aggregateOf(node: Node | undefined): AggregateName | undefined {
  const role = roleOf(node);
  if (role && aggregateRoles[role]) return aggregateRoles[role];
  if (node?.t === 'cue' && node.cue.role === 'superlative')
    return node.cue.direction === 'asc' ? 'min' : 'max';
  return undefined;
}

/** What a number of a row says of it, and nobody adds up. */
const noAmount =
  /\b(level|grade|year|age|rank|rating|score|priority|position|floor|stars?|version|latitude|longitude|size|capacity)\b/;

/** The one number of a model that is an amount. */
export function amountField(model: Model): FieldRef | undefined {
  const numbers = model.fields.filter((field) => isNumeric(field) && !isKey({ model, field }));
  const amounts = numbers.filter((field) =>
    /amount|value|price|cost|total|sum|paid|settled/.test(senseOf(field)),
  );
  // Of what a bill came to, what was paid of it and what the insurance paid, the first is the bill.
  const whole = amounts.filter((candidate) =>
    /^(total|amount|total amount|amount total)$/.test(senseOf(candidate)),
  );
  // Of what was claimed and what was settled, a settlement is of the second.
  const named = amounts.filter((candidate) => isNamedAfter(candidate, model));
  const [field] = [amounts, whole, named, numbers].find((some) => some.length === 1) ?? [];
  return field && { model, field };
}

/** "amount settled" of settlements: a word of the name begins as the model's own does. */
function isNamedAfter(field: Field, model: Model): boolean {
  const own = senseOf(model)
    .split(' ')
    .map((word) => word.slice(0, 5));
  return senseOf(field)
    .split(' ')
    .some((word) => word.length >= 4 && own.includes(word.slice(0, 5)));
}

const paidDeed =
  /^(paid|billed|invoiced|donated|refunded|(pag|factur|cobr|don)ad[oa]s?|da (tra|thanh toan)|thanh toan)$/;

const saysMoney = /much|amount|worth|tien\b|dinero|importe|monto|valor|gia tri/;

function aggregatesOf(fn: AggregateName, target: Node, distinct: boolean, said: string): Operand[] {
  if (target.t === 'field') {
    const ref: FieldRef = target.ref;
    // "total paid" is money, and not the days on which it was.
    const money = isDate(ref.field) && paidDeed.test(target.said ?? '') ? amountField(ref.model) : undefined;
    if (money && !distinct) return [{ kind: 'aggregate', fn, of: money }];
    // Amounts kept as text cannot be added up; counting them instead would answer another question.
    if (
      fn === 'sum' &&
      !isNumeric(ref.field) &&
      /quantity|amount|count|number|price|cost|time|total/.test(senseOf(ref.field))
    )
      return [];
    const counts = fn === 'sum' && (!isNumeric(ref.field) || isKey(ref));
    if (counts)
      return [
        {
          kind: 'count',
          distinct: distinct || !isKey(ref) ? ref : undefined,
          of: isKey(ref) ? ref.model : undefined,
        },
      ];
    // A mean of days of the calendar says nothing; of times of the day it may.
    const hasMean = isNumeric(ref.field) || ref.field.type === 'time';
    if (fn !== 'min' && fn !== 'max' && !hasMean) return [];
    return [{ kind: 'aggregate', fn, of: ref }];
  }
  if (target.t === 'operand' && target.operand.kind === 'count') {
    return fn === 'sum' ? [target.operand] : [{ kind: 'average', fn, of: target.operand }];
  }
  // What a policy computes of one row: the average margin is that of all of them.
  if (target.t === 'operand' && target.operand.kind === 'computed') {
    const { model, expression } = target.operand;
    return [{ kind: 'given', model, measure: { fn, expr: expression, as: fn } }];
  }
  if (target.t === 'model' && fn !== 'sum') {
    // "the average rating" of ratings that hold one number only.
    const amount = amountField(target.model);
    return amount ? [{ kind: 'aggregate', fn, of: amount }] : [];
  }
  if (target.t === 'model' && fn === 'sum') {
    const only = amountField(target.model);
    const amount = only && !noAmount.test(senseOf(only.field)) ? only : undefined;
    // "how much", "the total amount of" is never a number of things.
    if (!amount && saysMoney.test(said)) return [];
    const isMoney =
      /payment|sale|refund|expense|donation|deposit|withdrawal|\b(fee|tuition|fine|commission|bonus|salary|wage|income|spending|cost)\b/.test(
        senseOf(target.model),
      );
    // "total invoiced" is money, "total invoices" a number of them.
    const isDone = /[a-z]{3}(ed|paid|sold)$|(factur|cobr|vend|pag)ad[oa]$/.test(target.said ?? '');
    return amount && (isMoney || isDone || saysMoney.test(said) || /value|sum/.test(said))
      ? [{ kind: 'aggregate', fn, of: amount }]
      : [{ kind: 'count', of: target.model }];
  }
  return [];
}

/** "make more than", "earn above": what is compared is what they earn. */
export function earned(nodes: readonly Node[], at: number): 'wealth' | undefined {
  const before = nodes[at - 1];
  const word = before?.t === 'small' || before?.t === 'word' ? before.word : '';
  return /^(make|makes|making|made|earn|earns|earning|earned|paid|ganan|gana)$/.test(word)
    ? 'wealth'
    : undefined;
}
