'use client';

import { ChartLine, Inbox, Sparkles } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { PolicyState } from '#lib/policy/policy-state.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { focusIntoView } from '../ui/into-view.ts';
import { useNotify } from '../ui/toasts.tsx';
import { AlertList } from './alert-list.tsx';
import { generateAll, listPolicies, type PolicyPage, readStatus } from './api.ts';
import { PolicyRow } from './policy-row.tsx';

/** Both are rarely there when the page opens. */
const BatchProgress = dynamic(() => import('./batch-progress.tsx').then((module) => module.BatchProgress), {
  ssr: false,
});
const UnlearnedList = dynamic(() => import('./unlearned-list.tsx').then((module) => module.UnlearnedList), {
  ssr: false,
  loading: () => <LoadingRows />,
});

const views: readonly PolicyState[] = ['pending', 'approved', 'deployed', 'suspended', 'rejected', 'retired'];

/** Policies by where they stand; what concerns most people is on top. */
export function PolicyInbox() {
  const words = useTranslations('policy');
  const [view, setView] = useState<PolicyState | 'unlearned' | 'setAside'>('pending');
  const { loaded: status, reload } = useLoaded(readStatus);
  const [turn, setTurn] = useState(0);
  const onEnded = useCallback(() => {
    reload();
    setTurn((before) => before + 1);
  }, [reload]);
  const counts =
    status.status === 'ready'
      ? {
          ...status.value.rules,
          unlearned: status.value.feedback.rejected,
          setAside: status.value.feedback.flagged,
        }
      : undefined;
  return (
    <>
      <PageHeading
        title={words('title')}
        text={words('text')}
        actions={
          <>
            <Link
              href="/admin/policies/trend"
              title={words('trend.title')}
              className="inline-flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-3 font-medium hover:border-line-strong"
            >
              <ChartLine aria-hidden className="size-4" />
              <span className="max-md:sr-only">{words('trend.title')}</span>
            </Link>
            <GenerateAll onStarted={reload} />
          </>
        }
      />
      {status.status === 'ready' && !status.value.policies_enabled && (
        <p role="status" className="rounded-lg bg-warn-soft px-4 py-3 text-warn">
          {words('disabled')}
        </p>
      )}
      {status.status === 'ready' && <AlertList alerts={status.value.alerts} />}
      {status.status === 'ready' && status.value.newest_batch && (
        <BatchProgress
          key={status.value.newest_batch.id}
          batch={status.value.newest_batch}
          onEnded={onEnded}
        />
      )}
      <fieldset
        onFocus={focusIntoView}
        className="scroll-thin scroll-px-6 flex min-w-0 gap-1 overflow-x-auto max-md:-mx-4 max-md:px-4 max-md:fade-ends"
      >
        <legend className="sr-only">{words('title')}</legend>
        {[...views, 'unlearned' as const, 'setAside' as const].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setView(one)}
            className={classes(
              'rounded-md px-3 py-1.5 text-sm font-medium whitespace-nowrap transition-colors',
              view === one ? 'bg-sunken text-ink' : 'text-ink-soft hover:bg-sunken hover:text-ink',
            )}
          >
            {one === 'unlearned' || one === 'setAside' ? words(`${one}.title`) : words(`views.${one}`)}
            {counts && counts[one] > 0 && <span className="ml-1.5 text-ink-faint">{counts[one]}</span>}
          </button>
        ))}
      </fieldset>
      {view === 'unlearned' || view === 'setAside' ? (
        <UnlearnedList
          key={`${view} ${turn}`}
          which={view === 'setAside' ? 'flagged' : 'rejected'}
          onAsked={reload}
        />
      ) : (
        <View key={`${view} ${turn}`} state={view} />
      )}
    </>
  );
}

function View({ state }: { state: PolicyState }) {
  const words = useTranslations('policy');
  const locale = useLocale();
  const load = useCallback(() => listPolicies(state, 0, locale), [state, locale]);
  const { loaded, reload, put } = useLoaded(load);
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') return <LoadProblem missing={loaded.missing} onRetry={reload} />;
  if (loaded.value.rules.length === 0) {
    return (
      <EmptyState icon={Inbox}>
        {state === 'pending' ? words('none.pending') : words('none.other')}
      </EmptyState>
    );
  }
  return <Policies state={state} page={loaded.value} onChange={put} />;
}

interface PoliciesProps {
  state: PolicyState;
  page: PolicyPage;
  onChange: (page: PolicyPage) => void;
}

function Policies({ state, page, onChange }: PoliciesProps) {
  const adminWords = useTranslations('admin');
  const shared = useTranslations('shared');
  const locale = useLocale();
  const notify = useNotify();
  async function more() {
    try {
      const next = await listPolicies(state, page.rules.length, locale);
      onChange({ total: next.total, rules: [...page.rules, ...next.rules] });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(shared('loadFailed'), { bad: true });
    }
  }
  return (
    <>
      <ul className="rounded-lg border border-line bg-surface">
        {page.rules.map((policy) => (
          <li key={policy.id} className="border-t border-line first:border-t-0">
            <PolicyRow policy={policy} />
          </li>
        ))}
      </ul>
      {page.rules.length < page.total && (
        <div className="flex items-center justify-center gap-3 text-xs text-ink-faint">
          {adminWords('of', { shown: page.rules.length, total: page.total })}
          <Button size="small" onClick={more}>
            {adminWords('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function GenerateAll({ onStarted }: { onStarted: () => void }) {
  const words = useTranslations('policy');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  async function generate() {
    setBusy(true);
    try {
      await generateAll();
      notify(words('generateStarted'));
      onStarted();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(adminWords('saveFailed'), { bad: true });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button disabled={busy} onClick={generate}>
      <Sparkles aria-hidden className="size-4" />
      {words('generateAll')}
    </Button>
  );
}
