// "Email vs call activities", "ratio of won to lost deals": of two words that are set against each other, what one is the
// other is too. Where both are values of one column, neither is the column or the day that it could be by itself.
import type { Field } from '../data-source/manifest.ts';
import type { Candidate } from './links.ts';
import { fold } from './locale/fold.ts';
import type { Token } from './locale/tokens.ts';
import { senseOfWords } from './name-sense.ts';

interface Group {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

const against = /^(vs|versus|against|frente a|contra|compared (to|with)|so voi|comparad[oa]s? con)$/;
const ofRatio = /\b(ratio|proporcion|ty le|ti le)\b/;
const toRatio = /^(to|a|tren|so voi)$/;
const leastValue = 0.75;

/** The groups with the values alone, where two that are set against each other have values of one column. */
export function twoOfAKind<G extends Group>(groups: readonly G[], tokens: readonly Token[]): readonly G[] {
  const kept = new Map<G, readonly Candidate[]>();
  for (const left of groups)
    for (const right of groups) {
      if (!areOpposed(left, right, tokens)) continue;
      const [lefts, rights] = [valuesOf(left), valuesOf(right)];
      const values = new Map([
        [left, [...lefts, ...translated(left, rights, tokens)]],
        [right, [...rights, ...translated(right, lefts, tokens)]],
      ]);
      const shared = new Set(
        fieldsIn(values.get(left) ?? []).filter((field) => fieldsIn(values.get(right) ?? []).includes(field)),
      );
      if (shared.size === 0) continue;
      for (const [group, found] of values)
        kept.set(
          group,
          found.filter(({ target }) => target.kind === 'value' && shared.has(target.field)),
        );
    }
  return groups.map((group) => ({ ...group, candidates: kept.get(group) ?? group.candidates }));
}

function areOpposed(left: Group, right: Group, tokens: readonly Token[]): boolean {
  if (right.start <= left.end || right.start - left.end > 2) return false;
  const between = wordsOf(tokens.slice(left.end, right.start));
  if (against.test(between)) return true;
  return toRatio.test(between) && ofRatio.test(wordsOf(tokens.slice(0, left.start)));
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ folded }) => folded).join(' ');
}

function valuesOf({ candidates }: Group): readonly Candidate[] {
  return candidates.filter(({ target, score }) => target.kind === 'value' && score >= leastValue);
}

function fieldsIn(values: readonly Candidate[]): readonly Field[] {
  return values.flatMap(({ target }) => (target.kind === 'value' ? [target.field] : []));
}

/** "web frente a teléfono": where one is a value of an English column, the other may be said in another language. */
function translated(
  group: Group,
  others: readonly Candidate[],
  tokens: readonly Token[],
): readonly Candidate[] {
  const said = wordsOf(tokens.slice(group.start, group.end));
  const meant = (['es', 'vi'] as const)
    .map((language) => senseOfWords(said, language))
    .filter((one) => one !== said);
  return others.flatMap(({ target }) => {
    if (target.kind !== 'value') return [];
    const known = target.field.enumValues ?? target.field.values ?? [];
    const value = known.find((one) => meant.includes(fold(one)));
    return value === undefined ? [] : [{ target: { ...target, value }, score: leastValue }];
  });
}
