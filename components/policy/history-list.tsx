'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { PolicyDetail } from '#lib/policy/policy-view.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { shortTime } from '../ui/short-time.ts';
import { knownWord } from '../words/known-word.ts';
import { usePercent } from './use-percent.ts';

/** Every step with who took it and why, the newest first. */
export function HistoryList({ steps: taken }: { steps: PolicyDetail['history'] }) {
  const words = useTranslations('policy');
  const locale = useLocale();
  const percent = usePercent();
  const steps = useTranslations('policy.steps');
  const ownReasons = useTranslations('policy.ownReasons');
  return (
    <ol className="flex flex-col gap-3">
      {taken.map((step) => {
        const facts = [
          step.by ? visibleText(step.by.name) : words('bySystem'),
          ...(step.version === null ? [] : [words('version', { number: String(step.version) })]),
          ...(step.share === undefined || step.share === 100 ? [] : [percent(step.share / 100)]),
          ...(step.role ? [words(`roles.${step.role as 'staff' | 'admin'}`)] : []),
          ...(step.override ? [words('override')] : []),
          shortTime(step.at, locale),
        ];
        return (
          <li key={`${step.at} ${step.step} ${step.serial ?? step.version}`}>
            <p className="font-medium">{knownWord(steps, step.step) ?? step.step}</p>
            {step.reason && (
              <p className="break-words text-ink-soft">
                <bdi>
                  {step.by
                    ? visibleText(step.reason)
                    : (knownWord(ownReasons, step.reason) ?? visibleText(step.reason))}
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
