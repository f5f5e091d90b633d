// What a table is called: by its own name, by the noun of a longer one, and the names of people that are kept in parts.
import type { Field, Model, Relation } from '../data-source/manifest.ts';
import { type SchemaWord, spellOut, stemOf } from './schema-words.ts';

export type Named =
  | { readonly kind: 'model'; readonly model: Model }
  | { readonly kind: 'field'; readonly model: Model; readonly field: Field }
  | { readonly kind: 'relation'; readonly model: Model; readonly relation: Relation }
  | { readonly kind: 'fields'; readonly model: Model; readonly fields: readonly Field[] };

/** One name of a thing; a thing with synonyms has several. */
export interface Name {
  readonly of: Named;
  readonly words: readonly SchemaWord[];
  /** 1 for its own name, less for a word that only stands near it. */
  readonly strength: number;
  /** True where the noun comes first and what narrows it follows, as in Spanish and Vietnamese. */
  readonly nounFirst?: boolean;
}

export const small = new Set([
  'of',
  'in',
  'and',
  'the',
  'for',
  'to',
  'a',
  'has',
  'have',
  'ref',
  'reference',
  'tbl',
]);

export function modelNames(model: Model): Name[] {
  const labels = [model.label, model.table.name, ...(model.synonyms ?? [])];
  const seen = new Set<string>();
  const result: Name[] = [];
  for (const [position, label] of labels.entries()) {
    const all = spellOut(label);
    const words = all
      .map((word, at) => {
        const optional = small.has(word) || (at > 0 && at === all.length - 1 && isHeader(word));
        return { stem: stemOf(word), weight: optional ? 0.1 : 1, optional };
      })
      .filter((word) => word.stem.length > 1 || all.length === 1);
    const key = words.map((word) => word.stem).join(' ');
    if (words.length === 0 || seen.has(key)) continue;
    seen.add(key);
    // A table that only ties others together is hardly ever what a person means by their names.
    const strength = model.isJunction ? 0.7 : 1;
    result.push({ of: { kind: 'model', model }, words, strength: strength * (position === 1 ? 0.98 : 1) });
    // "salesperson" of `sales_person`.
    const joined = all.join('');
    if (all.length === 2 && joined.length >= 8)
      result.push({
        of: { kind: 'model', model },
        words: [{ stem: stemOf(joined), weight: 1, optional: false }],
        strength: strength * 0.96,
      });
  }
  return result;
}

export const ofHead = 0.86;
// What many tables are of, and nobody calls them by.
const dependentHeads =
  /^(type|status|category|kind|class|code|detail|history|log|info|information|data|map|mapping|link|xref|ref|record|entry|value|attribute|setting|line|item|list|table|group|level|note|version|translation)$/;

function isHeader(word: string): boolean {
  return /^(header|hdr|head|master)$/.test(word);
}

/** "tickets" of `support_tickets`: the noun of a longer name, where no other table has it in its own. */
export function headsOf(models: readonly Model[], nounFirst: boolean): ReadonlyMap<Model, SchemaWord> {
  const spelled = models.map((model) => ({ model, words: spellOut(model.label).map(stemOf) }));
  const tables = new Map<string, number>();
  for (const { words } of spelled)
    for (const word of new Set(words)) tables.set(word, (tables.get(word) ?? 0) + 1);
  const heads = new Map<Model, SchemaWord>();
  for (const { model, words } of spelled) {
    // The header of an order is the order, whose lines have a table of their own.
    const isWhole = !nounFirst && words.length > 2 && isHeader(words.at(-1) ?? '');
    const noun = words.at(nounFirst ? 0 : isWhole ? -2 : -1);
    // "stock" of `stock_levels`: a level of what, is what it is called by.
    const isOfOther = noun !== undefined && words.length === 2 && dependentHeads.test(noun);
    const stem = isOfOther ? words.at(nounFirst ? -1 : 0) : noun;
    if (!stem || stem.length < 4 || words.length < 2 || model.isView || model.isJunction) continue;
    const isOnly = isWhole
      ? !spelled.some((other) => other.words.join(' ') === stem)
      : tables.get(stem) === 1;
    if (isOnly && !dependentHeads.test(stem)) heads.set(model, { stem, weight: 1, optional: false });
  }
  return heads;
}

/** "name" and "full name" of people whose name is kept in parts. */
export function personNames(model: Model): Name[] {
  const part = (pattern: RegExp) =>
    model.fields.find((field) => pattern.test(spellOut(field.label).join(' ')));
  const first = part(/\b(first|given|personal|middle) name$/);
  const last = part(/\b(last|family|sur) ?name$/);
  const isPerson = first && last && first !== last;
  if (!isPerson) return displayNames(model);
  const name = { stem: stemOf('name'), weight: 1, optional: false };
  const of: Named = { kind: 'fields', model, fields: [first, last] };
  const full = { stem: stemOf('full'), weight: 0.2, optional: true };
  return [{ of, words: [full, name], strength: 0.93 }];
}

/** "name" of a row that is known by something else: the company name of a shipper, the title of a film. */
function displayNames(model: Model): Name[] {
  const [display] = model.displayFields;
  const field = model.fields.find((candidate) => candidate.name === display);
  if (!field || model.displayFields.length !== 1 || field.primaryKey || field.type !== 'text') return [];
  return [
    {
      of: { kind: 'field', model, field },
      words: [{ stem: stemOf('name'), weight: 1, optional: false }],
      strength: 0.9,
    },
  ];
}
