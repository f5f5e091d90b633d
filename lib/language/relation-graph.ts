// Ways from one model to another. Paths are found by cost: declared keys before inferred ones, fewer
// steps before more. A tie is kept, because two equally short ways usually mean two different things
// (the store of the staff, the store of the copy), and a person must be asked or a clue be found.
import type { Manifest, Model, Relation } from '../data-source/manifest.ts';
import { spellOut, stemOf } from './schema-words.ts';

export interface Way {
  /** Relation names, in order; empty for the model itself. */
  readonly steps: readonly Relation[];
  readonly cost: number;
  readonly toMany: boolean;
}

export interface RelationGraph {
  /** The cheapest ways, best first; empty where there is none. At most three. */
  ways(from: string, to: string): readonly Way[];
  /** Cost of the cheapest way; Infinity where there is none. */
  distance(from: string, to: string): number;
}

const longestWay = 6;
const turnedRound = 0.7;

export function relationGraph(manifest: Manifest): RelationGraph {
  const relations = new Map<string, readonly Relation[]>();
  const junctions = new Set<string>();
  const roles = new Set<Relation>();
  for (const model of manifest.models) {
    relations.set(model.name, model.relations);
    if (model.isJunction) junctions.add(model.name);
    for (const relation of model.relations) if (isRole(relation, model.relations)) roles.add(relation);
  }
  const special = specialLinks(manifest.models);
  for (const model of manifest.models)
    for (const relation of model.relations) if (special.has(relation.to)) roles.add(relation);
  const cache = new Map<string, Map<string, Way[]>>();
  const from = (start: string): Map<string, Way[]> => {
    const known = cache.get(start);
    if (known) return known;
    const found = search(start, { relations, junctions, roles });
    cache.set(start, found);
    return found;
  };
  return {
    ways: (start, to) => from(start).get(to) ?? [],
    distance: (start, to) => from(start).get(to)?.[0]?.cost ?? Number.POSITIVE_INFINITY,
  };
}

interface Ground {
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  readonly junctions: ReadonlySet<string>;
  readonly roles: ReadonlySet<Relation>;
}

const inRole = 1.05;

/**
 * True for a key that names a role where another is named as the model itself: a request's employee is who
 * made it, sooner than who approved it.
 */
function isRole(relation: Relation, siblings: readonly Relation[]): boolean {
  const others = siblings.filter(
    (other) => other !== relation && other.to === relation.to && other.kind === relation.kind,
  );
  return !isPlain(relation) && others.some(isPlain);
}

/**
 * Tables between the same two others as one that is called by those alone: who is of a department is told by
 * `dept_emp`, sooner than by `dept_manager`.
 */
function specialLinks(models: readonly Model[]): ReadonlySet<string> {
  const plain = new Set<string>();
  const named = new Map<string, string>();
  for (const model of models) {
    const ends = [...new Set(model.relations.flatMap(({ kind, to }) => (kind === 'one' ? [to] : [])))];
    if (ends.length !== 2 || model.isView) continue;
    const key = ends.sort().join(' ');
    const words = ends.flatMap((end) => stemsOf(models.find(({ name }) => name === end)?.label ?? end));
    if (stemsOf(model.label).every((stem) => words.includes(stem))) plain.add(key);
    else named.set(model.name, key);
  }
  return new Set([...named].flatMap(([name, key]) => (plain.has(key) ? [name] : [])));
}

function stemsOf(label: string): string[] {
  return spellOut(label).map(stemOf);
}

function isPlain({ kind, name, to }: Relation): boolean {
  return kind === 'one' ? name === to || (name.length >= 3 && to.startsWith(name)) : !name.includes('_by_');
}

/** Cheapest-first search over models; a few ways are kept for each, so that ties can be seen. */
function search(start: string, { relations, junctions, roles }: Ground): Map<string, Way[]> {
  const found = new Map<string, Way[]>([[start, [{ steps: [], cost: 0, toMany: false }]]]);
  let frontier: { at: string; way: Way; seen: readonly string[] }[] = [
    { at: start, way: { steps: [], cost: 0, toMany: false }, seen: [start] },
  ];
  for (let depth = 0; depth < longestWay && frontier.length > 0; depth += 1) {
    const next: typeof frontier = [];
    for (const { at, way, seen } of frontier) {
      for (const relation of relations.get(at) ?? []) {
        if (seen.includes(relation.to)) continue;
        const extended: Way = {
          steps: [...way.steps, relation],
          cost:
            way.cost +
            stepCost(relation, junctions) * (roles.has(relation) ? inRole : 1) +
            turnCost(way.steps.at(-1), relation, junctions),
          toMany: way.toMany || relation.kind === 'many',
        };
        const known = found.get(relation.to) ?? [];
        if (known.length >= 3 && (known[2]?.cost ?? 0) <= extended.cost) continue;
        if (known[0] && extended.cost > known[0].cost + 1.2) continue;
        const better = [...known, extended].sort((left, right) => left.cost - right.cost).slice(0, 3);
        found.set(relation.to, better);
        if (better.includes(extended))
          next.push({ at: relation.to, way: extended, seen: [...seen, relation.to] });
      }
    }
    frontier = next.slice(0, 4000);
  }
  return found;
}

/** Going up and down again through a shared parent (two orders of one customer) is hardly ever what is meant. */
function turnCost(last: Relation | undefined, next: Relation, junctions: ReadonlySet<string>): number {
  const turns = last?.kind === 'one' && next.kind === 'many' && !junctions.has(next.to);
  return turns ? turnedRound : 0;
}

// A step to many costs more; a pure join table is half a step each way.
// The country of an order is that of who ordered, sooner than that of the shed it was packed in.
const handlers = /(^|_)(warehouse|depot|storage|shipper|carrier|courier|device|terminal)s?($|_)/;

function stepCost(relation: Relation, junctions: ReadonlySet<string>): number {
  const declared = relation.basis === 'name' ? 1.25 : 1;
  const junction = junctions.has(relation.to) ? 0.55 : 1;
  const logistics = handlers.test(relation.to) ? 1.05 : 1;
  return declared * junction * logistics * (relation.kind === 'many' ? 1.08 : 1);
}
