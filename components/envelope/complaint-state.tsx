'use client';

import type { Verdict } from '../conversation/exchange.ts';
import { Badge } from '../ui/badge.tsx';
import { useLanguage } from '../words/words-context.tsx';

const looks = { recorded: 'plain', suggested: 'accent', live: 'good' } as const;

/** How far the complaint has come: whoever gave it should see that it was not for nothing. */
export function ComplaintState({ state = 'recorded' }: { state: Verdict['state'] }) {
  const { words } = useLanguage();
  return (
    <span className="mr-1" title={words.feedbackStateText[state]}>
      <Badge look={looks[state]}>{words.feedbackStates[state]}</Badge>
    </span>
  );
}
