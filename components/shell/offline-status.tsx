'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useNotify } from '../ui/toasts.tsx';
import { useChats } from './chats-context.tsx';
import { useOnline } from './use-online.ts';

/**
 * Tells a screen reader that the connection is gone; the eye finds it in the sidebar, and in the header of a phone,
 * where nothing has to move for it. When it is back, what may have changed is read again.
 */
export function OfflineStatus() {
  const words = useTranslations('shared');
  const { refresh } = useChats();
  const notify = useNotify();
  const online = useOnline();
  const before = useRef(online);

  useEffect(() => {
    if (online && !before.current) {
      refresh();
      notify(words('backOnline'));
    }
    before.current = online;
  }, [online, refresh, notify, words]);

  return (
    // Always there, so that a screen reader hears what appears in it.
    <div role="status" className="sr-only">
      {!online && words('offline')}
    </div>
  );
}
