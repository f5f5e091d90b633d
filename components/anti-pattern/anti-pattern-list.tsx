'use client';

import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { AntiPatternView } from '#lib/anti-pattern/manage-anti-patterns.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { AntiPatternCard } from './anti-pattern-card.tsx';
import { type AntiPatternPage, listAntiPatterns, muteAntiPattern } from './api.ts';

export function AntiPatternList() {
  const words = useTranslations('antiPattern');
  const load = useCallback(() => listAntiPatterns(0), []);
  const { loaded, reload, put } = useLoaded(load);
  return (
    <>
      <PageHeading title={words('title')} text={words('text')} />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && <Patterns page={loaded.value} onChange={put} />}
    </>
  );
}

function Patterns({ page, onChange }: { page: AntiPatternPage; onChange: (page: AntiPatternPage) => void }) {
  const words = useTranslations('antiPattern');
  const adminWords = useTranslations('admin');
  const shared = useTranslations('shared');
  const notify = useNotify();
  const [busy, setBusy] = useState(false);

  /** One thing at a time; what fails is said and leaves the page as it was. */
  async function attempt(work: () => Promise<void>, problem: string) {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(problem, { bad: true });
    } finally {
      setBusy(false);
    }
  }

  const more = () =>
    attempt(async () => {
      const next = await listAntiPatterns(page.patterns.length);
      onChange({ total: next.total, patterns: [...page.patterns, ...next.patterns] });
    }, shared('loadFailed'));

  const mute = (pattern: AntiPatternView) =>
    attempt(async () => {
      const changed = await muteAntiPattern(pattern.id, !pattern.muted);
      onChange({
        ...page,
        patterns: page.patterns.map((one) => (one.id === changed.id ? changed : one)),
      });
      notify(changed.muted ? words('mutedNow') : words('unmutedNow'));
    }, adminWords('saveFailed'));

  if (page.patterns.length === 0) {
    return <EmptyState icon={ShieldCheck}>{words('none')}</EmptyState>;
  }
  return (
    <>
      <ul className="rounded-lg border border-line bg-surface">
        {page.patterns.map((pattern) => (
          <li key={pattern.id} className="border-t border-line first:border-t-0">
            <AntiPatternCard pattern={pattern} busy={busy} onMute={() => mute(pattern)} />
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-center gap-3 text-xs text-ink-faint">
        {adminWords('of', { shown: page.patterns.length, total: page.total })}
        {page.patterns.length < page.total && (
          <Button size="small" disabled={busy} onClick={more}>
            {adminWords('more')}
          </Button>
        )}
      </div>
    </>
  );
}
