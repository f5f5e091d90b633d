'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ModelView } from '#lib/model-choice/manage-model.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { readModel } from './api.ts';
import { ModelForm } from './model-form.tsx';

/** Which model reads questions, and what it may cost. */
export function ModelPage() {
  const words = useTranslations('model');
  const { loaded, reload, put } = useLoaded(readModel);
  return (
    <>
      <PageHeading title={words('title')} text={words('text')} />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && (
        <>
          <InUse view={loaded.value} />
          <ModelForm key={JSON.stringify(loaded.value.chosen)} view={loaded.value} onChange={put} />
        </>
      )}
    </>
  );
}

function InUse({ view }: { view: ModelView }) {
  const words = useTranslations('model');
  const locale = useLocale();
  const { calls, tokens, amount } = view.spent_today;
  const currency = view.chosen?.currency ?? 'USD';
  const money = amount > 0 ? amount.toLocaleString(locale, { style: 'currency', currency }) : undefined;
  return (
    <dl className="grid max-w-3xl gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2">
      <div>
        <dt className="text-xs font-medium text-ink-soft">{words('inUse')}</dt>
        <dd className="mt-0.5 font-semibold break-words">{view.in_use ?? words('builtIn')}</dd>
        <dd className="text-sm text-ink-faint">
          {view.chosen ? words('chosenHere') : words('fromEnvironment')}
        </dd>
      </div>
      <div>
        <dt className="text-xs font-medium text-ink-soft">{words('spentToday')}</dt>
        <dd className="mt-0.5 font-semibold tabular-nums">{words('spent', { calls, tokens })}</dd>
        {money && <dd className="text-sm text-ink-faint tabular-nums">{money}</dd>}
      </div>
    </dl>
  );
}
