// The two days between which something takes its time, as the columns of a model name them.
import type { Field, Model } from '../data-source/manifest.ts';
import { mainDate } from './assemble/frame.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';

export type DeedName =
  | 'close'
  | 'deliver'
  | 'ship'
  | 'respond'
  | 'pay'
  | 'complete'
  | 'stay'
  | 'last'
  | 'tenure'
  | 'age';

export interface Ends {
  readonly model: Model;
  readonly from: Field;
  readonly to: Field | 'now';
}

/** The days that a row lasts from and to, where it keeps both: a leave, a stay, a contract. */
export function lastingDays(model: Model): { readonly from: Field; readonly to: Field } | undefined {
  const from = dayLike(model, begins);
  const to = dayLike(model, ends);
  return from && to && from !== to ? { from, to } : undefined;
}

/** Labels of the column that holds the day of a deed, likeliest first. */
const doneOn: Readonly<Partial<Record<DeedName, readonly RegExp[]>>> = {
  deliver: [/^deliver/, /^(ship|dispatch|sent)/],
  ship: [/^(ship|dispatch|sent)/, /^deliver/],
  close: [/^(closed|resolved|solved)\b/, /^(completed|finished)\b/],
  respond: [/^(first )?(response|responded|reply|replied|answer|answered)\b/],
  pay: [/^(paid|payment|settled)\b/],
  complete: [/^(completed|finished|done)\b/],
};

const begins = /^(check ?in|arrival|arrive|start|begin|from|pick ?up|rental|loan|borrow)\b/;
const ends = /^(check ?out|departure|depart|end|finish|until|to|return|drop ?off|leave|leaving)\b/;
const opens = new RegExp(`${begins.source}|^(started|began|begun|opened|open)\\b`);
const shuts = new RegExp(`${ends.source}|^(ended|finished|closed|close|completed|resolved)\\b`);
const since: Readonly<Partial<Record<DeedName, RegExp>>> = {
  tenure: /^(hire|hired|join|joined|employ|employment start)\b/,
  age: /\b(birth|born|dob)\b/,
};

const known = new WeakMap<SchemaIndex, Map<DeedName, readonly Ends[]>>();

/** Every model that keeps both ends of a deed; none where the schema does not. Looked up once in a schema. */
export function endsOf(deed: DeedName, index: SchemaIndex): readonly Ends[] {
  const kept = known.get(index) ?? new Map<DeedName, readonly Ends[]>();
  known.set(index, kept);
  const found = kept.get(deed) ?? findEnds(deed, index);
  kept.set(deed, found);
  return found;
}

function findEnds(deed: DeedName, index: SchemaIndex): Ends[] {
  const models = index.manifest.manifest.models.filter((model) => !model.isView);
  const start = since[deed];
  if (start) {
    return models.flatMap((model) => {
      const from = dayLike(model, start);
      // Where an age is kept, it is the age.
      const isKept = deed === 'age' && model.fields.some((field) => /\bage\b/.test(senseOf(field)));
      return from && !isKept ? [{ model, from, to: 'now' as const }] : [];
    });
  }
  if (deed === 'stay' || deed === 'last') {
    const [first, last] = deed === 'stay' ? [begins, ends] : [opens, shuts];
    return models.flatMap((model) => {
      const from = dayLike(model, first);
      const to = dayLike(model, last);
      // Where its time is kept, that is its time.
      const isKept = deed === 'last' && model.fields.some((field) => /duration|length/.test(senseOf(field)));
      return from && to && from !== to && !isKept ? [{ model, from, to }] : [];
    });
  }
  for (const column of doneOn[deed] ?? []) {
    const kept = models.flatMap((model) => {
      const to = dayLike(model, column);
      return to ? [{ model, to }] : [];
    });
    // Where its own day is kept, no other deed's stands for it.
    if (kept.length > 0)
      return kept.flatMap(({ model, to }) => {
        const from = beginning(model, to);
        return from ? [{ model, from, to }] : [];
      });
  }
  return [];
}

/** The day from which a deed took its time: the main one of the record, or the only other that is no end itself. */
function beginning(model: Model, to: Field): Field | undefined {
  const main = mainDate(model);
  if (main && main !== to && isDay(main)) return main;
  const others = model.fields.filter(
    (field) =>
      isDay(field) &&
      field !== to &&
      !/cancel|return|updat|modif|delet|due|expect|plan|estimat/.test(senseOf(field)),
  );
  return others.length === 1 ? others[0] : undefined;
}

function dayLike(model: Model, label: RegExp): Field | undefined {
  // "date shipped", `fecha_prestamo`: that it is a date goes without saying.
  const deed = (field: Field) => senseOf(field).replace(/^(?:date|day|time|timestamp)(?: of)? (?=[a-z])/, '');
  return model.fields.find((field) => isDay(field) && label.test(deed(field)));
}

function isDay(field: Field): boolean {
  return /^(date|timestamp|timestamptz)$/.test(field.type);
}
