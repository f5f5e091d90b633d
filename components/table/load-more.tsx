'use client';

import { ChevronsDown, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { MoreRows } from '#lib/conversations/more-rows.ts';
import { RequestFailure, readMoreRows } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { useNotify } from '../ui/toasts.tsx';

interface LoadMoreProps {
  chatId: string;
  messageId: string;
  /** How many rows there are, where that is known. */
  total: number | undefined;
  /** `held`: the button has the focus, and is gone now. */
  onLoaded: (more: MoreRows, held: boolean) => void;
}

/** As many as the server gives at once. */
const most = 10_000;

/** Brings rows that were cut off from an answer. */
export function LoadMore({ chatId, messageId, total = most, onLoaded }: LoadMoreProps) {
  const words = useTranslations('table');
  const notify = useNotify();
  const [loading, setLoading] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  async function load() {
    setLoading(true);
    try {
      const more = await readMoreRows(chatId, messageId);
      onLoaded(more, document.activeElement === button.current);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('loadFailed'), { bad: true });
    }
    setLoading(false);
  }

  const Icon = loading ? LoaderCircle : ChevronsDown;
  return (
    <Button ref={button} look="quiet" size="small" disabled={loading} aria-busy={loading} onClick={load}>
      <Icon aria-hidden className={loading ? 'size-3.5 animate-spin' : 'size-3.5'} />
      {words('loadMore', { count: Math.min(most, total) })}
    </Button>
  );
}
