'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ErrorEnvelope } from '#lib/envelope/envelope.ts';
import type { Exchange } from '../conversation/exchange.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { type EditPart, ReadingParts } from './reading-parts.tsx';
import { UnansweredBar } from './unanswered-bar.tsx';
import { visibleText } from './visible-text.ts';

/** What a model made of the words was of no use: whoever asked can say what they meant by them. */
const teachable: ReadonlySet<string> = new Set([
  'model.invalid_reply',
  'plan.invalid',
  'snippet.type_error',
  'guard.refused',
  'query.refused',
]);

interface ErrorViewProps {
  chatId: string;
  exchange: Exchange;
  envelope: ErrorEnvelope;
  onRetry: () => void;
  /** Absent where the failure has no record. */
  onEdit: EditPart | undefined;
}

/** What failed, how the question had been read, and what can be done: again, or with a part less. */
export function ErrorView({ chatId, exchange, envelope, onRetry, onEdit }: ErrorViewProps) {
  const words = useTranslations('shared');
  const { understood } = envelope.data;
  return (
    <section
      className="flex animate-appear flex-col gap-3 rounded-lg border border-line bg-surface p-4"
      data-envelope="error"
    >
      <p className="flex items-center gap-2 text-xs font-medium text-bad">
        <TriangleAlert aria-hidden className="size-4" />
        {words('errorTitle')}
      </p>
      <p className="text-[0.9375rem] break-words">{visibleText(envelope.message)}</p>
      {understood && (
        <p className="break-words text-ink-soft">
          <span className="font-medium text-ink">{words('readAs')}: </span>
          <bdi>{visibleText(understood.reading)}</bdi>
        </p>
      )}
      {understood?.parts && onEdit && <ReadingParts brief parts={understood.parts} onEdit={onEdit} />}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {envelope.data.retryable && (
          <Button onClick={onRetry}>
            <RotateCw aria-hidden className="size-4" />
            {words('tryAgain')}
          </Button>
        )}
        <dl className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-1 text-xs text-ink-soft">
          <div className="flex gap-1.5">
            <dt>{words('errorCode')}</dt>
            <dd className="font-mono text-ink">{visibleText(envelope.data.error_code)}</dd>
          </div>
          <div className="flex min-w-0 items-center gap-1.5">
            <dt className="shrink-0">{words('traceId')}</dt>
            <dd className="flex min-w-0 items-center gap-1 text-ink">
              <span className="truncate font-mono">{envelope.meta.trace_id}</span>
              <CopyButton text={envelope.meta.trace_id} />
            </dd>
          </div>
        </dl>
      </div>
      {teachable.has(envelope.data.error_code) && <UnansweredBar chatId={chatId} exchange={exchange} />}
    </section>
  );
}
