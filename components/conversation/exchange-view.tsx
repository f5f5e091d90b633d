'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { visibleText } from '../envelope/visible-text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLanguage } from '../words/use-language.ts';
import { loadEnvelopeView, loadedEnvelopeView } from './answer-script.ts';
import { useConversations } from './conversation-context.tsx';
import { editQuestion } from './edit-question.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeFailure } from './exchange-failure.tsx';
import { ProgressView } from './progress-view.tsx';

const LateView = dynamic(loadEnvelopeView, {
  ssr: false,
  loading: () => <Skeleton className="h-24 w-full" />,
});

interface ExchangeViewProps {
  chatId: string;
  exchange: Exchange;
  /** The exchange after this one, which settles a clarification. */
  next: Exchange | undefined;
  /** Puts a question into the box, to be asked in other words. */
  onWrite: (question: string) => void;
}

export function ExchangeView({ chatId, exchange, next, onWrite }: ExchangeViewProps) {
  const language = useLanguage();
  const { words } = language;
  const { send, again } = useConversations();
  const { envelope, failure, progress } = exchange;
  // The same one for as long as the exchange is shown: another would forget what was opened in it.
  const [EnvelopeView] = useState(() => loadedEnvelopeView() ?? LateView);
  const retry = () => again(chatId, exchange);
  return (
    <article className="flex flex-col gap-4" aria-label={visibleText(exchange.question)}>
      <div className="group/question flex items-start justify-end gap-1">
        {/* Where nothing can point, it cannot wait to be pointed at. */}
        <IconButton
          label={words('editQuestion')}
          onClick={() => onWrite(exchange.question)}
          className="mt-1 focus-visible:opacity-100 print:hidden [@media(hover:hover)]:opacity-0 [@media(hover:hover)]:group-hover/question:opacity-100 [@media(hover:hover)]:focus-visible:opacity-100"
        >
          <Pencil aria-hidden className="size-3.5" />
        </IconButton>
        <p className="min-w-0 rounded-2xl rounded-br-md bg-accent-soft px-4 py-2 text-[0.9375rem] break-words whitespace-pre-wrap text-ink">
          <span className="sr-only">{words('you')}: </span>
          <bdi>{visibleText(exchange.question)}</bdi>
        </p>
      </div>
      {/* Always there, so that a screen reader hears what appears in it. */}
      <div aria-live="polite" aria-busy={progress !== undefined} className="min-w-0">
        {progress && <ProgressView progress={progress} />}
        {failure && <ExchangeFailure failure={failure} onRetry={retry} />}
        {envelope && (
          <EnvelopeView
            chatId={chatId}
            exchange={exchange}
            envelope={envelope}
            next={next}
            onAsk={(question) => send(chatId, question, { content: question })}
            onChoose={(pending, option) =>
              send(chatId, option.label, {
                clarification: { pending_clarification_id: pending, option_id: option.id },
              })
            }
            onEdit={(part, edit) => {
              if (!exchange.messageId) return;
              send(chatId, editQuestion(part, edit, language), {
                edit: { message_id: exchange.messageId, part_id: part.id, ...edit },
              });
            }}
            onRetry={retry}
          />
        )}
      </div>
    </article>
  );
}
