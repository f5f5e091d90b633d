'use client';

import type { ClarificationEnvelope, Envelope } from '#lib/envelope/envelope.ts';
import type { Exchange } from '../conversation/exchange.ts';
import { AnswerView } from './answer-view.tsx';
import { ClarificationView } from './clarification-view.tsx';
import { ErrorView } from './error-view.tsx';
import { OutOfScopeView } from './out-of-scope-view.tsx';
import type { EditPart } from './reading-parts.tsx';

export type Option = ClarificationEnvelope['data']['options'][number];

interface EnvelopeViewProps {
  chatId: string;
  exchange: Exchange;
  envelope: Envelope;
  next: Exchange | undefined;
  onAsk: (question: string) => void;
  onChoose: (pendingClarificationId: string, option: Option) => void;
  onEdit: EditPart;
  onRetry: () => void;
}

/** One view for each kind of envelope, and no other kinds. */
export function EnvelopeView({
  chatId,
  exchange,
  envelope,
  next,
  onAsk,
  onChoose,
  onEdit,
  onRetry,
}: EnvelopeViewProps) {
  switch (envelope.type) {
    case 'answer':
      return (
        <AnswerView chatId={chatId} exchange={exchange} envelope={envelope} onAsk={onAsk} onEdit={onEdit} />
      );
    case 'clarification':
      return (
        <ClarificationView
          chatId={chatId}
          exchange={exchange}
          envelope={envelope}
          next={next}
          onChoose={(option) => onChoose(envelope.data.pending_clarification_id, option)}
        />
      );
    case 'out_of_scope':
      return <OutOfScopeView chatId={chatId} exchange={exchange} envelope={envelope} onAsk={onAsk} />;
    case 'error':
      return (
        <ErrorView
          chatId={chatId}
          exchange={exchange}
          envelope={envelope}
          onRetry={onRetry}
          onEdit={exchange.messageId === undefined ? undefined : onEdit}
        />
      );
  }
}
