'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { readSettings } from './api.ts';
import { SettingList } from './setting-list.tsx';

/** Below what is read first, and there only when that is. */
const WebhookList = dynamic(() => import('./webhook-list.tsx').then((module) => module.WebhookList), {
  ssr: false,
});

/** What admins decide for everybody: when to answer, how learning goes on by itself, who is told. */
export function SettingsPage() {
  const words = useTranslations('settings');
  const { loaded, reload, put } = useLoaded(readSettings);
  return (
    <>
      <PageHeading title={words('title')} text={words('text')} />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && <SettingList settings={loaded.value} onChange={put} />}
      {/* After the list above it, which would push it down. */}
      {loaded.status !== 'loading' && <WebhookList />}
    </>
  );
}
