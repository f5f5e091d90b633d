import { expect, it } from 'vitest';
import type { ProofSummary } from '#lib/policy/proof-view.ts';
import { proofAhead } from './proof-ahead.ts';

const proof = (state: ProofSummary['state'], started_at: string | null) =>
  ({ state, started_at }) as unknown as ProofSummary;

it('a policy that was read while its proof went on is read again when the proof has ended', () => {
  const [before, begun, ended] = [proof('done', '1'), proof('running', '2'), proof('done', '2')];
  const first = proofAhead(begun, before);
  expect(first).toBeDefined();
  // The proof ends before the policy has been read, which then still says that it runs.
  expect(proofAhead(ended, begun)).not.toBe(first);
  expect(proofAhead(ended, begun)).toBeDefined();
  expect(proofAhead(ended, ended)).toBeUndefined();
  expect(proofAhead(null, null)).toBeUndefined();
});
