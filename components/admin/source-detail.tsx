'use client';

import { MessageSquare, RefreshCw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Tabs } from 'radix-ui';
import { useCallback, useEffect, useState } from 'react';
import type { SourceView } from '#lib/sources/source-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import { rememberSource } from '../conversation/use-draft-source.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { focusIntoView } from '../ui/into-view.ts';
import { shortTime } from '../ui/short-time.ts';
import { useNotify } from '../ui/toasts.tsx';
import { readSource, refreshSource } from './api.ts';
import { BackLink } from './back-link.tsx';
import { LoadProblem } from './load-problem.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { ModelsTab } from './models-tab.tsx';
import { PageHeading } from './page-heading.tsx';
import { SourceBadge, SourceWarning } from './source-status.tsx';
import { useLoaded } from './use-loaded.ts';

const AccessTab = dynamic(() => import('./access-tab.tsx').then((module) => module.AccessTab), {
  ssr: false,
  loading: () => <LoadingRows />,
});
const ConnectionTab = dynamic(() => import('./connection-tab.tsx').then((module) => module.ConnectionTab), {
  ssr: false,
  loading: () => <LoadingRows />,
});

export function SourceDetail({ id }: { id: string }) {
  const words = useTranslations('admin');
  const load = useCallback(() => readSource(id), [id]);
  const { loaded, reload, put } = useLoaded(load);
  if (loaded.status === 'ready') return <Source source={loaded.value} onChange={put} />;
  return (
    <>
      <BackLink href="/admin/sources" text={words('sources')} />
      {loaded.status === 'loading' ? (
        <LoadingRows page />
      ) : (
        <LoadProblem page missing={loaded.missing} onRetry={reload} />
      )}
    </>
  );
}

const tabs = ['models', 'access', 'connection'] as const;

function Source({ source, onChange }: { source: SourceView; onChange: (source: SourceView) => void }) {
  const words = useTranslations('admin');
  const shared = useTranslations('shared');
  const locale = useLocale();
  const notify = useNotify();
  const router = useRouter();
  const { store } = useConversations();
  const [looking, setLooking] = useState(false);
  // What the tabs show is read anew after a look; what was chosen in them stays chosen.
  const [looks, setLooks] = useState(0);
  const [model, setModel] = useState<string>();
  const { checked_at: checkedAt } = source.status;

  async function look() {
    setLooking(true);
    try {
      const looked = await refreshSource(source.id);
      onChange(looked);
      setLooks((before) => before + 1);
      if (looked.status.state !== 'error') notify(words('refreshed'));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(shared('loadFailed'), { bad: true });
    }
    setLooking(false);
  }

  // A source that nobody has asked yet is looked at when an admin opens its page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the source that was opened
  useEffect(() => {
    if (source.status.state === 'unknown') void look();
  }, [source.id]);

  return (
    <>
      <PageHeading
        title={source.name}
        text={source.is_default ? words('defaultText') : source.location}
        above={<BackLink href="/admin/sources" text={words('sources')} />}
        actions={
          <>
            {checkedAt && (
              <span className="inline-block text-xs text-ink-faint first-letter:uppercase">
                {words('checkedAt', { when: shortTime(checkedAt, locale) })}
              </span>
            )}
            <SourceBadge status={source.status} />
            <Button onClick={look} disabled={looking}>
              <RefreshCw aria-hidden className={classes('size-4', looking && 'animate-spin')} />
              {looking ? words('refreshing') : words('refresh')}
            </Button>
            <Button
              look="primary"
              onClick={() => {
                rememberSource(store, source.id);
                router.push('/chats/new');
              }}
            >
              <MessageSquare aria-hidden className="size-4" />
              {words('askSource')}
            </Button>
          </>
        }
      />
      <SourceWarning status={source.status} />
      <Tabs.Root defaultValue="models" className="flex flex-col gap-5">
        <Tabs.List
          aria-label={source.name}
          onFocus={focusIntoView}
          className="scroll-thin scroll-px-6 flex overflow-x-auto border-b border-line max-md:-mx-4 max-md:px-4 max-md:fade-ends"
        >
          {tabs.map((tab) => (
            <Tabs.Trigger
              key={tab}
              value={tab}
              className="-mb-px border-b-2 border-transparent px-3 py-2 font-medium whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {words(`tabs.${tab}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="models" tabIndex={-1}>
          <ModelsTab key={looks} sourceId={source.id} model={model} onChoose={setModel} />
        </Tabs.Content>
        <Tabs.Content value="access" tabIndex={-1}>
          <AccessTab sourceId={source.id} looks={looks} model={model} onChoose={setModel} />
        </Tabs.Content>
        <Tabs.Content value="connection" tabIndex={-1}>
          <ConnectionTab source={source} onChange={onChange} />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}
