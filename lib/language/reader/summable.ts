// Numbers whose sum says something, by the names of their columns.
import { fold } from '../locale/fold.ts';
import { senseOf } from '../name-sense.ts';
import { type FieldRef, isDate, isKey, isNumeric } from './nodes.ts';

export const addsUp =
  /\b(amount|total|sales|revenue|quantity|freight|paid|spent|expense|profit|income|units sold|balance|outstanding|owed|debt|principal)\b/;

const addsToo =
  /\b(hours|minutes|days|nights|costs?|fees?|points|votes|seats|goals|units|donations?|duration|budget|mrr|arr|events|clicks|views|impressions|downloads|distance|mileage|kilomet(?:er|re)s|km|miles|lit(?:er|re)s|gallons|kwh|kg|tonnes)\b/;

/** What is read off or fixed, and never adds up though it is measured in what does. */
const standing =
  /\b(per|rate|average|unit|percent|odometer|level|reading|capacity|limit|range|speed|weight|height|width|max|min)\b/;

/** True for a number whose sum says something: hours and costs, and no rate, price or age. */
export function isSummable({ model, field }: FieldRef): boolean {
  // `costo` may be a price: of what has a day it is what was paid that day.
  const isCost = /\b(costos?|costes?|gastos?)\b/.test(fold(field.label)) && model.fields.some(isDate);
  const label = isCost ? 'cost' : senseOf(field);
  if (!isNumeric(field) || field.type === 'interval' || isKey({ model, field })) return false;
  return (addsUp.test(label) || addsToo.test(label)) && !standing.test(label);
}
