// Numbers with what they are compared by, counts, and aggregates.
import type { Comparison } from '../../pipeline/plan.ts';
import { fieldForConcept } from '../assemble/concept-fields.ts';
import type { MeasuredConcept } from '../locale/cues.ts';
import { senseOf } from '../name-sense.ts';
import { isDate, isKey, isNumeric, type Node, roleOf } from './nodes.ts';
import { against } from './read-against.ts';
import { aggregate, earned } from './read-aggregates.ts';
import { count } from './read-counts.ts';
import { type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readAmounts(nodes: readonly Node[]): Node[] {
  let result = rewrite(nodes, comparison);
  result = rewrite(result, count);
  result = rewrite(result, aggregate);
  result = rewrite(result, against);
  return result;
}

/** "80% of the average price": no number by itself. */
function isShareOfNumber(nodes: readonly Node[], at: number): boolean {
  const node = nodes[at];
  if (node?.t !== 'number' || !node.percent) return false;
  const of = skipSmall(nodes, at + 1);
  return nodes.slice(of, of + 4).some((each) => /^(?:avg|average|median)$/.test(roleOf(each) ?? ''));
}

export function comparison(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (
    node.t === 'word' &&
    /^(greater|bigger|larger|higher|smaller|lower|fewer)$/.test(node.word) &&
    nodes[at + 1]?.t === 'number'
  ) {
    const next = nodes[at + 1] as Extract<Node, { t: 'number' }>;
    const op = /^(smaller|lower|fewer)$/.test(node.word) ? 'lt' : 'gt';
    return {
      from: at,
      to: at + 2,
      by: [
        {
          t: 'compare',
          start: node.start,
          end: next.end,
          test: { op, value: next.value },
          percent: next.percent,
        },
      ],
    };
  }
  if (roleOf(node) === 'between') return range(nodes, at, at + 1);
  if (node.t === 'number') return afterNumber(nodes, at);
  if (node.t !== 'cue' || node.cue.role !== 'comparative' || !node.cue.comparison) return undefined;
  const next = skipSmall(nodes, at + 1);
  const value = nodes[next];
  const fieldFirst = comparedField(nodes, at, next);
  if (fieldFirst) return fieldFirst;
  if (value?.t !== 'number' || isShareOfNumber(nodes, next)) return undefined;
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
        concept:
          old === undefined
            ? (node.cue.concept ?? earned(nodes, at) ?? inMoney(nodes, at, value, to))
            : 'age',
        percent: value.percent,
        ...(isTimes(nodes[next + 1]) && { times: true }),
      },
    ],
  };
}

function isOfRows({ t }: Node): boolean {
  return t === 'model' || t === 'value';
}

/** "orders over $500", "orders over 500": money by its sign, or by what alone a number of such rows can be. */
function inMoney(
  nodes: readonly Node[],
  at: number,
  value: Extract<Node, { t: 'number' }>,
  to: number,
): MeasuredConcept | undefined {
  // "flats with two rooms and under 900 euros": money says itself what it is of.
  // "hóa đơn chưa thanh toán trên 500": what stands between says which of them, and no number.
  const beside = nodes.slice(0, at).findLast((node) => !saysWhich(node));
  const of = value.currency ? nodes.slice(0, at).findLast(isOfRows) : beside;
  const model = of?.t === 'model' ? of.model : of?.t === 'value' && value.currency ? of.ref.model : undefined;
  if (!model || value.percent || (value.unit && !scales[value.unit])) return undefined;
  const next = nodes[to];
  const isLast =
    !next || next.t === 'mark' || next.t === 'period' || (next.t === 'small' && next.word !== 'of');
  if (!value.currency && !isLast) return undefined;
  const found = fieldForConcept(model, 'money');
  return value.currency || (found && /total|amount/.test(senseOf(found.field))) ? 'money' : undefined;
}

function saysWhich(node: Node): boolean {
  if (node.t === 'small' || node.t === 'condition') return true;
  return (
    /^(null|notNull|negation)$/.test(roleOf(node) ?? '') || (node.t === 'field' && isDate(node.ref.field))
  );
}

/** "under age 30", "above grade 8": the number stands behind what is compared. */
function comparedField(nodes: readonly Node[], at: number, next: number): Rewriting | undefined {
  const cue = nodes[at] as Extract<Node, { t: 'cue' }>;
  const field = nodes[next];
  const value = nodes[next + 1];
  if (field?.t !== 'field' || value?.t !== 'number' || !isNumeric(field.ref.field) || isKey(field.ref))
    return undefined;
  if (!cue.cue.comparison || value.percent) return undefined;
  const { start } = cue;
  const test = { op: cue.cue.comparison, value: value.value };
  const before = nodes[nodes[at - 1]?.t === 'small' ? at - 2 : at - 1];
  // "life expectancy under age 70" says twice what is compared.
  const isSaid = before?.t === 'field' && isNumeric(before.ref.field) && !isKey(before.ref);
  if (isSaid) return { from: at, to: next + 2, by: [{ t: 'compare', start, end: value.end, test }] };
  return { from: at, to: next + 2, by: [field, { t: 'compare', start, end: value.end, test }] };
}

function isTimes(node: Node | undefined): boolean {
  return node?.t === 'word' && /^(times|lan|veces)$/.test(node.word);
}

/** "rated G and over 3 hours": what is "3 and over" after its number is a plain "over" before it. */
function strictly(text: string, op: Comparison): Comparison {
  if (!/^and (over|above|more|under|below|less)/.test(text)) return op;
  return op === 'gte' ? 'gt' : op === 'lte' ? 'lt' : op;
}

const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

function range(nodes: readonly Node[], at: number, after: number): Rewriting | undefined {
  const low = skipSmall(nodes, after);
  const first = nodes[low];
  const second = nodes[skipSmall(nodes, low + 1, (node) => roleOf(node) === 'and')];
  if (first?.t !== 'number' || second?.t !== 'number') return undefined;
  const to = skipUnit(nodes, nodes.indexOf(second) + 1);
  // "from 5 to 10 million": both are millions.
  const scale = first.unit === undefined ? (scales[second.unit ?? ''] ?? 1) : 1;
  const start = first.value <= second.value / scale ? first.value * scale : first.value;
  const value = [Math.min(start, second.value), Math.max(start, second.value)] as const;
  const concept = inMoney(nodes, at, second, to);
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
        ...(concept && { concept }),
      },
    ],
  };
}

/** "5 or more", "90 minutes or more"; "from 10 to 20". */
function afterNumber(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node & { t: 'number' };
  const next = nodes[at + 1];
  const unit = next?.t === 'field' && isNumeric(next.ref.field) && !isKey(next.ref) ? next : undefined;
  const bound = unit ? nodes[at + 2] : next;
  if (
    bound?.t === 'cue' &&
    bound.cue.role === 'comparative' &&
    (bound.cue.comparison === 'gte' || bound.cue.comparison === 'lte')
  ) {
    const after = nodes[skipSmall(nodes, at + (unit ? 3 : 2))];
    if (after?.t === 'number') return undefined;
    return {
      from: at,
      to: at + (unit ? 3 : 2),
      by: [
        {
          t: 'compare',
          start: node.start,
          end: unit ? node.end : bound.end,
          test: { op: bound.cue.comparison, value: node.value },
          percent: node.percent,
        },
        ...(unit ? [unit] : []),
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
  if (
    before?.t === 'small' &&
    /^(from|tu|de|desde)$/.test(before.word) &&
    next?.t === 'small' &&
    /^(to|den|toi|hasta)$/.test(next.word)
  ) {
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
