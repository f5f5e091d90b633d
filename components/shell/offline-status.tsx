'use client';

import { WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useNotify } from '../ui/toasts.tsx';
import { useChats } from './chats-context.tsx';

/** Says that the connection is gone for as long as it is; when it is back, what may have changed is read again. */
export function OfflineBanner() {
  const words = useTranslations('shared');
  const { refresh } = useChats();
  const notify = useNotify();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
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
    <div role="status" className="print:hidden">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-warn">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {words('offline')}
        </p>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
