'use client';

import type { ProofSummary } from '#lib/policy/proof-view.ts';
import { Badge } from '../ui/badge.tsx';
import { usePolicyWords } from './use-policy-words.ts';

export function ProofBadge({ proof }: { proof: ProofSummary | null }) {
  const { words, format } = usePolicyWords();
  if (!proof) return <Badge>{words.notProven}</Badge>;
  if (proof.state !== 'done') return <Badge>{words.proofStates[proof.state] ?? proof.state}</Badge>;
  if (proof.clean) return <Badge look="good">{words.clean}</Badge>;
  return (
    <Badge look="bad">
      {words.notClean}
      {proof.worse > 0 && ` · ${words.verdicts.worse}: ${format(proof.worse)}`}
    </Badge>
  );
}
