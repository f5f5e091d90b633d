'use client';

import { Share2, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import type { Exchange, Verdict } from '../conversation/exchange.ts';
import { useShare } from '../share/use-share.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ComplaintState } from './complaint-state.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import { isNumeric } from './format-cell.ts';
import { useVerdict } from './use-verdict.ts';

interface FeedbackBarProps {
  chatId: string;
  exchange: Exchange;
  /** What else can be done with the answer, beside the thumbs. */
  children?: ReactNode;
}

/** Thumbs for one answer, and below its row the form of a complaint. */
export function FeedbackBar({ chatId, exchange, children }: FeedbackBarProps) {
  const words = useTranslations('shared');
  const keep = useVerdict(chatId, exchange);
  const share = useShare();
  const [asking, setAsking] = useState(false);
  const thumb = useRef<HTMLButtonElement>(null);
  const given = exchange.feedback?.verdict;

  /** The form takes the focus with it; the thumb that opened it is where to go on. */
  function close() {
    if (asking) thumb.current?.focus();
    setAsking(false);
  }

  function give(verdict: Verdict) {
    close();
    void keep(verdict);
  }

  return (
    <>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-y-2 has-[form]:flex-1 has-[form]:basis-80 print:hidden sm:gap-x-1">
        <ComplaintState chatId={chatId} exchange={exchange} />
        <fieldset className="flex items-center sm:gap-1">
          <legend className="sr-only">{words('feedbackQuestion')}</legend>
          <span aria-hidden className="pr-1 text-xs text-ink-faint max-sm:hidden">
            {words('feedbackQuestion')}
          </span>
          <IconButton
            label={words('thumbsUp')}
            aria-pressed={given === 'up'}
            onClick={() => give({ verdict: 'up' })}
          >
            <ThumbsUp aria-hidden className={classes('size-4', given === 'up' && 'fill-current')} />
          </IconButton>
          <IconButton
            ref={thumb}
            label={words('thumbsDown')}
            aria-pressed={given === 'down'}
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          >
            <ThumbsDown aria-hidden className={classes('size-4', given === 'down' && 'fill-current')} />
          </IconButton>
        </fieldset>
        <span aria-hidden className="mx-1 h-4 w-px bg-line" />
        <IconButton label={words('share')} onClick={() => share(chatId, exchange.messageId)}>
          <Share2 aria-hidden className="size-4" />
        </IconButton>
        {children}
      </div>
      {asking && (
        <FeedbackForm
          before={exchange.feedback}
          isNumber={isNumber(exchange)}
          onSend={(complaint) => give({ verdict: 'down', ...complaint })}
          onCancel={close}
        />
      )}
    </>
  );
}

/** A single number can be set right by another one. */
function isNumber({ envelope }: Exchange): boolean {
  const result = envelope?.type === 'answer' ? envelope.data.result : undefined;
  const [column] = result?.columns ?? [];
  return (
    result != null &&
    result.columns.length === 1 &&
    result.rows.length <= 1 &&
    column !== undefined &&
    isNumeric(column)
  );
}
