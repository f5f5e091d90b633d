// "cancellation rate", "no-show rate", "tasa de cancelación": the share of rows in a state, where the state is
// named by the noun of what was done. Rates that a column keeps are found by its name, before these.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Condition, Measure } from '../pipeline/plan.ts';
import { dayOf, inEnglish, isStateAfter, quantitiesOf, statesOf } from './deed-nouns.ts';
import { fold } from './locale/fold.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { closingDay } from './reader/end-days.ts';
import { isKey, isNumeric } from './reader/nodes.ts';
import { trueOf } from './reader/read-flags.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

/** The stretches that ask for a rate, for every model with such a state; `values` are those found in the question. */
export function rateMatches(
  tokens: readonly Token[],
  values: readonly ValueMatch[],
  locale: Locale,
  index: SchemaIndex,
): ValueMatch[] {
  const found: ValueMatch[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (/^rates?$/.test(word(tokens, at))) found.push(...before(tokens, values, at, index));
    const from = locale === 'en' ? undefined : afterRate(tokens, at);
    if (from !== undefined) found.push(...after(tokens, values, at, from, locale, index));
  }
  return found;
}

function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.folded ?? '';
}

/** The index behind "tasa de", "tỷ lệ". */
function afterRate(tokens: readonly Token[], at: number): number | undefined {
  if (/^(tasas?|indice)$/.test(word(tokens, at)) && word(tokens, at + 1) === 'de') return at + 2;
  return /^t[yi]$/.test(word(tokens, at)) && word(tokens, at + 1) === 'le' ? at + 2 : undefined;
}

function before(
  tokens: readonly Token[],
  values: readonly ValueMatch[],
  at: number,
  index: SchemaIndex,
): ValueMatch[] {
  const said = values.filter(({ end, candidate }) => end === at && candidate.target.kind === 'value');
  const stated = said.flatMap((match) => ofValue(match, match.start, at + 1, index));
  if (stated.length > 0) return stated;
  return ofNoun(word(tokens, at - 1), at - 1, at + 1, index);
}

function after(
  tokens: readonly Token[],
  values: readonly ValueMatch[],
  at: number,
  from: number,
  locale: Locale,
  index: SchemaIndex,
): ValueMatch[] {
  const said = values.filter(({ start, candidate }) => start === from && candidate.target.kind === 'value');
  const stated = said.flatMap((match) => ofValue(match, at, match.end, index));
  if (stated.length > 0) return stated;
  const own = ofNoun(word(tokens, from), at, from + 1, index);
  if (own.length > 0) return own;
  // "tasa de finalización", "tỷ lệ hoàn thành" of what an English schema has `completed_at` for.
  for (const to of [from + 2, from + 1]) {
    const noun = tokens
      .slice(from, to)
      .map(({ folded }) => folded)
      .join(' ');
    const found = inEnglish(noun, locale, index).flatMap((stem) => ofNoun(stem, at, to, index));
    if (found.length > 0) return found;
  }
  return [];
}

function ofValue(
  { candidate: { target } }: ValueMatch,
  start: number,
  end: number,
  index: SchemaIndex,
): ValueMatch[] {
  if (target.kind !== 'value' || statesOf(target.field).length === 0) return [];
  return rates(target.model, target.field, target.value, { start, end }, index);
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['win', 'won'],
  ['loss', 'lost'],
]);

/** "cancellation" is of what is "cancelled", "approval" of what is "approved". */
function ofNoun(said: string, start: number, end: number, index: SchemaIndex): ValueMatch[] {
  const noun = irregular.get(said) ?? said;
  // "fraud rate" where a column asks whether it is fraud.
  const named = ofFlag(noun, start, end, index);
  if (named.length > 0 || noun.length < 3) return named;
  const counted = ofQuantity(noun, start, end, index);
  if (counted.length > 0) return counted;
  const stated = ofState((state) => isStateAfter(state, noun), start, end, index);
  return stated.length > 0 ? stated : ofDay(noun, start, end, index);
}

/** Of what a quantity may be a part, the nearest first. */
const wholes = [
  'produced',
  'inspected',
  'received',
  'shipped',
  'sold',
  'sent',
  'ordered',
  'planned',
  'total',
];

/** "scrap rate" where the scrapped pieces are counted beside the produced ones. */
function ofQuantity(noun: string, start: number, end: number, index: SchemaIndex): ValueMatch[] {
  return index.manifest.manifest.models.flatMap((model): ValueMatch[] => {
    const [part] = model.isView ? [] : quantitiesOf(model, noun);
    if (!part) return [];
    const others = model.fields.filter(
      (field) => field !== part && isNumeric(field) && !isKey({ model, field }),
    );
    const whole = wholes
      .map((word) => others.find((field) => fold(senseOf(field)).split(' ').includes(word)))
      .find(Boolean);
    if (!whole) return [];
    const measure: Measure = {
      fn: 'ratio',
      percent: true,
      of: [
        { fn: 'sum', path: part.name, as: 'part' },
        { fn: 'sum', path: whole.name, as: 'whole' },
      ],
      as: 'percentage',
    };
    return [{ start, end, candidate: { target: { kind: 'measure', model, measure }, score: 0.95 } }];
  });
}

/** "completion rate" where the day of completion is kept, and is missing until then. */
function ofDay(noun: string, start: number, end: number, index: SchemaIndex): ValueMatch[] {
  return index.manifest.manifest.models.flatMap((model) => {
    const field = model.isView ? undefined : dayOf(model, noun);
    return field?.nullable ? [rate(model, { path: field.name, op: 'isNotNull' }, start, end)] : [];
  });
}

function ofFlag(noun: string, start: number, end: number, index: SchemaIndex): ValueMatch[] {
  return index.manifest.manifest.models.flatMap((model) =>
    model.fields.flatMap((field) => {
      const yes = trueOf(field);
      const isIt = fold(field.label).replace(/^(is|has|was) /, '') === noun;
      return yes !== undefined && isIt && !model.isView
        ? rates(model, field, yes, { start, end }, index)
        : [];
    }),
  );
}

function ofState(
  isIt: (state: string) => boolean,
  start: number,
  end: number,
  index: SchemaIndex,
): ValueMatch[] {
  return index.manifest.manifest.models.flatMap((model) =>
    model.isView ? [] : model.fields.flatMap((field) => stateIn(model, field, isIt, { start, end }, index)),
  );
}

function stateIn(
  model: Model,
  field: Field,
  isIt: (state: string) => boolean,
  place: Place,
  index: SchemaIndex,
): ValueMatch[] {
  const yes = trueOf(field);
  if (yes !== undefined && field.label.split(' ').some((part) => isIt(fold(part))))
    return rates(model, field, yes, place, index);
  const state = statesOf(field).find((value) => isIt(fold(value).replace(/[_-]+/g, ' ')));
  return state === undefined ? [] : rates(model, field, state, place, index);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const kindsTable = /\b(stage|status|state|outcome|result|phase|disposition)$/;

/** The share of rows of which it is so; of what only says in which stage others are, the share of those. */
function rates(
  model: Model,
  field: Field,
  value: string | number | boolean,
  { start, end }: Place,
  index: SchemaIndex,
): ValueMatch[] {
  const where: Condition = { path: field.name, op: 'eq', value };
  const owners = kindsTable.test(senseOf(model)) ? ownersOf(model, index) : [];
  if (owners.length === 0) return [rate(model, where, start, end)];
  return owners.map(({ owner, path }) => {
    const so: Condition = { path: `${path}.${field.name}`, op: 'eq', value };
    // What is won is so of what was decided; the rest may be won yet.
    const isLast =
      /^(won|lost)$/.test(fold(senseOf(field)).split(' ').at(-1) ?? '') ||
      /^(won|lost)$/i.test(String(value));
    return rate(owner, so, start, end, isLast ? decided(owner, model, path) : undefined);
  });
}

function ownersOf(model: Model, { manifest }: SchemaIndex): { owner: Model; path: string }[] {
  return manifest.manifest.models.flatMap((owner) =>
    owner.isView
      ? []
      : owner.relations.flatMap(({ kind, to, name }) =>
          kind === 'one' && to === model.name ? [{ owner, path: name }] : [],
        ),
  );
}

/** That it has come to its end, by a column of its stage or by the day on which it did. */
function decided(owner: Model, stage: Model, path: string): Condition | undefined {
  const flag = stage.fields.find((field) => trueOf(field) !== undefined && /\bclosed$/.test(senseOf(field)));
  if (flag) return { path: `${path}.${flag.name}`, op: 'eq', value: trueOf(flag) ?? true };
  const day = closingDay(owner);
  return day && { path: day.name, op: 'isNotNull' };
}

function rate(model: Model, where: Condition, start: number, end: number, among?: Condition): ValueMatch {
  const measure: Measure = {
    fn: 'ratio',
    percent: true,
    of: [
      { fn: 'count', as: 'part', where: among ? { and: [among, where] } : where },
      { fn: 'count', as: 'whole', ...(among && { where: among }) },
    ],
    as: 'percentage',
  };
  return { start, end, candidate: { target: { kind: 'measure', model, measure }, score: 0.95 } };
}
