// Everything of a manifest that a question may name, ready for look-up: words of models, fields and
// relations, and values found in the data. Built from what the actor may see and nothing else, so a
// hidden thing can be neither linked nor suggested. Built once per manifest.
import type { Field, ManifestIndex, Model, Relation } from '../data-source/manifest.ts';
import type { NameLanguage } from '../data-source/name-language.ts';
import { type Locale, locales } from '../i18n/locale.ts';
import { type Concept, concepts } from './concepts.ts';
import { fold, spelling } from './locale/fold.ts';
import { tokenize } from './locale/tokens.ts';
import { headsOf, modelNames, type Name, ofHead, personNames, small } from './model-names.ts';
import { findSenses, sensesOf } from './name-sense.ts';
import { isDate, isNumeric } from './reader/nodes.ts';
import { isSummable } from './reader/summable.ts';
import { type RelationGraph, relationGraph } from './relation-graph.ts';
import { type ValueEntry, valuesOf, withoutAspect } from './schema-values.ts';
import { fieldWords, type SchemaWord, sharedPrefix, spellOut, stemOf, unitIn } from './schema-words.ts';

export interface SchemaIndex {
  readonly manifest: ManifestIndex;
  readonly graph: RelationGraph;
  /** The language that the schema's names are written in. */
  readonly language: NameLanguage;
  /** Names that hold a stem. */
  readonly names: ReadonlyMap<string, readonly Name[]>;
  /** Values by their folded words joined by a space. */
  readonly values: ReadonlyMap<string, readonly ValueEntry[]>;
  /** Values by their stems joined by a space. */
  readonly valueStems: ReadonlyMap<string, readonly ValueEntry[]>;
  /** Values by first letter, for a search that forgives spelling. */
  readonly valuesByLetter: ReadonlyMap<string, readonly ValueEntry[]>;
  /** What stands for a phrase (folded or stemmed, joined by a space): sequences of schema stems. */
  readonly near: Readonly<Record<Locale, ReadonlyMap<string, readonly (readonly string[])[]>>>;
}

const built = new WeakMap<object, SchemaIndex>();

/** The index of a manifest; the same manifest object gives the same index. */
export function schemaIndex(manifest: ManifestIndex): SchemaIndex {
  const known = built.get(manifest.manifest);
  if (known) return known;
  const index = buildIndex(manifest);
  built.set(manifest.manifest, index);
  return index;
}

function buildIndex(manifest: ManifestIndex): SchemaIndex {
  const names = new Map<string, Name[]>();
  const values = new Map<string, ValueEntry[]>();
  const valueStems = new Map<string, ValueEntry[]>();
  const valuesByLetter = new Map<string, ValueEntry[]>();
  const language = findSenses(manifest.manifest);
  const nounFirst = language !== 'en';
  const add = (name: Name) => {
    for (const stem of new Set(name.words.map((word) => word.stem))) push(names, stem, name);
  };
  // What a table is called names its rows, not the day in one of its columns.
  const recorded = new Set(manifest.manifest.models.flatMap((model) => spellOut(model.label).map(stemOf)));
  const heads = headsOf(manifest.manifest.models, nounFirst);
  for (const model of manifest.manifest.models) {
    for (const name of modelNames(model)) add({ ...name, nounFirst });
    const head = heads.get(model);
    if (head) add({ of: { kind: 'model', model }, words: [head], strength: ofHead });
    for (const name of personNames(model)) add(name);
    for (const words of englishNames(model)) add({ of: { kind: 'model', model }, words, strength: 0.92 });
    const modelStems = spellOut(model.label).map(stemOf);
    const prefix = sharedPrefix(model.fields.map((field) => field.label));
    for (const field of model.fields) {
      for (const name of fieldNames(model, field, modelStems, recorded, prefix)) add({ ...name, nounFirst });
      for (const words of englishNames(field))
        add({ of: { kind: 'field', model, field }, words, strength: 0.9 });
      const entries = valuesOf(model, field);
      const all = entries.map(({ entry: { folded } }) => folded);
      for (const { entry, stems } of entries) {
        push(values, entry.folded, entry);
        const bare = withoutAspect(entry, all);
        if (bare !== undefined) push(values, bare, entry);
        push(valueStems, stems, entry);
        push(valuesByLetter, entry.folded[0] ?? '', entry);
      }
    }
    for (const relation of model.relations) {
      const target = manifest.model(relation.to);
      const words = target && target !== model ? roleWords(model, relation, target) : undefined;
      if (target && words) add({ of: { kind: 'model', model: target }, words, strength: 0.9 });
    }
  }
  return {
    manifest,
    graph: relationGraph(manifest.manifest),
    language,
    names,
    values,
    valueStems,
    valuesByLetter,
    near: nearWords(names),
  };
}

/** What a name in another language means in English: `precio` is a price to those who ask for one. */
function englishNames(thing: Model | Field): SchemaWord[][] {
  return sensesOf(thing).map((sense) => fieldWords(sense, []));
}

function fieldNames(
  model: Model,
  field: Field,
  modelStems: readonly string[],
  recorded: ReadonlySet<string>,
  prefix?: string,
): Name[] {
  const counted = /\bcount$/.test(field.label) ? [field.label.replace(/count$/, 'number')] : [];
  const asNumber =
    field.primaryKey &&
    !model.fields.some((other) => / number$/.test(spellOut(other.label).join(' '))) &&
    / id$/.test(field.label)
      ? [field.label.replace(/id$/, 'number')]
      : [];
  // "order total", "order amount": of what is kept as the total amount of an order, half is said.
  const whole = isNumeric(field) && /^(grand )?total (amount|price|cost|sum|due)$/.test(field.label);
  // "tax" is the tax amount, where nothing else is called so.
  const [kind = '', ...more] = spellOut(field.label);
  const isAmount = isNumeric(field) && more.join(' ') === 'amount' && !recorded.has(stemOf(kind));
  const halves = whole ? ['total', field.label.split(' ').at(-1) as string] : isAmount ? [kind] : [];
  const labels = [field.label, field.column, ...counted, ...asNumber, ...halves, ...(field.synonyms ?? [])];
  const seen = new Set<string>();
  const result: Name[] = [];
  for (const label of labels) {
    const isNumbered = asNumber.includes(label);
    const words = isNumbered
      ? spellOut(label).map((word) => ({ stem: stemOf(word), weight: 1, optional: false }))
      : wholeWhereSmall(fieldWords(label, modelStems, prefix));
    const key = words.map((word) => word.stem).join(' ');
    if (words.length === 0 || seen.has(key)) continue;
    seen.add(key);
    result.push({
      of: { kind: 'field', model, field },
      words,
      strength:
        isNumbered || halves.includes(label) ? (isNumbered ? 0.8 : 0.93) : field.type === 'bytes' ? 0.6 : 1,
    });
  }
  // "the most kilometers": of what is measured in them.
  const unit = isSummable({ model, field }) ? unitIn(field.label) : undefined;
  if (unit !== undefined)
    result.push({ of: { kind: 'field', model, field }, words: fieldWords(unit, []), strength: 0.6 });
  const deed = deedOf(field);
  const isRecord = deed !== undefined && spellOut(deed).every((word) => recorded.has(stemOf(word)));
  const said = deed && !isRecord ? fieldWords(deed, modelStems, prefix) : undefined;
  if (said?.some((word) => !word.optional))
    result.push({ of: { kind: 'field', model, field }, words: said, strength: 0.86 });
  return result;
}

const smallWord = /^(at|on|in|by|to|of|for|from)$/;

// What says when, and names nothing: the `sales_last_year` of a sales person is no "last year".
const timeWord = /^(last|this|next|previou|previous|current|year|quarter|month|week|day|today|ytd)$/;

/** The `booked_at` of a booking: without the booking an "at" is left, which no question names a column by. */
function wholeWhereSmall(words: Name['words']): Name['words'] {
  const needed = words.filter(({ optional }) => !optional);
  const isAll = (pattern: RegExp) => needed.length > 0 && needed.every(({ stem }) => pattern.test(stem));
  if (isAll(timeWord)) return words.map((word) => ({ ...word, optional: false, weight: 1 }));
  return isAll(smallWord) ? words.map((word) => ({ ...word, optional: false })) : words;
}

/** "shipped" for a shipped date: people say what was done when they mean the day it was done on. */
function deedOf(field: Field): string | undefined {
  if (!isDate(field)) return undefined;
  const words = spellOut(field.label);
  return words.length > 1 && /^(date|at|on|time|day|datetime|timestamp)$/.test(words.at(-1) as string)
    ? words.slice(0, -1).join(' ')
    : undefined;
}

/**
 * What a key calls the model it points to: "county id" calls county_public_safety a county. Only where
 * the key shares a word with the model; else it names a role ("manager"), which is a thing of its own.
 */
function roleWords(model: Model, relation: Relation, target: Model): SchemaWord[] | undefined {
  if (relation.kind !== 'one') return undefined;
  const key = model.fields.find((field) => field.name === relation.on[0]?.from);
  const targetStems = new Set(spellOut(target.label).map(stemOf));
  const words = spellOut(key?.label ?? '')
    .filter((word) => !/^(id|code|number|key|ref|fk)$/.test(word) && !small.has(word))
    .map(stemOf);
  const shared = words.filter((stem) => targetStems.has(stem));
  if (shared.length === 0 || words.length === targetStems.size) return undefined;
  return words.map((stem) => ({
    stem,
    weight: targetStems.has(stem) ? 1 : 0.3,
    optional: !targetStems.has(stem),
  }));
}

/** Per locale, because the words of one language look like stems of another ("năm", "name"). */
function nearWords(names: ReadonlyMap<string, readonly Name[]>): Record<Locale, Map<string, string[][]>> {
  const near: Record<Locale, Map<string, string[][]>> = { en: new Map(), vi: new Map(), es: new Map() };
  const add = (locale: Locale, key: string, others: string[][]) => {
    if (others.length > 0) near[locale].set(key, [...(near[locale].get(key) ?? []), ...others]);
  };
  const nouns = new Set(
    concepts.flatMap(({ isThing, es }) =>
      isThing ? es.flatMap((word) => (/^[^ ]+[oa]$/.test(word) ? fold(word).slice(0, -1) : [])) : [],
    ),
  );
  for (const concept of concepts) {
    const english = concept.en.map((word) => tokenize(word, 'en').map((token) => token.schemaStem));
    // Schemas are named in other languages too; a short word of those is too easily something else.
    const foreign = [...concept.vi, ...concept.es]
      .filter((word) => fold(word).length >= 6)
      .map((word) => tokenize(word, 'en').map((token) => token.schemaStem));
    const known = [...english, ...foreign].filter((stems) => stems.every((stem) => names.has(stem)));
    const meant = known.length > 0 ? known : standIns(concept.en[0] as string, names);
    if (meant.length === 0) continue;
    // Of tables of courses and of lessons "cursos" are the courses: what the row begins with is what it means first.
    const [first] = english;
    const isTable = (stem: string) =>
      names.get(stem)?.some(({ of, words }) => of.kind === 'model' && words.length === 1) === true;
    const isFirst = concept.isThing && first?.length === 1 && first.every(isTable);
    for (const { locale, key, own } of keysOf(concept)) {
      // "curso" is a course, though the verb "cursar" has the same stem.
      if (locale === 'es' && own === '' && !concept.isThing && nouns.has(key)) continue;
      add(
        locale,
        key,
        locale !== 'en' && isFirst ? [first] : meant.filter((stems) => stems.join(' ') !== own),
      );
    }
  }
  return near;
}

/** Every way to say the concept, with the stems that it would be in an English schema. */
function keysOf({ en, vi, es }: Concept): { locale: Locale; key: string; own: string }[] {
  return [
    ...en.flatMap((word) => {
      const own = tokenize(word, 'en')
        .map((token) => token.schemaStem)
        .join(' ');
      return locales.flatMap((locale) =>
        [...new Set([own, fold(word)])].map((key) => ({ locale, key, own })),
      );
    }),
    ...vi.flatMap((word) => vietnameseKeys(word).map((key) => ({ locale: 'vi' as const, key, own: '' }))),
    ...es.flatMap((word) => {
      const stems = tokenize(word, 'es').map((token) => token.stem);
      return [...new Set([fold(word), stems.join(' ')])].map((key) => ({
        locale: 'es' as const,
        key,
        own: '',
      }));
    }),
  ];
}

/**
 * Tables that stand in for what a schema has under no name of its own: a helpdesk's customers are its
 * accounts. Only whole tables, and the likeliest one.
 */
function standIns(concept: string, names: ReadonlyMap<string, readonly Name[]>): string[][] {
  const isTable = (stem: string) =>
    names.get(stem)?.some(({ of, words }) => of.kind === 'model' && words.length === 1) === true;
  const found = (standInFor[concept] ?? []).map(stemOf).filter(isTable);
  // Anybody may be a person; where several tables hold people, the word says nothing of which.
  if (concept === 'person' && found.length > 1) return [];
  return found[0] === undefined ? [] : [[found[0]]];
}

const standInFor: Readonly<Record<string, readonly string[]>> = {
  customer: [
    'account',
    'member',
    'subscriber',
    'guest',
    'patient',
    'passenger',
    'tenant',
    'company',
    'organization',
    'user',
    'contact',
  ],
  person: ['employee', 'staff', 'member', 'user', 'customer', 'client', 'contact', 'guest', 'patient'],
  employee: ['agent', 'rep', 'user'],
  agent: ['employee', 'staff', 'user'],
  user: ['employee', 'customer'],
  guest: ['customer', 'client', 'tenant'],
  company: ['account', 'organization', 'customer'],
  order: ['purchase', 'sale', 'invoice', 'bill', 'receipt', 'transaction'],
};

/** As it is written, and marked `~` without its accents: for questions typed without any. */
function vietnameseKeys(word: string): string[] {
  return spelling(word) === fold(word) ? [fold(word)] : [spelling(word), `~${fold(word)}`];
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
