'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { BatchProgress as Progress } from '#lib/policy/regenerate.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { cancelBatch, readBatch } from './api.ts';

/** A batch that runs is looked at this often, in milliseconds; one that waits at a provider does so for hours. */
const lookEvery = { running: 1000, waiting: 15_000 } as const;

const isOpen = ({ done, total }: Progress) => done < total;

/** How far policies for all that waits are, and a way to call off what has not begun; nothing where none runs. */
export function BatchProgress({ batch: known, onEnded }: { batch: Progress; onEnded: () => void }) {
  const words = useTranslations('policy');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [batch, setBatch] = useState(known);
  const [busy, setBusy] = useState(false);
  const open = isOpen(batch);
  const { id, at_provider: waiting } = batch;
  const every = waiting ? lookEvery.waiting : lookEvery.running;

  useEffect(() => {
    if (!open) return;
    const timer = setInterval(async () => {
      try {
        const next = await readBatch(id);
        setBatch(next);
        if (!isOpen(next)) onEnded();
      } catch (thrown) {
        // The next look may succeed; what is shown stays true meanwhile.
        if (!(thrown instanceof RequestFailure)) throw thrown;
      }
    }, every);
    return () => clearInterval(timer);
  }, [open, id, every, onEnded]);

  async function callOff() {
    setBusy(true);
    try {
      setBatch(await cancelBatch(id));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(adminWords('saveFailed'), { bad: true });
    } finally {
      setBusy(false);
    }
  }

  if (!open) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <div role="status" className="flex-1">
        <p>{words('batch.progress', { done: batch.done, total: batch.total })}</p>
        {waiting && (
          <p className="text-sm text-ink-soft">
            {words('batch.atProvider', {
              model: waiting.model,
              answered: waiting.answered,
              total: waiting.total,
            })}
          </p>
        )}
        {batch.one_by_one !== null && <p className="text-sm text-ink-soft">{words('batch.oneByOne')}</p>}
      </div>
      <progress
        aria-label={words('generateAll')}
        max={batch.total}
        value={batch.done}
        className="h-2 w-32 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <Button size="small" disabled={busy || batch.cancelled} onClick={callOff}>
        {words('batch.callOff')}
      </Button>
    </div>
  );
}
