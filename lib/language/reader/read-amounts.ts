// Numbers with what they are compared by, counts, and aggregates.
import type { Model } from '../../data-source/manifest.ts';
import type { Comparison } from '../../pipeline/plan.ts';
import {
  type AggregateName,
  type FieldRef,
  isDate,
  isKey,
  isMeasurable,
  isNumeric,
  type Node,
  type Operand,
  roleOf,
} from './nodes.ts';
import { isAnd, isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readAmounts(nodes: readonly Node[]): Node[] {
  let result = rewrite(nodes, comparison);
  result = rewrite(result, count);
  result = rewrite(result, aggregate);
  result = rewrite(result, againstAverage);
  return result;
}

function comparison(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (roleOf(node) === 'between') return range(nodes, at, at + 1);
  if (node.t === 'number') return afterNumber(nodes, at);
  if (node.t !== 'cue' || node.cue.role !== 'comparative' || !node.cue.comparison) return undefined;
  const next = skipSmall(nodes, at + 1);
  const value = nodes[next];
  if (value?.t !== 'number') return undefined;
  const old = ageAfter(nodes, next + 1);
  const to = old ?? skipUnit(nodes, next + 1);
  return {
    from: at,
    to,
    by: [
      {
        t: 'compare',
        start: node.start,
        end: (nodes[to - 1] as Node).end,
        test: {
          op: strictly(node.text, node.cue.comparison),
          value: value.value,
          ...(value.percent && { unit: 'percent' }),
          ...timeUnit(nodes[next + 1]),
        },
        concept: old === undefined ? (node.cue.concept ?? earned(nodes, at)) : 'age',
        percent: value.percent,
        ...(isTimes(nodes[next + 1]) && { times: true }),
      },
    ],
  };
}

function isTimes(node: Node | undefined): boolean {
  return node?.t === 'word' && /^(times|lan|veces)$/.test(node.word);
}

/** "rated G and over 3 hours": what is "3 and over" after its number is a plain "over" before it. */
function strictly(text: string, op: Comparison): Comparison {
  if (!/^and (over|above|more|under|below|less)/.test(text)) return op;
  return op === 'gte' ? 'gt' : op === 'lte' ? 'lt' : op;
}

function range(nodes: readonly Node[], at: number, after: number): Rewriting | undefined {
  const low = skipSmall(nodes, after);
  const first = nodes[low];
  const second = nodes[skipSmall(nodes, low + 1, (node) => roleOf(node) === 'and')];
  if (first?.t !== 'number' || second?.t !== 'number') return undefined;
  const to = skipUnit(nodes, nodes.indexOf(second) + 1);
  const value = [Math.min(first.value, second.value), Math.max(first.value, second.value)] as const;
  return {
    from: at,
    to,
    by: [
      {
        t: 'compare',
        start: (nodes[at] as Node).start,
        end: second.end,
        test: { op: 'between', value },
        percent: second.percent,
      },
    ],
  };
}

/** "5 or more"; "from 10 to 20". */
function afterNumber(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node & { t: 'number' };
  const next = nodes[at + 1];
  if (
    next?.t === 'cue' &&
    next.cue.role === 'comparative' &&
    (next.cue.comparison === 'gte' || next.cue.comparison === 'lte')
  ) {
    const after = nodes[skipSmall(nodes, at + 2)];
    if (after?.t === 'number') return undefined;
    return {
      from: at,
      to: at + 2,
      by: [
        {
          t: 'compare',
          start: node.start,
          end: next.end,
          test: { op: next.cue.comparison, value: node.value },
          percent: node.percent,
        },
      ],
    };
  }
  const old = ageAfter(nodes, at + 1);
  if (old !== undefined) {
    return {
      from: at,
      to: old,
      by: [
        {
          t: 'compare',
          start: node.start,
          end: (nodes[old - 1] as Node).end,
          test: { op: 'eq', value: node.value },
          concept: 'age',
        },
      ],
    };
  }
  const before = nodes[at - 1];
  if (before?.t === 'small' && before.word === 'from' && next?.t === 'small' && next.word === 'to') {
    return range(nodes, at - 1, at);
  }
  return undefined;
}

/** "years old", "years of age", "tuổi", "años de edad": the index after it. */
function ageAfter(nodes: readonly Node[], at: number): number | undefined {
  const text = nodes
    .slice(at, at + 3)
    .map((node) =>
      node.t === 'word' || node.t === 'small' ? node.word : node.t === 'field' ? node.ref.field.label : '',
    )
    .join(' ');
  const match = /^(years? old|years? of age|tuoi|anos de edad|year old)/.exec(text);
  return match ? at + (match[1] as string).split(' ').length : undefined;
}

const unitWords = new Set([
  'time',
  'times',
  'dollar',
  'dollars',
  'euro',
  'euros',
  'unit',
  'units',
  'usd',
  'lan',
  'veces',
  'vez',
  'cai',
  'meters',
  'feet',
  'old',
  'points',
  'people',
  'percent',
  '%',
  'day',
  'days',
]);

const timeUnits: Readonly<Record<string, string>> = {
  hour: 'hours',
  hours: 'hours',
  hr: 'hours',
  hrs: 'hours',
  gio: 'hours',
  tieng: 'hours',
  hora: 'hours',
  horas: 'hours',
  minute: 'minutes',
  minutes: 'minutes',
  min: 'minutes',
  phut: 'minutes',
  minuto: 'minutes',
  minutos: 'minutes',
  second: 'seconds',
  seconds: 'seconds',
  giay: 'seconds',
  segundos: 'seconds',
};

function timeUnit(node: Node | undefined): { unit?: string } {
  const unit = node?.t === 'word' ? timeUnits[node.word] : undefined;
  return unit ? { unit } : {};
}

/** A unit after a number says nothing new. */
function skipUnit(nodes: readonly Node[], at: number): number {
  const node = nodes[at];
  if (node?.t === 'word' && (unitWords.has(node.word) || timeUnits[node.word])) return at + 1;
  return at;
}

function count(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t === 'word' && /^(number|numbers)$/.test(node.word)) {
    // "the number and average age of students"
    const next = nodes[skipSmall(nodes, at + 1)];
    return isAnd(nodes[at + 1]) || roleOf(next) === 'avg'
      ? { from: at, to: at + 1, by: [countOfRows(node)] }
      : undefined;
  }
  if (node.t !== 'cue' || node.cue.role !== 'count') return undefined;
  let index = skipSmall(nodes, at + 1);
  let distinct = false;
  const kept: Node[] = [];
  while (index < nodes.length) {
    const next = nodes[index] as Node;
    if (roleOf(next) === 'distinct') distinct = true;
    else if (roleOf(next) === 'count' || roleOf(next) === 'sum') kept.length = 0;
    else if (next.t === 'value' || (next.t === 'word' && kept.length === 0 && !isClassifier(next)))
      kept.push(next);
    else if (!isLight(next) && next.t !== 'small' && !isClassifier(next)) break;
    index += 1;
  }
  const target = nodes[index];
  const end = target?.end ?? node.end;
  const narrowed = nodes[index + 1];
  if (
    target?.t === 'model' &&
    narrowed?.t === 'field' &&
    narrowed.start === target.end &&
    narrowed.ref.model === target.model &&
    !isMeasurable(narrowed.ref)
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
    if (isDate(target.ref.field) && !distinct) {
      // "how many orders placed": the date is when, and its rows are counted.
      const operand: Operand = { kind: 'count', of: target.ref.model };
      return {
        from: at,
        to: index + 1,
        by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, target, ...kept],
      };
    }
    const isAmount =
      isNumeric(target.ref.field) &&
      !isKey(target.ref) &&
      (amountLike.test(target.ref.field.label) || !namesThing.test(target.ref.field.label));
    if (isAmount && !distinct && /^(how many|how much|bao nhieu|cuant)/.test(node.text)) {
      // "how many credits" of whatever rows there are is their sum.
      const operand: Operand = { kind: 'aggregate', fn: 'sum', of: target.ref };
      return { from: at, to: index + 1, by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, ...kept] };
    }
    if (isAmount && !distinct) return { from: at, to: index, by: kept };
    const operand: Operand = { kind: 'count', distinct: target.ref };
    return {
      from: at,
      to: index + 1,
      by: [{ t: 'operand', start: node.start, end, operand, text: node.text }, ...kept],
    };
  }
  // "how many are there", "how many female": whatever the question is about.
  const thing = nodes[skipSmall(nodes, at + 1)];
  const to = thing && isClassifier(thing) ? nodes.indexOf(thing) + 1 : at + 1;
  return { from: at, to, by: [countOfRows(node)] };
}

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

const aggregateRoles: Readonly<Record<string, AggregateName>> = {
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
  median: 'median',
};

/** One or several aggregates before what they are of: "the minimum, maximum and average price". */
function aggregate(nodes: readonly Node[], at: number): Rewriting | undefined {
  const fns: AggregateName[] = [];
  let index = at;
  let plain = false;
  for (;;) {
    const fn = aggregateOf(nodes[index]);
    if (!fn) break;
    if (roleOf(nodes[index]) !== 'superlative') plain = true;
    fns.push(fn);
    let next = skipSmall(nodes, index + 1);
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
  const operands = fns.flatMap((fn) =>
    aggregatesOf(fn, target, distinct, first.t === 'cue' ? first.text : ''),
  );
  if (operands.length === 0) return undefined;
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

/** "average song duration": the model before its own number only narrows it. */
function compoundField(nodes: readonly Node[], at: number): boolean {
  const model = nodes[at];
  const field = nodes[at + 1];
  return (
    model?.t === 'model' &&
    field?.t === 'field' &&
    isNumeric(field.ref.field) &&
    !isKey(field.ref) &&
    model.end === field.start
  );
}

function aggregateOf(node: Node | undefined): AggregateName | undefined {
  const role = roleOf(node);
  if (role && aggregateRoles[role]) return aggregateRoles[role];
  if (node?.t === 'cue' && node.cue.role === 'superlative')
    return node.cue.direction === 'asc' ? 'min' : 'max';
  return undefined;
}

/** The one number of a model that is an amount. */
function amountField(model: Model): FieldRef | undefined {
  const numbers = model.fields.filter((field) => isNumeric(field) && !isKey({ model, field }));
  const amounts = numbers.filter((field) =>
    /amount|value|price|cost|total|sum|paid|settled/.test(field.label),
  );
  const field = amounts.length === 1 ? amounts[0] : numbers.length === 1 ? numbers[0] : undefined;
  return field && { model, field };
}

function aggregatesOf(fn: AggregateName, target: Node, distinct: boolean, said: string): Operand[] {
  if (target.t === 'field') {
    const ref: FieldRef = target.ref;
    // Amounts kept as text cannot be added up; counting them instead would answer another question.
    if (fn === 'sum' && !isNumeric(ref.field) && /quantity|amount|count|number|price|cost|time|total/.test(ref.field.label)) return [];
    const counts = fn === 'sum' && (!isNumeric(ref.field) || isKey(ref));
    if (counts)
      return [
        {
          kind: 'count',
          distinct: distinct || !isKey(ref) ? ref : undefined,
          of: isKey(ref) ? ref.model : undefined,
        },
      ];
    if (fn !== 'min' && fn !== 'max' && !isNumeric(ref.field) && !isDate(ref.field)) return [];
    return [{ kind: 'aggregate', fn, of: ref }];
  }
  if (target.t === 'operand' && target.operand.kind === 'count') {
    return fn === 'sum' ? [target.operand] : [{ kind: 'average', fn, of: target.operand }];
  }
  if (target.t === 'model' && fn === 'sum') {
    const amount = amountField(target.model);
    return amount && /amount|value|sum|much|tien|importe|monto/.test(said)
      ? [{ kind: 'aggregate', fn, of: amount }]
      : [{ kind: 'count', of: target.model }];
  }
  return [];
}

/** "make more than", "earn above": what is compared is what they earn. */
function earned(nodes: readonly Node[], at: number): 'wealth' | undefined {
  const before = nodes[at - 1];
  const word = before?.t === 'small' || before?.t === 'word' ? before.word : '';
  return /^(make|makes|making|made|earn|earns|earning|earned|paid|ganan|gana)$/.test(word)
    ? 'wealth'
    : undefined;
}

/** "above average", "more than the average price". */
function againstAverage(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'cue') return undefined;
  if (node.cue.role === 'average' && node.cue.comparison) {
    const next = nodes[skipSmall(nodes, at + 1)];
    const of = next?.t === 'field' && isNumeric(next.ref.field) ? next : undefined;
    return {
      from: at,
      to: of ? nodes.indexOf(of) + 1 : at + 1,
      by: [
        {
          t: 'against',
          start: node.start,
          end: of?.end ?? node.end,
          op: node.cue.comparison,
          fn: 'avg',
          of: of?.ref,
          concept: node.cue.concept ?? earned(nodes, at),
        },
      ],
    };
  }
  if (node.cue.role !== 'comparative' || !node.cue.comparison) return undefined;
  const index = skipSmall(
    nodes,
    at + 1,
    (next) => isLight(next) || (next.t === 'small' && next.word === 'that'),
  );
  const next = nodes[index];
  const op = node.cue.comparison;
  if (next?.t === 'operand' && next.operand.kind === 'aggregate') {
    return {
      from: at,
      to: index + 1,
      by: [
        {
          t: 'against',
          start: node.start,
          end: next.end,
          op,
          fn: next.operand.fn,
          of: next.operand.of,
          concept: node.cue.concept ?? earned(nodes, at),
        },
      ],
    };
  }
  const fn = next && roleOf(next) !== 'superlative' ? aggregateOf(next) : undefined;
  if (fn && fn !== 'sum') {
    return {
      from: at,
      to: index + 1,
      by: [
        {
          t: 'against',
          start: node.start,
          end: (next as Node).end,
          op,
          fn,
          concept: node.cue.concept ?? earned(nodes, at),
        },
      ],
    };
  }
  return undefined;
}
