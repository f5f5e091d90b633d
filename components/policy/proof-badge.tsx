'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ProofSummary } from '#lib/policy/proof-view.ts';
import { Badge } from '../ui/badge.tsx';
import { knownWord } from '../words/known-word.ts';

export function ProofBadge({ proof }: { proof: ProofSummary | null }) {
  const words = useTranslations('policy');
  const states = useTranslations('policy.proofStates');
  const { number: format } = useFormatter();
  if (!proof) return <Badge>{words('notProven')}</Badge>;
  if (proof.state !== 'done') return <Badge>{knownWord(states, proof.state) ?? proof.state}</Badge>;
  if (proof.clean) return <Badge look="good">{words('clean')}</Badge>;
  return (
    <Badge look="bad">
      {words('notClean')}
      {proof.worse > 0 && ` · ${words('verdicts.worse')}: ${format(proof.worse)}`}
    </Badge>
  );
}
