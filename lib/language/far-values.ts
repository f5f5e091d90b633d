// Values that a question can hardly mean: a first name, or a plain word, of things that are far from everything it
// names. "Which films won an Oscar?" is not about a customer called Oscar, three tables away from any film.
import type { Model } from '../data-source/manifest.ts';
import type { Candidate } from './links.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';

interface Group {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

/** Steps between models over which a lone word still reaches. */
const reach = 2;
const upwardReach = 3;
const dealing =
  /^(bought|buys?|buying|ordered|purchased|sold|rented|borrowed|hired|booked|mua|thue|compr(an|aron|o|ado)|alquil(an|aron|o))$/;
const partOfName = /\b(first|last|middle|given|family|sur) ?name\b|^(surname|forename)$/;

/** The groups without such candidates, and without those that had no others. */
export function withinReach<G extends Group>(
  groups: readonly G[],
  tokens: readonly Token[],
  index: SchemaIndex,
): readonly G[] {
  const named = namedModels(groups);
  if (named.length === 0) return groups;
  return groups.flatMap((group) => {
    const candidates = group.candidates.filter(
      (candidate) =>
        candidate.policy !== undefined ||
        !isLone(candidate, group, groups, tokens) ||
        named.some((model) => isReached(model, candidate.target.model.name, index)),
    );
    return candidates.length > 0 ? [{ ...group, candidates }] : [];
  });
}

function namedModels(groups: readonly Group[]): string[] {
  const named = new Set<string>();
  for (const { candidates } of groups) {
    const isModel = candidates.some(({ target, score }) => target.kind === 'model' && score >= 0.9);
    for (const { target, score } of candidates) {
      // Where a word names a thing, the columns that point to it are no things of their own.
      const counts = isModel ? target.kind === 'model' : target.kind !== 'value';
      if (counts && score >= 0.7) named.add(target.model.name);
    }
  }
  return [...named];
}

/** One word that is part of a person's name, or that is written like any other word. */
function isLone(
  { target }: Candidate,
  { start, end }: Group,
  groups: readonly Group[],
  tokens: readonly Token[],
): boolean {
  if (target.kind !== 'value' || end - start > 1 || tokens[start]?.quoted) return false;
  // Whoever "bought phones" is far from the kinds of things there are, and yet speaks of one.
  if (dealing.test(tokens[start - 1]?.folded ?? '')) return false;
  const isPlain = /^\p{Ll}+$/u.test(tokens[start]?.text ?? '');
  if (!isPlain && !partOfName.test(senseOf(target.field))) return false;
  return !groups.some(
    (other) => (other.end === start || other.start === end) && speaksOf(other, target.model),
  );
}

function speaksOf({ candidates }: Group, model: Model): boolean {
  return candidates.some(({ target }) => target.model === model);
}

/** What a row is part of reaches further than what is its part: a line is of one product, that of one kind of things. */
function isReached(from: string, to: string, index: SchemaIndex): boolean {
  if (from === to) return true;
  const [way] = index.graph.ways(from, to);
  const isUpward = way?.steps.every(({ kind }) => kind === 'one') === true;
  const back = index.graph.ways(to, from)[0];
  const steps = Math.min(
    way?.steps.length ?? Number.POSITIVE_INFINITY,
    back?.steps.length ?? Number.POSITIVE_INFINITY,
  );
  return steps <= (isUpward ? upwardReach : reach);
}
