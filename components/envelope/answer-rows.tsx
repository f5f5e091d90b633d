'use client';

import type { AnswerEnvelope } from '#lib/envelope/envelope.ts';
import { listLink } from './data-links.ts';
import { ListLink } from './list-link.tsx';
import { isSingleValue, NumberCard } from './number-card.tsx';
import { ResultView } from './result-view.tsx';

interface AnswerRowsProps {
  /** Whose place the links to rows go by; absent where the reader has no such chat. */
  chatId: string | undefined;
  /** Absent where the answer has no record, and so no file either. */
  messageId: string | undefined;
  envelope: AnswerEnvelope;
}

/** What an answer found: one number at a glance, or rows; nothing where there is neither. */
export function AnswerRows({ chatId, messageId, envelope }: AnswerRowsProps) {
  const { result, truncated, provenance } = envelope.data;
  // What a model wrote gives the rows it gave; only a plan can be run without its limit.
  const repeatable = provenance?.snippet ? undefined : messageId;
  const listHref = chatId === undefined ? undefined : listLink(chatId, envelope);
  if (!result || result.rows.length === 0) return null;
  if (isSingleValue(result)) {
    return <NumberCard result={result} below={listHref && <ListLink href={listHref} />} />;
  }
  return (
    <ResultView
      result={result}
      truncated={truncated}
      chatId={chatId}
      messageId={repeatable}
      listHref={listHref}
    />
  );
}
