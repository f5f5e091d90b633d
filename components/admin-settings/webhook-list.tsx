'use client';

import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { RequestFailure } from '../conversation/api.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { shortTime } from '../ui/short-time.ts';
import { useNotify } from '../ui/toasts.tsx';
import { knownWord } from '../words/known-word.ts';
import { listWebhooks, removeWebhook, type WebhookView } from './api.ts';
import { WebhookForm } from './webhook-form.tsx';

/** Where notices for admins are sent to, with what became of the last one. */
export function WebhookList() {
  const words = useTranslations('settings');
  const eventNames = useTranslations('settings.eventNames');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const { loaded, reload } = useLoaded(listWebhooks);
  const [busy, setBusy] = useState(false);

  async function remove(id: string) {
    setBusy(true);
    try {
      await removeWebhook(id);
      notify(words('removed'));
      reload();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(adminWords('saveFailed'), { bad: true });
    }
    setBusy(false);
  }

  return (
    <section
      aria-label={words('webhooks')}
      className="flex max-w-3xl flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div>
        <h2 className="font-semibold">{words('webhooks')}</h2>
        <p className="text-sm text-ink-soft">{words('webhooksText')}</p>
      </div>
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && loaded.value.length === 0 && (
        <p className="text-sm text-ink-faint">{words('noWebhooks')}</p>
      )}
      {loaded.status === 'ready' && loaded.value.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line">
          {loaded.value.map((webhook) => (
            <li key={webhook.id} className="flex items-center gap-3 px-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="font-mono text-xs break-all">{webhook.url}</p>
                <p className="text-xs text-ink-soft">
                  {webhook.events.map((event) => knownWord(eventNames, event) ?? event).join(' · ')}
                </p>
                <NewestDelivery webhook={webhook} />
              </div>
              <IconButton
                label={words('remove', { url: webhook.url })}
                disabled={busy}
                onClick={() => remove(webhook.id)}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <WebhookForm onAdded={reload} />
    </section>
  );
}

function NewestDelivery({ webhook: { newest_delivery: newest } }: { webhook: WebhookView }) {
  const words = useTranslations('settings');
  const locale = useLocale();
  if (!newest) return <p className="text-xs text-ink-faint">{words('neverCalled')}</p>;
  if (newest.delivered_at !== null)
    return (
      <p className="text-xs text-good">
        {words('delivered', { time: shortTime(newest.delivered_at, locale) })}
      </p>
    );
  return <p className="text-xs text-bad">{words('failing', { problem: newest.problem ?? '…' })}</p>;
}
