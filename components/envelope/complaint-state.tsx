'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useConversations } from '../conversation/conversation-context.tsx';
import type { Exchange } from '../conversation/exchange.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';

const looks = { recorded: 'plain', suggested: 'accent', live: 'good' } as const;

/**
 * How far the complaint has come: whoever gave it should see that it was not for nothing, and once it changed
 * something ask again where they complained.
 */
export function ComplaintState({ chatId, exchange }: { chatId: string; exchange: Exchange }) {
  const words = useTranslations('shared');
  const { send } = useConversations();
  const { question, feedback } = exchange;
  if (feedback?.verdict !== 'down') return null;
  const { state = 'recorded' } = feedback;
  return (
    <span className="mr-1 flex items-center gap-1" title={words(`feedbackStateText.${state}`)}>
      <Badge look={looks[state]}>{words(`feedbackStates.${state}`)}</Badge>
      {state === 'live' && (
        <Button look="quiet" size="small" onClick={() => send(chatId, question, { content: question })}>
          <RotateCw aria-hidden className="size-3.5" />
          {words('askAgain')}
        </Button>
      )}
    </span>
  );
}
