// Stretches of a question that name a model, a field or a relation. A name is matched as a set of words
// ("date of birth" is `birth_date`), and how much of it was said decides how well it fits.
import type { Model } from '../data-source/manifest.ts';
import type { Candidate, Target } from './links.ts';
import type { Token } from './locale/tokens.ts';
import type { Name } from './model-names.ts';
import type { SchemaIndex } from './schema-index.ts';
import { stemOf } from './schema-words.ts';
import type { WordUnit } from './word-units.ts';

export interface NameMatch {
  readonly start: number;
  readonly end: number;
  readonly candidate: Candidate;
  /** True when every word of the name was said. */
  readonly whole: boolean;
  /** True where small words stand between those of the name. */
  readonly bridged: boolean;
}

// Words that may stand between the words of one name.
const bridging = new Set([
  'of',
  'the',
  'a',
  'an',
  'in',
  'for',
  'de',
  'del',
  'la',
  'el',
  'los',
  'las',
  'cua',
  "'",
  'to',
]);

// Between two things rather than between the words for one.
const apart = new Set(['in', 'for', 'to']);

/** All matches of names, several for one stretch where several things share it. */
export function nameMatches(
  tokens: readonly Token[],
  units: readonly WordUnit[],
  index: SchemaIndex,
): NameMatch[] {
  const hits = new Map<Name, WordUnit[]>();
  for (const unit of units) {
    const [first] = unit.stems;
    for (const name of index.names.get(first as string) ?? []) {
      const inside =
        unit.stems.length === 1 || unit.stems.every((stem) => name.words.some((word) => word.stem === stem));
      if (!inside) continue;
      const list = hits.get(name);
      if (list) list.push(unit);
      else hits.set(name, [unit]);
    }
  }
  const matches: NameMatch[] = [];
  const spoken = hits.size > manyNames ? spokenModels(hits) : undefined;
  for (const [name, list] of hits) {
    // In a large schema thousands of columns hold "status"; those of models that nobody mentioned, and of
    // which only a part was said, are left out unseen.
    if (spoken && list.length === 1 && isPartial(name) && !spoken.has(name.of.model.name)) continue;
    matches.push(...matchesOf(name, list, tokens));
  }
  return matches;
}

const manyNames = 1500;

function isPartial(name: Name): boolean {
  return name.words.filter((word) => !word.optional && word.weight >= 0.3).length > 1;
}

/** Models all of whose words occur in the question. */
function spokenModels(hits: ReadonlyMap<Name, readonly WordUnit[]>): Set<string> {
  const spoken = new Set<string>();
  for (const [name, units] of hits) {
    if (name.of.kind !== 'model') continue;
    const said = new Set(units.flatMap(({ stems }) => stems));
    if (name.words.every((word) => word.optional || said.has(word.stem))) spoken.add(name.of.model.name);
  }
  return spoken;
}

function matchesOf(name: Name, units: readonly WordUnit[], tokens: readonly Token[]): NameMatch[] {
  const sorted = [...units].sort((left, right) => left.start - right.start || right.quality - left.quality);
  const matches: NameMatch[] = [];
  for (const [position, first] of sorted.entries()) {
    if (
      position > 0 &&
      sorted[position - 1]?.start === first.start &&
      sorted[position - 1]?.end === first.end &&
      sorted[position - 1]?.stems.length === first.stems.length
    )
      continue;
    const said = new Map<string, number>(first.stems.map((stem) => [stem, first.quality]));
    let end = first.end;
    pushMatch(matches, name, said, first.start, end, false);
    let bridged = false;
    let owned = false;
    for (const next of sorted.slice(position + 1)) {
      if (next.start < end) continue;
      if (!isBridged(tokens, end, next.start, name)) break;
      if (next.stems.some((stem) => said.has(stem))) continue;
      if (countsMany(name, first, next, tokens)) break;
      for (const stem of next.stems) said.set(stem, next.quality);
      bridged ||= next.start > end;
      const passesOwner =
        name.of.kind === 'field' &&
        tokens.slice(end, next.start).some(({ schemaStem }) => schemaStem === ownerStem(name.of.model));
      // "active shops are": the verb behind the shops is no part of `is_active`.
      if (passesOwner && next.stems.every((stem) => isSlight(name, stem))) break;
      owned ||= passesOwner;
      end = next.end;
      pushMatch(matches, name, said, first.start, end, bridged, owned);
    }
  }
  return matches;
}

function isSlight(name: Name, stem: string): boolean {
  return name.words.some((word) => word.stem === stem && (word.optional || word.weight < 0.5));
}

const countingHeads = new Set(['number', 'count', 'num', 'numero'].map(stemOf));

/** "number of orders" is how many there are; "number of the order" is its `order_number`. */
function countsMany(name: Name, first: WordUnit, next: WordUnit, tokens: readonly Token[]): boolean {
  const head = name.words.at(-1)?.stem;
  if (head === undefined || !countingHeads.has(head) || !first.stems.includes(head)) return false;
  const noun = tokens[next.end - 1];
  return next.start > first.end && isPlural(noun);
}

/** An English or Spanish plural, as far as its ending tells. */
export function isPlural(noun: Token | undefined): boolean {
  return noun?.folded.endsWith('s') === true && noun.schemaStem !== noun.folded;
}

/** "total order amount" is the total amount of an order: its own model may stand inside a field's name. */
function isBridged(tokens: readonly Token[], from: number, to: number, { of }: Name): boolean {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at] as Token;
    if (token.quoted) return false;
    const isOwner = of.kind === 'field' && token.schemaStem === ownerStem(of.model);
    if (!isOwner && !bridging.has(token.folded)) return false;
    // "products in the category" are products, whatever else has a product category.
    if (apart.has(token.folded) && (of.kind === 'model' || isPlural(tokens[from - 1]))) return false;
  }
  return to - from <= 3;
}

const ownerStems = new WeakMap<Model, string>();

function ownerStem(model: Model): string {
  const known = ownerStems.get(model) ?? stemOf(model.label);
  ownerStems.set(model, known);
  return known;
}

function pushMatch(
  matches: NameMatch[],
  name: Name,
  said: ReadonlyMap<string, number>,
  start: number,
  end: number,
  bridged: boolean,
  owned = false,
): void {
  let total = 0;
  let covered = 0;
  let missingHead = false;
  const head = name.words.at(name.nounFirst ? 0 : -1);
  for (const word of name.words) {
    const quality = said.get(word.stem);
    if (quality !== undefined) {
      covered += word.weight * quality;
      total += word.weight;
    } else if (!word.optional) {
      total += word.weight;
      if (word === head && word.weight >= 1 && name.words.length > 1) missingHead = true;
    }
  }
  if (covered === 0 || !name.words.some((word) => !word.optional && said.has(word.stem))) return;
  const coverage = covered / total;
  // "order id" is that of an order: of what belongs to an order item, half of its owner was left out.
  const owner = name.of.kind === 'field' ? name.words.filter(isOwnerWord) : [];
  const isPart = owner.some(({ stem }) => said.has(stem)) && !owner.every(({ stem }) => said.has(stem));
  const isRelation = name.of.kind === 'relation';
  // "games" is the number of games before it is the `games_percent`.
  const lacksUnit = name.words.some((word) => isUnitWord(word) && !said.has(word.stem));
  const score =
    (missingHead ? 0.82 : 1) * (lacksUnit ? 0.96 : 1) * (isPart ? 0.95 : 1) * coverage * name.strength;
  if (score < (isRelation ? 0.7 : 0.24)) return;
  matches.push({
    start,
    end,
    candidate: {
      target: targetOf(name),
      score,
      speaksOfModel: owned || name.words.some((word) => isOwnerWord(word) && said.has(word.stem)),
    },
    whole: coverage > 0.95,
    bridged,
  });
}

function isUnitWord({ optional, weight }: Name['words'][number]): boolean {
  return optional && weight < 0.15;
}

function isOwnerWord({ optional, weight }: Name['words'][number]): boolean {
  return optional && weight >= 0.15;
}

function targetOf(name: Name): Target {
  return name.of;
}
