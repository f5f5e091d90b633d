import type { Candidate } from './links.ts';

const keptCandidates = 24;

/** Each target once, by its best match, those far behind the first left out. */
export function bestCandidates(candidates: readonly Candidate[]): Candidate[] {
  const byTarget = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { target } = candidate;
    const key =
      target.kind !== 'relation' && target.kind !== 'field' && target.kind !== 'value'
        ? `${target.kind} ${target.model.name}`
        : target.kind === 'relation'
          ? `${target.model.name}>${target.relation.name}`
          : `${target.model.name}.${target.field.name}${target.kind === 'value' ? `=${target.value}` : ''}`;
    const known = byTarget.get(key);
    if (!known || known.score < candidate.score) byTarget.set(key, candidate);
  }
  const sorted = [...byTarget.values()].sort((left, right) => right.score - left.score);
  const top = (sorted[0] as Candidate).score;
  return sorted.filter((candidate) => candidate.score >= top * 0.5).slice(0, keptCandidates);
}
