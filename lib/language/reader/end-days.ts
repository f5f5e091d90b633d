// The day on which a row was due, the day on which it was done: which columns keep them is told by their names.
import type { Field, Model } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import { isDate } from './nodes.ts';

const planned =
  /\b(required?|due|promised?|deadline|expected?|planned|schedul\w*|estimated?|target|forecast|projected)\b/;
const done =
  /\b(done|ship\w*|deliver\w*|return\w*|complet\w*|finish\w*|clos(e|ed|ing|ure)|collect\w*|receiv\w*|arriv\w*|actual|resol\w*|solv\w*|fix\w*|settl\w*|fulfil\w*|paid|payment|sent)\b/;
const closing =
  /\b(clos(e|ed|ing|ure)|resol\w*|complet\w*|finish\w*|solv\w*|fix\w*|done|decid\w*|decision)\b/;

/** True for a day of a plan, also of one to close, to ship or to return. */
export function isPlanned(field: Field): boolean {
  return isDate(field) && planned.test(senseOf(field));
}

/** The day on which something is to be done. */
export function dueDay(model: Model): Field | undefined {
  return model.fields.find(isPlanned);
}

export function isDoneDay(field: Field): boolean {
  return isDate(field) && done.test(senseOf(field)) && !isPlanned(field);
}

/** The day on which what is due was done. */
export function doneDay(model: Model): Field | undefined {
  return model.fields.find(isDoneDay);
}

/** The day on which a matter came to its end, whichever it was: a deal is won or lost on the day it is closed. */
export function closingDay(model: Model): Field | undefined {
  return model.fields.find((field) => field.nullable && isEndBy(field, closing));
}

/** True for a day, not of a plan, that is called so. */
export function isEndBy(field: Field, name: RegExp): boolean {
  return isDate(field) && name.test(senseOf(field)) && !isPlanned(field);
}
