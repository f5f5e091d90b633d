'use client';

import { Bell } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { type ComponentProps, useCallback, useEffect, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';
import { loadAhead } from '../ui/load-ahead.ts';
import { listNotices, type Notices } from './api.ts';
import { tellUnread } from './unread-count.ts';

const loadPanel = () => import('./notice-panel.tsx').then(({ NoticePanel }) => NoticePanel);
/** Until it is there its row stays, or everything below would jump. */
const NoticePanel = dynamic(loadPanel, { ssr: false, loading: () => <BellRow unread={0} /> });

const pause = 60_000;

/** How many things there are to know, looked for when the page is looked at; the list opens on a press. */
export function NoticeButton({ onLeave }: { onLeave?: () => void }) {
  const [notices, setNotices] = useState<Notices>();
  const [opened, setOpened] = useState(false);

  const look = useCallback(() => {
    if (document.visibilityState === 'hidden' || !navigator.onLine) return;
    const put = (found: Notices) => {
      setNotices(found);
      tellUnread(found.unread);
    };
    listNotices().then(put, (thrown) => {
      // What could not be looked for now is looked for a minute later.
      if (!(thrown instanceof RequestFailure)) throw thrown;
    });
  }, []);

  useEffect(() => {
    look();
    const timer = setInterval(look, pause);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [look]);

  if (opened && notices) {
    return (
      <NoticePanel
        notices={notices}
        trigger={<BellRow unread={notices.unread} />}
        onChanged={look}
        onLeave={onLeave}
      />
    );
  }
  return (
    <BellRow
      unread={notices?.unread ?? 0}
      aria-haspopup="dialog"
      onPointerEnter={() => loadAhead(loadPanel)}
      onClick={() => setOpened(true)}
    />
  );
}

function BellRow({ unread, ...rest }: { unread: number } & ComponentProps<'button'>) {
  const words = useTranslations('shared');
  const locale = useLocale();
  return (
    <button
      type="button"
      className="flex h-9 w-full items-center gap-2 rounded-md px-3 text-left font-medium text-ink-soft transition-colors hover:bg-sunken hover:text-ink"
      {...rest}
    >
      <Bell aria-hidden className="size-4 text-accent" />
      <span className="flex-1">{words('notifications')}</span>
      {unread > 0 && (
        <span className="rounded-full bg-accent px-1.5 text-xs leading-5 text-on-accent">
          {new Intl.NumberFormat(locale).format(unread)}
          <span className="sr-only"> {words('unread')}</span>
        </span>
      )}
    </button>
  );
}
