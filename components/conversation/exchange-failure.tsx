'use client';

import { CircleSlash, RotateCw, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import type { Exchange } from './exchange.ts';

interface ExchangeFailureProps {
  failure: NonNullable<Exchange['failure']>;
  onRetry: () => void;
}

/** A question that has no envelope, and what can be done about it. */
export function ExchangeFailure({ failure, onRetry }: ExchangeFailureProps) {
  const words = useTranslations('shared');
  const unreachable = failure === 'unreachable';
  const said = {
    stopped: words('stopped'),
    cancelled: words('cancelled'),
    unreachable: words('requestFailed'),
    lost: words('notAnswered'),
  }[failure];
  const Icon = unreachable ? WifiOff : CircleSlash;
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <Icon aria-hidden className={unreachable ? 'size-5 text-bad' : 'size-5 text-ink-faint'} />
      <div className="min-w-48 flex-1">
        <p className="font-medium">{said}</p>
        {unreachable && (
          <p className="text-ink-soft">{navigator.onLine ? words('requestFailedText') : words('offline')}</p>
        )}
      </div>
      <Button onClick={onRetry}>
        <RotateCw aria-hidden className="size-4" />
        {words('tryAgain')}
      </Button>
    </div>
  );
}
