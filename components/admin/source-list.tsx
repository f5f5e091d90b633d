'use client';

import { ChevronRight, Database, Plus } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { SourceView } from '#lib/sources/source-view.ts';
import { Badge } from '../ui/badge.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { shortTime } from '../ui/short-time.ts';
import { listSources } from './api.ts';
import { LoadProblem } from './load-problem.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { PageHeading } from './page-heading.tsx';
import { SourceBadge, SourceWarning } from './source-status.tsx';
import { useLoaded } from './use-loaded.ts';

export function SourceList() {
  const words = useTranslations('admin');
  const { loaded, reload } = useLoaded(listSources);
  return (
    <>
      <PageHeading
        title={words('sources')}
        text={words('sourcesText')}
        actions={
          <Link
            href="/admin/sources/new"
            className="inline-flex h-9 items-center gap-2 rounded-md bg-accent px-3 font-medium text-on-accent transition-colors hover:bg-accent-strong"
          >
            <Plus aria-hidden className="size-4" />
            {words('addSource')}
          </Link>
        }
      />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && loaded.value.length === 0 && (
        <EmptyState icon={Database}>{words('noSources')}</EmptyState>
      )}
      {loaded.status === 'ready' && loaded.value.length > 0 && (
        <ul className="flex flex-col gap-3">
          {loaded.value.map((source) => (
            <li key={source.id}>
              <SourceRow source={source} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function SourceRow({ source }: { source: SourceView }) {
  const words = useTranslations('admin');
  const locale = useLocale();
  const { model_count: count, checked_at: checkedAt } = source.status;
  const facts = [
    source.location,
    ...(count === null ? [] : [words('modelCount', { count })]),
    ...(checkedAt === null ? [] : [words('checkedAt', { when: shortTime(checkedAt, locale) })]),
  ];
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 font-semibold">
          <Link
            href={`/admin/sources/${source.id}`}
            className="inline-flex max-w-full items-center gap-1 break-words hover:text-accent"
          >
            {source.name}
            <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
          </Link>
        </h2>
        {source.is_default && <Badge>{words('defaultSource')}</Badge>}
        <span className="flex-1" />
        <SourceBadge status={source.status} />
      </div>
      <p className="text-xs wrap-anywhere text-ink-faint">{facts.join(' · ')}</p>
      <SourceWarning status={source.status} />
    </article>
  );
}
