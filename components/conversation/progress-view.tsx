'use client';

import { Check, LoaderCircle, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { visibleText } from '../envelope/visible-text.ts';
import { knownWord } from '../words/known-word.ts';
import type { Progress } from './exchange.ts';

/** The stages as they run, and how the question was read as soon as that is known. */
export function ProgressView({ progress }: { progress: Progress }) {
  const words = useTranslations('shared');
  const stageWords = useTranslations('shared.stages');
  const said = (stage: string) => knownWord(stageWords, stage);
  const known = progress.stages.filter(({ stage }) => said(stage));
  const current = known.findLast(({ state }) => state === 'started');
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3">
      <p className="flex items-center gap-2 font-medium">
        <LoaderCircle aria-hidden className="size-4 animate-spin text-accent" />
        {current ? said(current.stage) : words('working')}
      </p>
      {progress.reading && (
        <p className="text-ink-soft">
          <span className="font-medium text-ink">{words('readAs')}: </span>
          <bdi>{visibleText(progress.reading)}</bdi>
        </p>
      )}
      {known.length > 0 && (
        <ol className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-faint">
          {known.map(({ stage, state }) => (
            <li key={stage} className="flex items-center gap-1">
              <StageIcon state={state} />
              {said(stage)}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function StageIcon({ state }: { state: Progress['stages'][number]['state'] }) {
  if (state === 'ended') return <Check aria-hidden className="size-3.5 text-good" />;
  if (state === 'failed') return <X aria-hidden className="size-3.5 text-bad" />;
  return <span aria-hidden className="mx-1 size-1.5 animate-pulse rounded-full bg-accent" />;
}
