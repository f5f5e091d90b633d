'use client';

import { useTranslations } from 'next-intl';
import type { Verdict } from '../conversation/exchange.ts';
import { Badge } from '../ui/badge.tsx';

const looks = { recorded: 'plain', suggested: 'accent', live: 'good' } as const;

/** How far the complaint has come: whoever gave it should see that it was not for nothing. */
export function ComplaintState({ state = 'recorded' }: { state: Verdict['state'] }) {
  const words = useTranslations('shared');
  return (
    <span className="mr-1" title={words(`feedbackStateText.${state}`)}>
      <Badge look={looks[state]}>{words(`feedbackStates.${state}`)}</Badge>
    </span>
  );
}
