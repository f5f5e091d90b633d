'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { PolicyEffectView, Side } from '#lib/policy/measure-policy.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { shortTime } from '../ui/short-time.ts';
import { readEffect } from './api.ts';
import { Panel } from './panel.tsx';
import { usePercent } from './use-percent.ts';

/** What a policy did since it is live: a verdict with its uncertainty, and the figures it rests on. */
export function EffectPanel({ policyId }: { policyId: string }) {
  const words = useTranslations('policy');
  const load = useCallback(() => readEffect(policyId), [policyId]);
  const { loaded, reload } = useLoaded(load);
  return (
    <Panel title={words('effect.title')}>
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && <Figures effect={loaded.value} />}
    </Panel>
  );
}

function Figures({ effect }: { effect: PolicyEffectView }) {
  const say = useTranslations('policy.effect');
  const locale = useLocale();
  if (effect.uses + effect.without.uses === 0) return <p className="text-ink-soft">{say('none')}</p>;
  const p = (value: number) => new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(value);
  const facts = [
    say('recurrences', { count: effect.recurrences }),
    ...(effect.last_used_at ? [say('lastUsed', { when: shortTime(effect.last_used_at, locale) })] : []),
    ...(effect.p === undefined ? [] : [say('chance', { p: p(effect.p) })]),
  ];
  return (
    <div className="flex flex-col gap-3">
      <p className={effect.verdict === 'harms' ? 'text-bad' : 'text-ink'}>
        {say(`verdicts.${effect.verdict}`)}
      </p>
      <Sides effect={effect} />
      <p className="text-xs text-ink-faint">{facts.join(' · ')}</p>
    </div>
  );
}

function Sides({ effect }: { effect: PolicyEffectView }) {
  const say = useTranslations('policy.effect');
  const { number: format } = useFormatter();
  const percent = usePercent();
  const sides: readonly (readonly [string, Side])[] =
    effect.without.uses === 0
      ? [[say('with'), effect.with]]
      : [
          [say('with'), effect.with],
          [say('without'), effect.without],
        ];
  const share = (value: number | null) => (value === null ? '–' : percent(value));
  const rows: readonly (readonly [string, (side: Side) => string])[] = [
    [say('questions'), ({ uses }) => format(uses)],
    [say('atOnce'), ({ first_pass }) => share(first_pass)],
    [say('rated'), ({ up, down }) => `${format(up)} / ${format(down)}`],
    [
      say('negative'),
      ({ negative, interval }) =>
        interval
          ? `${share(negative)} (${say('interval', { from: percent(interval[0]), to: percent(interval[1]) })})`
          : share(negative),
    ],
  ];
  return (
    <table className="w-full text-left text-sm">
      <thead>
        <tr className="text-xs text-ink-soft">
          <td />
          {sides.map(([title]) => (
            <th key={title} scope="col" className="py-1 pr-3 font-medium">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, value]) => (
          <tr key={title} className="border-t border-line">
            <th scope="row" className="py-1.5 pr-3 font-normal text-ink-soft">
              {title}
            </th>
            {sides.map(([side, figures]) => (
              <td key={side} className="py-1.5 pr-3 tabular-nums">
                {value(figures)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
