'use client';

import type { PolicyDetail } from '#lib/policy/policy-view.ts';
import { shortTime } from '../admin/source-list.tsx';
import { visibleText } from '../envelope/visible-text.ts';
import { usePolicyWords } from './use-policy-words.ts';

/** Every step with who took it and why, the newest first. */
export function HistoryList({ steps }: { steps: PolicyDetail['history'] }) {
  const { words, locale, percent } = usePolicyWords();
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step) => {
        const facts = [
          step.by ? visibleText(step.by.name) : words.bySystem,
          ...(step.version === null ? [] : [words.version(String(step.version))]),
          ...(step.share === undefined || step.share === 100 ? [] : [percent(step.share / 100)]),
          ...(step.role ? [words.roles[step.role as 'staff' | 'admin']] : []),
          ...(step.override ? [words.override] : []),
          shortTime(step.at, locale),
        ];
        return (
          <li key={`${step.at} ${step.step} ${step.serial ?? step.version}`}>
            <p className="font-medium">{words.steps[step.step] ?? step.step}</p>
            {step.reason && (
              <p className="break-words text-ink-soft">
                <bdi>
                  {step.by
                    ? visibleText(step.reason)
                    : (words.ownReasons[step.reason] ?? visibleText(step.reason))}
                </bdi>
              </p>
            )}
            <p className="text-xs text-ink-faint">{facts.join(' · ')}</p>
          </li>
        );
      })}
    </ol>
  );
}
