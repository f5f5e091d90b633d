'use client';

import { CircleSlash, RotateCw, WifiOff } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { useLanguage } from '../words/words-context.tsx';
import type { Exchange } from './exchange.ts';

interface ExchangeFailureProps {
  failure: NonNullable<Exchange['failure']>;
  onRetry: () => void;
}

/** A question that never came back: stopped by hand, or the server was out of reach. */
export function ExchangeFailure({ failure, onRetry }: ExchangeFailureProps) {
  const { words } = useLanguage();
  const stopped = failure === 'stopped';
  const Icon = stopped ? CircleSlash : WifiOff;
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <Icon aria-hidden className={stopped ? 'size-5 text-ink-faint' : 'size-5 text-bad'} />
      <div className="min-w-48 flex-1">
        <p className="font-medium">{stopped ? words.stopped : words.requestFailed}</p>
        {!stopped && (
          <p className="text-ink-soft">{navigator.onLine ? words.requestFailedText : words.offline}</p>
        )}
      </div>
      <Button onClick={onRetry}>
        <RotateCw aria-hidden className="size-4" />
        {words.tryAgain}
      </Button>
    </div>
  );
}
