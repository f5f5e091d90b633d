'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { NoticeKind } from '#lib/notices/notice-kinds.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { TextField } from '../ui/field.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { addWebhook } from './api.ts';

/** What may be sent, in the order of its weight. */
const kinds = [
  'policy.suggested',
  'policy.regression',
  'policy.suspended',
  'policy.harms',
  'policy.unused',
  'policy.vanished',
  'policy.expired',
  'generation.failed',
  'learning.alert',
] as const satisfies readonly NoticeKind[];

/** A new address; the secret it is signed with is shown once, below. */
export function WebhookForm({ onAdded }: { onAdded: () => void }) {
  const words = useTranslations('settings');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly string[]>(kinds);
  const [problem, setProblem] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();

  async function add(event: FormEvent) {
    event.preventDefault();
    setProblem(undefined);
    if (events.length === 0) return setProblem(words('eventMissing'));
    setAdding(true);
    try {
      setSecret((await addWebhook(url.trim(), events)).secret);
      setUrl('');
      onAdded();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      if (thrown.status === 400) setProblem(words('webhookWrong'));
      else notify(adminWords('saveFailed'), { bad: true });
    }
    setAdding(false);
  }

  return (
    <form noValidate onSubmit={add} className="flex flex-col gap-3">
      {secret !== undefined && (
        <div role="status" className="flex flex-wrap items-center gap-2 rounded-md bg-sunken px-3 py-2">
          <p className="basis-full text-sm">{words('secret')}</p>
          <code className="min-w-0 flex-1 font-mono text-xs break-all">{secret}</code>
          <CopyButton text={secret} />
        </div>
      )}
      <TextField
        label={words('webhookUrl')}
        type="url"
        placeholder="https://"
        problem={problem}
        value={url}
        onChange={setUrl}
      />
      <fieldset className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        <legend className="mb-1 text-xs font-medium text-ink-soft">{words('events')}</legend>
        {kinds.map((event) => (
          <label key={event} className="flex items-start gap-2 text-sm">
            <input
              type="checkbox"
              className="mt-1 accent-accent"
              checked={events.includes(event)}
              onChange={({ target }) =>
                setEvents(target.checked ? [...events, event] : events.filter((one) => one !== event))
              }
            />
            {words(`eventNames.${event}`)}
          </label>
        ))}
      </fieldset>
      <Button type="submit" disabled={adding || url.trim() === ''} className="self-start">
        {words('add')}
      </Button>
    </form>
  );
}
