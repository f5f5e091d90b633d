'use client';

import { BadgeCheck, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { VerifiedView } from '#lib/policy/verified-questions.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { RequestFailure } from '../conversation/api.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { shortTime } from '../ui/short-time.ts';
import { useNotify } from '../ui/toasts.tsx';
import { listVerified, withdrawVerified } from './api.ts';

/** Answers that admins have checked; a search is worth its place from a screenful on. */
export function VerifiedPage() {
  const words = useTranslations('verified');
  const { loaded, reload, put } = useLoaded(listVerified);
  return (
    <>
      <PageHeading title={words('title')} text={words('text')} />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && <Questions questions={loaded.value} onChange={put} />}
    </>
  );
}

const screenful = 8;

interface QuestionsProps {
  questions: readonly VerifiedView[];
  onChange: (questions: readonly VerifiedView[]) => void;
}

function Questions({ questions, onChange }: QuestionsProps) {
  const words = useTranslations('verified');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [search, setSearch] = useState('');
  const [busy, setBusy] = useState(false);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = questions.filter(({ question }) => question.toLocaleLowerCase().includes(wanted));

  async function withdraw(id: string) {
    setBusy(true);
    try {
      await withdrawVerified(id);
      onChange(questions.filter((one) => one.id !== id));
      notify(words('withdrawn'));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(adminWords('saveFailed'), { bad: true });
    }
    setBusy(false);
  }

  if (questions.length === 0) {
    return <EmptyState icon={BadgeCheck}>{words('none')}</EmptyState>;
  }
  return (
    <>
      {questions.length > screenful && (
        <TextField
          className="max-w-sm"
          label={words('search')}
          type="search"
          value={search}
          onChange={setSearch}
        />
      )}
      {shown.length === 0 && <p className="text-ink-soft">{words('noneFound')}</p>}
      <ul className="rounded-lg border border-line bg-surface empty:hidden">
        {shown.map((one) => (
          <Question key={one.id} view={one} disabled={busy} onWithdraw={() => withdraw(one.id)} />
        ))}
      </ul>
    </>
  );
}

function Question({
  view,
  disabled,
  onWithdraw,
}: {
  view: VerifiedView;
  disabled: boolean;
  onWithdraw: () => void;
}) {
  const words = useTranslations('verified');
  const locale = useLocale();
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t border-line px-4 py-3 first:border-t-0">
      <div>
        <p className="font-medium break-words" lang={view.locale}>
          <bdi>{visibleText(view.question)}</bdi>
        </p>
        <p className="text-xs text-ink-faint">
          {words('by', { name: view.verified_by.name, time: shortTime(view.verified_at, locale) })}
        </p>
        {view.broken && (
          <p className="mt-1 flex items-center gap-1.5 text-sm text-bad">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {words('broken')}
          </p>
        )}
      </div>
      <Button size="small" disabled={disabled} onClick={onWithdraw}>
        {words('withdraw')}
      </Button>
    </li>
  );
}
