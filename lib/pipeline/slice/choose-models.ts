// Which part of a large manifest a prompt must hold: the models whose words stand in the question, and those
// that connect them. It ranks words and follows relations; it understands nothing, so it is generous.
import MiniSearch from 'minisearch';
import type { Manifest, ManifestIndex, Model } from '../../data-source/manifest.ts';
import { fold } from '../../language/locale/fold.ts';
import { stem } from '../../language/locale/stem.ts';

export interface RankedModel {
  readonly model: Model;
  readonly score: number;
  /** Fields that the question named, by name. */
  readonly fields: ReadonlySet<string>;
}

interface Entry {
  readonly id: string;
  readonly names: string;
  readonly words: string;
  readonly values: string;
  readonly comments: string;
}

interface SliceIndex {
  readonly search: MiniSearch<Entry>;
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}

/** Values of a field that are searched; the commonest come first. */
const valuesIndexed = 60;
/** A word of the earlier questions counts less than one of this question. */
const earlierWeight = 0.4;
/** How much of a neighbour's score a model has besides its own. */
const fromNeighbour = 0.35;
const ranked = 120;

const indexes = new WeakMap<Manifest, SliceIndex>();

/** A source of so many models is told whole, best first, where the budget allows. */
const smallSource = 40;

/**
 * Models by how likely the question needs them, best first. Those that nothing speaks for come after them
 * only in a small source, and where nothing was found at all: then the ones that most others refer to.
 */
export function chooseModels(
  { manifest, model: modelOf }: ManifestIndex,
  question: string,
  earlier: readonly string[] = [],
): readonly RankedModel[] {
  const index = sliceIndex(manifest);
  const own = scores(index, question, 1);
  const past = scores(index, earlier.join(' '), earlierWeight);
  const direct = new Map(own);
  for (const [name, score] of past) direct.set(name, (direct.get(name) ?? 0) + score);
  const asked = new Set(terms(question));
  const found = spread(direct, index.neighbours);
  if (found.size === 0 || manifest.models.length <= smallSource) {
    const near = (model: Model) => index.neighbours.get(model.name)?.length ?? 0;
    const rest = manifest.models.filter(({ name }) => !found.has(name));
    for (const { name } of rest.sort((left, right) => near(right) - near(left)).slice(0, smallSource))
      found.set(name, 0);
  }
  return [...found]
    .sort((left, right) => right[1] - left[1])
    .slice(0, ranked)
    .flatMap(([name, score]) => {
      const model = modelOf(name);
      return model ? [{ model, score, fields: namedFields(model, asked) }] : [];
    });
}

function scores({ search }: SliceIndex, text: string, weight: number): Map<string, number> {
  if (text.trim() === '') return new Map();
  const asked = {
    queries: [text],
    boost: { names: 6, words: 1.6, values: 1.2, comments: 0.6 },
    prefix: (term: string) => term.length > 4,
    fuzzy: (term: string) => (term.length > 5 ? 0.15 : false),
    weights: { prefix: 0.3, fuzzy: 0.2 },
  };
  const abbreviated = { queries: abbreviations(text), fields: ['names'] };
  const found = search.search({ combineWith: 'OR', queries: [asked, abbreviated] });
  return new Map(found.slice(0, 200).map(({ id, score }) => [String(id), score * weight]));
}

/** Tables are often called by the start of a word: `inst`, `cust`. */
function abbreviations(text: string): string[] {
  return terms(text).flatMap((term) => {
    const longest = term.length - 2;
    return Array.from({ length: Math.max(0, longest - 3) }, (_, at) => term.slice(0, at + 4));
  });
}

/**
 * What was found speaks for what it is related to: a table that joins two that were named has words of
 * neither, and of two tables of one name the one among the others that were named is meant.
 */
function spread(
  direct: ReadonlyMap<string, number>,
  neighbours: SliceIndex['neighbours'],
): Map<string, number> {
  const all = new Map(direct);
  for (const name of direct.keys()) {
    for (const next of neighbours.get(name) ?? []) if (!all.has(next)) all.set(next, 0);
  }
  for (const name of all.keys()) {
    // Only the best two neighbours count, or a table that all refer to would win everything.
    const best = (neighbours.get(name) ?? [])
      .map((next) => direct.get(next) ?? 0)
      .sort((left, right) => right - left);
    all.set(name, (direct.get(name) ?? 0) + fromNeighbour * ((best[0] ?? 0) + (best[1] ?? 0)));
  }
  return all;
}

function sliceIndex(manifest: Manifest): SliceIndex {
  let index = indexes.get(manifest);
  if (!index) {
    const search = new MiniSearch<Entry>({
      fields: ['names', 'words', 'values', 'comments'],
      tokenize: terms,
      processTerm: (term) => term,
    });
    search.addAll(manifest.models.map(entryOf));
    index = { search, neighbours: neighboursIn(manifest) };
    indexes.set(manifest, index);
  }
  return index;
}

function entryOf(model: Model): Entry {
  const { fields } = model;
  return {
    id: model.name,
    names: [model.name, model.label, model.plural, ...(model.synonyms ?? [])].join(' '),
    words: fields.flatMap(({ name, label, synonyms = [] }) => [name, label, ...synonyms]).join(' '),
    values: fields
      .flatMap(({ values = [], enumValues = [] }) => [...enumValues, ...values.slice(0, valuesIndexed)])
      .join(' '),
    comments: [model.description, ...fields.map(({ description }) => description)].join(' '),
  };
}

function neighboursIn(manifest: Manifest): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    const near = found.get(from) ?? new Set();
    found.set(from, near.add(to));
  };
  for (const { name, relations } of manifest.models) {
    for (const { to } of relations) {
      if (to === name) continue;
      add(name, to);
      add(to, name);
    }
  }
  return new Map([...found].map(([name, near]) => [name, [...near]]));
}

function namedFields(model: Model, asked: ReadonlySet<string>): Set<string> {
  const named = model.fields.filter(
    ({ name, label, synonyms = [], values = [], enumValues = [] }) =>
      [name, label, ...synonyms].some((each) => terms(each).some((term) => asked.has(term))) ||
      [...enumValues, ...values].some((value) => {
        const parts = terms(value);
        return parts.length > 0 && parts.every((term) => asked.has(term));
      }),
  );
  return new Set(named.map(({ name }) => name));
}

const stems = new Map<string, string>();

/** Folded words without endings; `OrderLines` and `order_lines` are two words each. */
export function terms(text: string): string[] {
  const split = text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2');
  return fold(split)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !unsaying.has(word))
    .map(stemmed);
}

function stemmed(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    found = stem(word, 'en');
    if (stems.size > 100_000) stems.clear();
    stems.set(word, found);
  }
  return found;
}

/** Words that stand in questions about anything, folded; a table that has one of them is not meant by it. */
const unsaying = new Set(
  [
    'a all also an and any are as at be by can could count did different do does each find for from give has have how in is it its list',
    'many me no not number of on or our please show tell than that the their them there these they this to was we were what when which who whose with you your',
    'cada con cual cuales cuantas cuantos dame de del el en es hay la las los muestra o para por que quien se sin son sus todas todos un una y',
    'bao cac cai cho co cua den duoc gi hay la moi nao nhieu nhung o tai theo trong tu va',
  ].flatMap((words) => words.split(' ')),
);
