'use client';

import { MessageSquareWarning } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Exchange } from '../conversation/exchange.ts';
import { Button } from '../ui/button.tsx';
import { ComplaintState } from './complaint-state.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import { useVerdict } from './use-verdict.ts';

interface UnansweredBarProps {
  chatId: string;
  exchange: Exchange;
}

/** Below what is no answer: whoever asked can say what they meant, and so teach the words that were not known. */
export function UnansweredBar({ chatId, exchange }: UnansweredBarProps) {
  const words = useTranslations('shared');
  const give = useVerdict(chatId, exchange);
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (!exchange.messageId) return null;

  function close() {
    opener.current?.focus();
    setAsking(false);
  }

  return (
    <>
      <div className="-mb-1 flex flex-wrap items-center gap-2 print:hidden">
        <Button
          ref={opener}
          look="quiet"
          size="small"
          className="-ml-2"
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          <MessageSquareWarning aria-hidden className="size-4" />
          {words('sayWhatIsMeant')}
        </Button>
        <ComplaintState chatId={chatId} exchange={exchange} />
      </div>
      {asking && (
        <FeedbackForm
          unanswered
          before={exchange.feedback}
          isNumber
          onSend={(complaint) => {
            close();
            void give({ verdict: 'down', ...complaint });
          }}
          onCancel={close}
        />
      )}
    </>
  );
}
