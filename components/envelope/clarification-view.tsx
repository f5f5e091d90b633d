'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ClarificationEnvelope } from '#lib/envelope/envelope.ts';
import type { Exchange } from '../conversation/exchange.ts';
import { atRest } from '../ui/at-rest.ts';
import { classes } from '../ui/classes.ts';
import { type DifferingPart, differingParts } from './differing-part.ts';
import type { Option } from './envelope-view.tsx';
import { UnansweredBar } from './unanswered-bar.tsx';
import { visibleText } from './visible-text.ts';

interface ClarificationViewProps {
  chatId: string;
  exchange: Exchange;
  envelope: ClarificationEnvelope;
  /** What came after; once there is something, the options are history. */
  next: Exchange | undefined;
  onChoose: (option: Option) => void;
}

export function ClarificationView({ chatId, exchange, envelope, next, onChoose }: ClarificationViewProps) {
  const words = useTranslations('shared');
  const { question, options } = envelope.data;
  const labels = differingParts(options.map(({ label }) => visibleText(label)));
  const chosen = next && options.find((option) => wasChosen(option, next));
  return (
    <section
      className="flex animate-appear flex-col gap-3 rounded-lg border border-line bg-surface p-4"
      data-envelope="clarification"
    >
      <p className="text-[0.9375rem] font-medium">
        <bdi>{visibleText(question)}</bdi>
      </p>
      <ul className="flex flex-col gap-2">
        {options.map((option, index) => (
          <li key={option.id}>
            <button
              type="button"
              aria-pressed={option === chosen}
              {...atRest({ disabled: next !== undefined, onClick: () => onChoose(option) })}
              className={classes(
                'flex w-full flex-col gap-x-3 gap-y-1 rounded-lg border px-3.5 py-2.5 text-left transition-colors sm:flex-row sm:items-center',
                option === chosen ? 'border-accent bg-accent-soft' : 'border-line',
                next ? option !== chosen && 'text-ink-faint' : 'hover:border-accent hover:bg-accent-soft',
              )}
            >
              <span className="min-w-0 break-words sm:flex-1">
                <OptionLabel parts={labels[index]} />
              </span>
              {option.preview && (
                <span className="shrink-0 font-medium break-words text-ink-soft tabular-nums sm:max-w-2/5 sm:text-right">
                  <bdi>{visibleText(option.preview)}</bdi>
                </span>
              )}
              {option === chosen && (
                <span className="flex items-center gap-1 text-xs font-medium text-accent">
                  <Check aria-hidden className="size-4" />
                  {words('chosen')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {!chosen && <UnansweredBar chatId={chatId} exchange={exchange} />}
      {next && !chosen && <p className="text-xs text-ink-faint">{words('clarificationOver')}</p>}
    </section>
  );
}

/** Readings are often told apart by a few words in the middle of a long sentence; those stand out. */
function OptionLabel({ parts: [before, own, after] = ['', '', ''] }: { parts: DifferingPart | undefined }) {
  const isWhole = before === '' && after === '';
  return (
    <bdi>
      {before}
      {isWhole ? own : <span className="font-semibold">{own}</span>}
      {after}
    </bdi>
  );
}

// A stored choice is known by its words; one just made, by its id.
function wasChosen(option: Option, next: Exchange): boolean {
  if ('clarification' in next.asked) return next.asked.clarification.option_id === option.id;
  return next.question === option.label;
}
