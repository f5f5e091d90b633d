import type { Candidate } from './links.ts';

const keptCandidates = 24;
/** What a candidate of a model that the question names is put forward by. */
const ofSpoken = 0.3;

/** Each target once, by its best match, those far behind the first left out; `spoken` models come first. */
export function bestCandidates(
  candidates: readonly Candidate[],
  spoken: ReadonlySet<string> = new Set(),
): Candidate[] {
  let top = 0;
  for (const { score } of candidates) top = Math.max(top, score);
  const near = candidates.filter(({ score }) => score >= top * 0.5);
  const order = ({ target, score }: Candidate) => score + (spoken.has(target.model.name) ? ofSpoken : 0);
  const sorted = near.length > 1 ? near.sort((left, right) => order(right) - order(left)) : near;
  const byTarget = new Map<string, Candidate>();
  for (const candidate of sorted) {
    const key = keyOf(candidate);
    const known = byTarget.get(key);
    if (!known || known.score < candidate.score) byTarget.set(key, candidate);
    if (byTarget.size >= keptCandidates) break;
  }
  return [...byTarget.values()].sort((left, right) => right.score - left.score);
}

function keyOf({ target }: Candidate): string {
  switch (target.kind) {
    case 'field':
      return `${target.model.name}.${target.field.name}`;
    case 'value':
      return `${target.model.name}.${target.field.name}=${target.value}`;
    case 'relation':
      return `${target.model.name}>${target.relation.name}`;
    default:
      return `${target.kind} ${target.model.name}`;
  }
}
