'use client';

import { BadgeCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { verifyAnswer } from './api.ts';

interface VerifyButtonProps {
  messageId: string;
  question: string;
  /** Said when the call fails in a way that has no words of its own. */
  failed: string;
}

/** For admins, on an answer of theirs: from now on the same question is answered from this plan. */
export function VerifyButton({ messageId, question, failed }: VerifyButtonProps) {
  const words = useTranslations('verified');
  const notify = useNotify();
  const form = useId();
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open');
  const [alone, setAlone] = useState<string>();

  async function verify(said?: string) {
    setState('busy');
    try {
      await verifyAnswer(messageId, said);
      setAlone(undefined);
      setState('done');
      notify(words('verified'));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setState('open');
      // It follows on another question: its words alone would mean something else.
      if (thrown.status === 409 && said === undefined) setAlone(question);
      else notify(failed, { bad: true });
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void verify(alone?.trim());
  }

  return (
    <>
      <IconButton
        label={state === 'done' ? words('verified') : `${words('verify')}: ${words('verifyHint')}`}
        aria-pressed={state === 'done'}
        disabled={state === 'busy'}
        onClick={() => state === 'open' && verify()}
      >
        <BadgeCheck aria-hidden className="size-4" />
      </IconButton>
      {alone !== undefined && (
        <form id={form} onSubmit={submit} className="flex basis-full flex-wrap items-end gap-2">
          <TextField
            className="min-w-0 flex-1 basis-64"
            label={words('asked')}
            autoFocus
            hint={words('needsWords')}
            maxLength={1000}
            value={alone}
            onChange={setAlone}
          />
          <Button type="submit" disabled={alone.trim().length < 3 || state === 'busy'}>
            {words('confirm')}
          </Button>
        </form>
      )}
    </>
  );
}
