'use client';

import { ArrowDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Conversation } from './conversation-store.ts';
import { ExchangeView } from './exchange-view.tsx';
import { useStickToBottom } from './use-stick-to-bottom.ts';

interface ExchangeListProps {
  chatId: string;
  conversation: Conversation;
  onWrite: (question: string) => void;
}

export function ExchangeList({ chatId, conversation, onWrite }: ExchangeListProps) {
  const words = useTranslations('shared');
  const { exchanges, status } = conversation;
  const { scroller, content, nearBottom, toBottom } = useStickToBottom(exchanges.length);

  return (
    <div className="relative min-h-0 flex-1 print:block">
      {/* Positioned, or what is hidden for the eye in it would make the document as long as the conversation. */}
      <div
        ref={scroller}
        className="relative scroll-thin h-full overflow-y-auto print:h-auto print:overflow-visible"
      >
        <div
          ref={content}
          className="mx-auto flex max-w-4xl flex-col gap-8 px-4 pt-6 pb-8 md:px-8 print:max-w-none print:px-0"
        >
          {status === 'loading' ? (
            <LoadingExchange />
          ) : (
            exchanges.map((exchange, index) => (
              <ExchangeView
                key={exchange.key}
                chatId={chatId}
                exchange={exchange}
                next={exchanges[index + 1]}
                onWrite={onWrite}
              />
            ))
          )}
        </div>
      </div>
      {!nearBottom && (
        <Button
          size="icon"
          onClick={toBottom}
          aria-label={words('toBottom')}
          title={words('toBottom')}
          // Beside the column where there is room for it: in the middle it lies on the buttons of an answer.
          className="absolute right-[max(1rem,calc(50%-30rem))] bottom-3 rounded-full shadow-panel print:hidden"
        >
          <ArrowDown aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}

function LoadingExchange() {
  const words = useTranslations('shared');
  return (
    <div role="status" aria-label={words('loading')} className="flex flex-col gap-4">
      <Skeleton className="h-9 w-1/2 self-end" />
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
