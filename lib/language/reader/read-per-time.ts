// "Average number of orders per month", "how many calls a day on average", "average monthly revenue": a number of
// all rows over the stretches of time in which there were any, and no average of something else.
import type { Model } from '../../data-source/manifest.ts';
import type { Measure } from '../../pipeline/plan.ts';
import { mainDate } from '../assemble/frame.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { type Node, type Operand, roleOf } from './nodes.ts';
import { isPlural } from './order-and-groups.ts';

type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The question with its average over time as one operand; as it is where it asks for none. */
export function averagePerTime(nodes: readonly Node[], index: SchemaIndex): readonly Node[] {
  const only = (role: string) => {
    const found = nodes.filter((node) => roleOf(node) === role);
    return found.length === 1 ? found[0] : undefined;
  };
  const [average, time] = [only('avg'), only('bucket')];
  if (average?.t !== 'cue' || time?.t !== 'cue' || /^(by|theo)\b/.test(time.text)) return nodes;
  if (nodes.some((node) => /^(groupBy|each|superlative|order|max|min)$/.test(roleOf(node) ?? '')))
    return nodes;
  // "the average price per month" is one for each month.
  if (nodes.some((node) => node.t === 'field')) return nodes;
  const counting = only('count');
  const amount = nodes.find((node) => node.t === 'operand');
  const thing = nodes.find((node) => node.t === 'model');
  const counts = counting !== undefined || /number|count/.test(average.text);
  const said =
    amount ?? (thing && (counts || isPlural(thing) || !/^[a-z ]+$/.test(average.text)) ? thing : undefined);
  const measured =
    said?.t === 'operand'
      ? addedUp(said.operand)
      : said?.t === 'model'
        ? { model: said.model, total: { fn: 'count' as const, as: 'total' } }
        : undefined;
  const date = measured && dateOf(measured.model, index);
  if (!said || !measured || !date) return nodes;
  const unit = (time.cue.value ?? 'month') as Unit;
  const measure: Measure = {
    fn: 'ratio',
    of: [
      { ...measured.total, as: 'total' },
      { fn: 'countDistinct', expr: { bucket: unit, of: { path: date } }, as: 'periods' },
    ],
    as: `average_per_${unit}`,
  };
  const operand: Operand = { kind: 'given', model: measured.model, measure };
  const { start, end } = said;
  return nodes.flatMap((node): Node[] => {
    if (node === said) return [{ t: 'operand', start, end, operand, text: average.text }];
    // "new customers": those counted on the day they came to be are new on it.
    const isNew = node.t === 'word' && /^(new|nuev[oa]s?|moi)$/.test(node.word);
    return node === average || node === time || node === counting || isNew ? [] : [node];
  });
}

/** What is added up, and of which rows; undefined for what is an average or a share already. */
function addedUp(operand: Operand): { model: Model; total: Measure } | undefined {
  if (operand.kind === 'given' && operand.measure.fn === 'sum')
    return { model: operand.model, total: operand.measure };
  if (operand.kind === 'count' && operand.of && !operand.distinct)
    return { model: operand.of, total: { fn: 'count', as: 'total' } };
  return undefined;
}

/** The day of a row, or that of the record it belongs to: an order line was sold when its order was placed. */
function dateOf(model: Model, { manifest }: SchemaIndex): string | undefined {
  const own = mainDate(model);
  if (own) return own.name;
  for (const { name, kind, to } of model.relations) {
    const owner = kind === 'one' ? manifest.model(to) : undefined;
    const date = owner && mainDate(owner);
    if (date) return `${name}.${date.name}`;
  }
  return undefined;
}
