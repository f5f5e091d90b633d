// Which field of a model an adjective speaks of: "oldest" of a person is age, or birth date turned
// round; "most expensive" is a price. By the words of labels, as any database might have them.
import type { Field, Model } from '../../data-source/manifest.ts';
import type { MeasuredConcept } from '../locale/cues.ts';
import { senseOf } from '../name-sense.ts';
import { type FieldRef, isDate, isKey, isNumeric } from '../reader/nodes.ts';
import { mainDate } from './frame.ts';

const labels: Readonly<Partial<Record<MeasuredConcept, readonly RegExp[]>>> = {
  age: [/\bage\b/, /birth|born|dob/, /\b(founded|built|opened|open|established|year|built)\b/],
  tenure: [/^(hire|hired|join|joined|employ|start)/, /tenure|seniority|years of service/],
  price: [/\bprice\b/, /\bcost\b/, /\bfee\b|\bcharge\b|\bfare\b|\brate\b/, /amount/],
  money: [
    /\btotal\b/,
    /\bamount\b/,
    /\bprice\b/,
    /salary|wage|income|revenue|earning|budget|balance/,
    /\bcost\b|\bvalue\b|\bworth\b/,
    /\bfee\b|\bcharge\b|\bfare\b|\brent\b/,
    /\brate\b/,
  ],
  length: [/length|duration|runtime|minutes|seconds|\btime\b/, /distance/, /\b(long|days|hours|weeks)\b/],
  duration: [/duration|length|runtime|minutes|seconds/],
  size: [
    /\bsize\b|\bbytes\b/,
    /area|capacity|population|enrol|acre/,
    /number of|\bcount\b|total/,
    /amount|quantity|length/,
    /\b(principal|total|balance|value|price)\b/,
  ],
  height: [/height|elevation|stature/, /\btall\b|\bhigh\b/],
  weight: [/weight|mass/],
  speed: [/speed|velocity|\bpace\b|\btime\b/],
  rating: [/rating|score|stars|\bgrade\b|\bpoints?\b|\brank/],
  rated: [/rating|score|stars|\bgrade\b|\bpoints?\b|\brank/],
  distance: [/distance/],
  wealth: [/salary|wage|income|revenue|profit|wealth|net worth|market value|amount|earning|money|budget/],
  profit: [/profit|margin|net income|earning/, /revenue|income|gross|sales/],
  area: [/area|size|surface/],
  sales: [/\bsales\b|units? sold|sold|revenue/],
};

/** What was to be sold, and not what was. */
const wished = /\b(quota|target|goal|forecast|budget|planned)\b/;

/** True where a field may be what an adjective measures: an age is not compared with an id. */
export function measures(ref: FieldRef, concept: MeasuredConcept): boolean {
  if (concept === 'count' || concept === 'value' || concept === 'popularity') return true;
  if (concept === 'date') return isDate(ref.field) || /year/.test(senseOf(ref.field));
  return (labels[concept] ?? [/./]).some((pattern) => pattern.test(senseOf(ref.field)));
}

/** The field, or undefined where nothing in the model is of that kind. */
export function fieldForConcept(model: Model, concept: MeasuredConcept): FieldRef | undefined {
  if (concept === 'date') {
    const field = mainDate(model) ?? model.fields.find((candidate) => /\byear\b/.test(senseOf(candidate)));
    return field && { model, field };
  }
  if (concept === 'value') {
    const measures = model.fields.filter((field) => isNumeric(field) && !isKey({ model, field }));
    return measures.length === 1 ? { model, field: measures[0] as Field } : undefined;
  }
  for (const pattern of labels[concept] ?? []) {
    // "length" of a film before its "rental duration": the fewer words, the more it is the thing's own.
    const [field] = model.fields
      .filter(
        (candidate) =>
          pattern.test(senseOf(candidate)) &&
          !(concept === 'sales' && wished.test(senseOf(candidate))) &&
          (isNumeric(candidate) || isDate(candidate)) &&
          (!isKey({ model, field: candidate }) || isDate(candidate)),
      )
      .sort((left, right) => left.label.split(' ').length - right.label.split(' ').length);
    if (field) return { model, field };
  }
  return undefined;
}

/** True where a larger value means less of the concept: a later birth date is a lower age. */
export function runsBackwards(ref: FieldRef, concept: MeasuredConcept | undefined): boolean {
  if (concept === 'tenure') return isDate(ref.field);
  if (concept !== 'age') return false;
  return isDate(ref.field) || /birth|born|founded|built|opened|established|year/.test(senseOf(ref.field));
}
