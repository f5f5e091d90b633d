'use client';

import { WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOnline } from './use-online.ts';

/** What is said of it once, by the status; here it is only seen. */
export function OfflineMark({ brief = false }: { brief?: boolean }) {
  const words = useTranslations('shared');
  if (useOnline()) return null;
  if (brief) {
    return (
      <span
        aria-hidden
        className="inline-flex items-center gap-1.5 rounded-full bg-warn-soft px-2.5 py-1 text-xs font-medium text-warn"
      >
        <WifiOff className="size-3.5 shrink-0" />
        {words('offlineBrief')}
      </span>
    );
  }
  return (
    <p
      aria-hidden
      className="mx-3 mb-2 flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-xs text-warn"
    >
      <WifiOff className="mt-px size-3.5 shrink-0" />
      {words('offline')}
    </p>
  );
}
