'use client';

import { TriangleAlert } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useCallback } from 'react';
import type { PolicyEffect } from '#lib/pipeline/live-policy.ts';
import type { PolicyDetail as Policy } from '#lib/policy/policy-view.ts';
import { BackLink } from '../admin/back-link.tsx';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Badge } from '../ui/badge.tsx';
import { knownWord } from '../words/known-word.ts';
import { readPolicy } from './api.ts';
import { saidOf } from './edited-policy.ts';
import { EffectPanel } from './effect-panel.tsx';
import { HistoryList } from './history-list.tsx';
import { Panel } from './panel.tsx';
import { PolicyActions } from './policy-actions.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { usePercent } from './use-percent.ts';

/** One policy as a reviewer needs it: what it does, what it changes, who asked for it, and every step. */
export function PolicyDetail() {
  const words = useTranslations('policy');
  const locale = useLocale();
  const id = decodeURIComponent(usePathname().split('/').at(-1) ?? '');
  const load = useCallback(() => readPolicy(id, locale), [id, locale]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.status === 'ready') return <Review policy={loaded.value} onChanged={reload} />;
  return (
    <>
      <BackLink href="/admin/policies" text={words('back')} />
      {loaded.status === 'loading' ? (
        <LoadingRows page />
      ) : (
        <LoadProblem page missing={loaded.missing} onRetry={reload} />
      )}
    </>
  );
}

function Review({ policy, onChanged }: { policy: Policy; onChanged: () => void }) {
  const words = useTranslations('policy');
  const shared = useTranslations('shared');
  const categories = useTranslations('policy.categories');
  const percent = usePercent();
  return (
    <>
      <PageHeading
        above={<BackLink href="/admin/policies" text={words('back')} />}
        title={visibleText(policy.title)}
        text={[
          policy.id,
          words('version', { number: String(policy.version) }),
          knownWord(categories, policy.category) ?? policy.category,
          `${words('edit.priority')}: ${words(`edit.priorities.${policy.priority}`)}`,
          words('confidence', { percent: percent(policy.confidence) }),
        ].join(' · ')}
        actions={
          <Badge look={policy.state === 'deployed' ? 'good' : 'plain'}>
            {words(`states.${policy.state}`)}
          </Badge>
        }
      />
      <PolicyActions policy={policy} onChanged={onChanged} />
      <Warnings policy={policy} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <Panel title={words('does')}>
            <p className="mb-3 break-words">
              <bdi>{visibleText(policy.effect_in_words || policy.rule)}</bdi>
            </p>
            <dl className="flex flex-col gap-3">
              <Entry label={words('triggers')}>
                {occasions(policy).length === 0
                  ? words('always')
                  : occasions(policy)
                      .map((word) => shared('quoted', { text: visibleText(word) }))
                      .join(', ')}
              </Entry>
              {policy.rationale && <Entry label={words('why')}>{visibleText(policy.rationale)}</Entry>}
              {policy.examples.length > 0 && (
                <Entry label={words('example')}>{policy.examples.map(visibleText).join('\n')}</Entry>
              )}
              {policy.root_cause && <Entry label={words('cause')}>{visibleText(policy.root_cause)}</Entry>}
              {policy.old_wording && (
                <>
                  <Entry label={words('before')}>{visibleText(policy.old_wording)}</Entry>
                  <Entry label={words('now')}>{visibleText(policy.new_wording)}</Entry>
                </>
              )}
              {policy.live && (
                <Entry label={words('states.deployed')}>
                  {policy.live.share === 100
                    ? words('liveForAll', { role: words(`roles.${policy.live.role ?? 'all'}`) })
                    : words('liveFor', {
                        share: percent(policy.live.share / 100),
                        role: words(`roles.${policy.live.role ?? 'all'}`),
                      })}
                </Entry>
              )}
            </dl>
          </Panel>
          <ProofPanel
            key={policy.version}
            policyId={policy.id}
            proof={policy.proof}
            onChanged={onChanged}
            after={
              policy.newest_deployment !== null && (
                <EffectPanel key={policy.newest_deployment} policyId={policy.id} />
              )
            }
          />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Panel title={words('said')}>
            <ul className="flex flex-col gap-3">
              {policy.evidence.map(({ id, note, author }) => (
                <li key={id}>
                  <p className="break-words whitespace-pre-wrap">
                    {note ? (
                      <bdi>{visibleText(note)}</bdi>
                    ) : (
                      <span className="text-ink-faint">{words('noWords')}</span>
                    )}
                  </p>
                  <p className="text-xs text-ink-faint">
                    {id} · {visibleText(author.name)}
                  </p>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={words('history')}>
            <HistoryList steps={policy.history} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Warnings({ policy }: { policy: Policy }) {
  const words = useTranslations('policy');
  const warnings = [
    ...(policy.vanished ? [words('vanished')] : []),
    ...(policy.contradicts.length > 0
      ? [
          words('contradicts', {
            titles: policy.contradicts.map(({ id, title }) => `${id} ${title}`).join(', '),
          }),
        ]
      : []),
    ...(policy.flags.length > 0 ? [words('flagged', { flags: policy.flags.join(', ') })] : []),
  ];
  if (warnings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 rounded-lg bg-warn-soft px-4 py-3 text-warn">
      {warnings.map((text) => (
        <li key={text} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 break-words">{visibleText(text)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Words that bring the policy in: its triggers, or else the words that it gives a meaning to. */
function occasions({ triggers, effect }: Policy): readonly string[] {
  return triggers.length > 0 ? triggers : (saidOf(effect as PolicyEffect) ?? []);
}

function Entry({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-soft">{label}</dt>
      <dd className="break-words whitespace-pre-wrap">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
