import type { ProofSummary } from '#lib/policy/proof-view.ts';

/**
 * How far what is known of a proof is ahead of what the policy was read with; undefined: not at all. Another text
 * whenever either side has moved: the policy that was read while the proof went on is behind once more.
 */
export function proofAhead(shown: ProofSummary | null, known: ProofSummary | null): string | undefined {
  const [ahead, behind] = [shown, known].map((proof) => `${proof?.state} ${proof?.started_at}`);
  return ahead === behind ? undefined : `${ahead} / ${behind}`;
}
