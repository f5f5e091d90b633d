// "Email vs call activities", "ratio of won to lost deals": of two words that are set against each other, what one is the
// other is too. Where both are values of one column, neither is the column or the day that it could be by itself.
import type { Candidate } from './links.ts';
import type { Token } from './locale/tokens.ts';

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
      const fields = fieldsOf(left);
      const shared = new Set([...fieldsOf(right)].filter((field) => fields.has(field)));
      if (shared.size === 0) continue;
      for (const group of [left, right])
        kept.set(
          group,
          group.candidates.filter(({ target }) => target.kind === 'value' && shared.has(target.field)),
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

function fieldsOf({ candidates }: Group) {
  return new Set(
    candidates.flatMap(({ target, score }) =>
      target.kind === 'value' && score >= leastValue ? [target.field] : [],
    ),
  );
}
