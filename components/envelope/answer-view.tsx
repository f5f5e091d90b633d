'use client';

import { BadgeCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AnswerEnvelope, Provenance } from '#lib/envelope/envelope.ts';
import type { Exchange } from '../conversation/exchange.ts';
import { useMe } from '../shell/me-context.tsx';
import { Badge } from '../ui/badge.tsx';
import { VerifyButton } from '../verified/verify-button.tsx';
import { AnswerRows } from './answer-rows.tsx';
import { FeedbackBar } from './feedback-bar.tsx';
import { ProvenancePanel } from './provenance-panel.tsx';
import { type EditPart, ReadingParts } from './reading-parts.tsx';
import { SuggestionChips } from './suggestion-chips.tsx';
import { unsaid } from './unsaid.ts';
import { visibleText } from './visible-text.ts';
import { WithoutPolicy } from './without-policy.tsx';

interface AnswerViewProps {
  chatId: string;
  exchange: Exchange;
  envelope: AnswerEnvelope;
  onAsk: (question: string) => void;
  onEdit: EditPart;
}

export function AnswerView({ chatId, exchange, envelope, onAsk, onEdit }: AnswerViewProps) {
  const words = useTranslations('shared');
  const admin = useMe().role === 'admin';
  const { result, provenance, suggestions } = envelope.data;
  const notes = unsaid(envelope);
  const [without, setWithout] = useState<Provenance['policies'][number]>();
  return (
    <div className="flex animate-appear flex-col gap-3" data-envelope="answer">
      <p className="text-[0.9375rem] leading-relaxed break-words whitespace-pre-wrap">
        <bdi>{visibleText(envelope.message)}</bdi>
      </p>
      {envelope.data.phrasing !== undefined && (
        <p className="leading-relaxed break-words">
          <bdi>{visibleText(envelope.data.phrasing)}</bdi>{' '}
          <span className="text-xs text-ink-faint">{words('phrasedBy')}</span>
        </p>
      )}
      {provenance?.planner === 'verified' && (
        <p className="flex">
          <Badge look="good">
            <BadgeCheck aria-hidden className="size-3.5" />
            {words('planners.verified')}
          </Badge>
        </p>
      )}
      {provenance?.parts && exchange.messageId && (
        <ReadingParts brief parts={provenance.parts} onEdit={onEdit} />
      )}
      <AnswerRows chatId={chatId} messageId={exchange.messageId} envelope={envelope} />
      {notes.reading && <Note title={words('readAs')} text={notes.reading} />}
      {notes.assumptions.length > 0 && (
        <Note title={words('assumptions')} text={notes.assumptions.join(' · ')} />
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 has-[form]:gap-y-2">
        {provenance && (
          <ProvenancePanel
            provenance={provenance}
            code={envelope.data.code}
            onEdit={exchange.messageId ? onEdit : undefined}
            onWithout={exchange.messageId ? setWithout : undefined}
          />
        )}
        {exchange.messageId && (
          <FeedbackBar chatId={chatId} exchange={exchange}>
            {result && admin && !provenance?.snippet && (
              <VerifyButton
                messageId={exchange.messageId}
                question={exchange.question}
                failed={words('changeFailed')}
              />
            )}
          </FeedbackBar>
        )}
      </div>
      {without && exchange.messageId && (
        <WithoutPolicy
          chatId={chatId}
          messageId={exchange.messageId}
          policy={without}
          onClose={() => setWithout(undefined)}
        />
      )}
      {suggestions && suggestions.length > 0 && (
        <SuggestionChips
          title={result ? words('askNext') : words('trySuggestions')}
          questions={suggestions}
          onAsk={onAsk}
        />
      )}
    </div>
  );
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <p className="break-words text-ink-soft">
      <span className="font-medium text-ink">{title}: </span>
      <bdi>{visibleText(text)}</bdi>
    </p>
  );
}
