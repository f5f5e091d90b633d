'use client';

import { CircleQuestionMark, CircleSlash, Lock, SearchX, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OutOfScopeEnvelope } from '#lib/envelope/envelope.ts';
import type { Exchange } from '../conversation/exchange.ts';
import { SuggestionChips } from './suggestion-chips.tsx';
import { UnansweredBar } from './unanswered-bar.tsx';
import { visibleText } from './visible-text.ts';

const icons = {
  not_about_data: CircleSlash,
  no_such_data: SearchX,
  nothing_shown: CircleQuestionMark,
  not_permitted: Lock,
  read_only: ShieldCheck,
};

/** What a policy can mend: words that are not known. It can permit nothing, and nothing is written. */
const teachable: ReadonlySet<keyof typeof icons> = new Set(['not_about_data', 'no_such_data']);

interface OutOfScopeViewProps {
  chatId: string;
  exchange: Exchange;
  envelope: OutOfScopeEnvelope;
  onAsk: (question: string) => void;
}

export function OutOfScopeView({ chatId, exchange, envelope, onAsk }: OutOfScopeViewProps) {
  const words = useTranslations('shared');
  const { reason, how_to_rephrase, suggestions } = envelope.data;
  const Icon = icons[reason];
  return (
    <section
      className="flex animate-appear flex-col gap-3 rounded-lg border border-line bg-surface p-4"
      data-envelope="out_of_scope"
    >
      <p className="flex items-center gap-2 text-xs font-medium text-warn">
        <Icon aria-hidden className="size-4" />
        {words(`reasons.${reason}`)}
      </p>
      <p className="text-[0.9375rem] break-words">
        <bdi>{visibleText(envelope.message)}</bdi>
      </p>
      {how_to_rephrase && (
        <p className="break-words text-ink-soft">
          <span className="font-medium text-ink">{words('rephrase')}: </span>
          <bdi>{visibleText(how_to_rephrase)}</bdi>
        </p>
      )}
      {suggestions && suggestions.length > 0 && (
        <SuggestionChips title={words('trySuggested')} questions={suggestions} onAsk={onAsk} />
      )}
      {teachable.has(reason) && <UnansweredBar chatId={chatId} exchange={exchange} />}
    </section>
  );
}
