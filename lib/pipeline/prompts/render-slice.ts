import type { Field, Model, Relation } from '../../data-source/manifest.ts';
import { fitLines, tokensOf } from '../../models/tokens.ts';
import type { RankedModel } from '../slice/choose-models.ts';
import { fenced } from './fence.ts';

/** Fields of a model that a prompt tells when there are many: those named, keys, and what rows are known by. */
const fieldsOfLarge = 14;
const valuesTold = 8;
const relationsTold = 12;

export interface RenderedSlice {
  readonly lines: readonly string[];
  /** Names of the models told. */
  readonly models: readonly string[];
}

/** A line a model, best first, within so many tokens; relations only to models that are told too. */
export function renderSlice(ranked: readonly RankedModel[], tokens: number): RenderedSlice {
  const every = new Set(ranked.map(({ model }) => model.name));
  // Relations cost tokens only where both ends are told, which is not known before all lines are made.
  const widest = fitLines(
    ranked.map((each) => renderModel(each, every)),
    tokens,
  ).length;
  const told = ranked.slice(0, widest);
  const names = new Set(told.map(({ model }) => model.name));
  const lines = told.map((each) => renderModel(each, names));
  let left = tokens - lines.reduce((sum, line) => sum + tokensOf(line) + 1, 0);
  // What the relations left free has room for more models, without relations back to them.
  for (const each of ranked.slice(widest)) {
    const line = renderModel(each, names);
    left -= tokensOf(line) + 1;
    if (left < 0) break;
    names.add(each.model.name);
    lines.push(line);
  }
  return { lines, models: [...names] };
}

/** `orders "sales order": id, status (open|paid), placed_at time, customer > customers, lines * order_lines` */
function renderModel({ model, fields: named }: RankedModel, told: ReadonlySet<string>): string {
  const relations = model.relations
    .filter(({ to }) => told.has(to))
    .slice(0, relationsTold)
    .map(renderRelation);
  const parts = [...chosenFields(model, named).map((field) => renderField(field, named)), ...relations];
  const about = model.description ? ` -- ${fenced(model.description, 60)}` : '';
  return `${model.name}${label(model.name, model.label)}: ${parts.join(', ')}${about}`;
}

function chosenFields(model: Model, named: ReadonlySet<string>): readonly Field[] {
  if (model.fields.length <= fieldsOfLarge) return model.fields;
  const weight = ({ name, primaryKey }: Field) =>
    named.has(name) ? 3 : model.displayFields.includes(name) ? 2 : primaryKey ? 1 : 0;
  return [...model.fields]
    .sort((left, right) => weight(right) - weight(left))
    .slice(0, Math.max(fieldsOfLarge, named.size));
}

function renderField(field: Field, named: ReadonlySet<string>): string {
  const values = field.masked
    ? []
    : (field.enumValues ?? (named.has(field.name) || isShortList(field) ? field.values : undefined) ?? []);
  const told = values.slice(0, valuesTold).map((value) => fenced(value, 24));
  const more = values.length > told.length ? '|…' : '';
  const listed = told.length > 0 ? ` (${told.join('|')}${more})` : '';
  const comment = named.has(field.name) && field.description ? ` -- ${fenced(field.description, 60)}` : '';
  return `${field.name}${label(field.name, field.label)}${kindOf(field)}${listed}${comment}`;
}

function isShortList({ values, valuesComplete }: Field): boolean {
  return (
    valuesComplete === true && values !== undefined && values.length <= 5 && values.join('').length <= 40
  );
}

const kinds: Readonly<Partial<Record<Field['type'], string>>> = {
  integer: ' number',
  bigint: ' number',
  decimal: ' number',
  float: ' number',
  boolean: ' flag',
  date: ' date',
  timestamp: ' time',
  timestamptz: ' time',
};

/** Keys are numbers nobody counts with, and text is what is left. */
function kindOf({ name, type, primaryKey, masked }: Field): string {
  if (masked) return ' masked';
  return primaryKey || /(^|_)id$/.test(name) ? '' : (kinds[type] ?? '');
}

function renderRelation({ name, kind, to }: Relation): string {
  return `${name} ${kind === 'one' ? '>' : '*'} ${to}`;
}

/** The label, where the name does not say it already. */
function label(name: string, words: string): string {
  const same = (text: string) => text.toLowerCase().replace(/[\s_]+/g, '');
  const told = fenced(words, 40);
  return same(told) === same(name) || same(name).includes(same(told)) ? '' : ` "${told}"`;
}
