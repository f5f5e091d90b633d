'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { type SignInProblem, tryToSignIn } from '../sign-in/try-to-sign-in.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog-frame.tsx';
import { TextField } from '../ui/field.tsx';

interface ConfirmPersonProps {
  onClose: () => void;
  /** The same person has just given the password. */
  onConfirmed: () => void;
}

/** Asks for the password again before something takes effect for others; the page stays as it is. */
export function ConfirmPerson({ onClose, onConfirmed }: ConfirmPersonProps) {
  const words = useTranslations('policy');
  const shared = useTranslations('shared');
  const signInWords = useTranslations('shared');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<SignInProblem>();
  const [waiting, setWaiting] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (password === '' || waiting) return;
    setWaiting(true);
    const found = await confirm(password);
    setWaiting(false);
    setProblem(found);
    if (!found) onConfirmed();
  }

  return (
    <DialogFrame described onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Dialog.Title className="text-base font-semibold">{words('confirmPerson')}</Dialog.Title>
        <Dialog.Description className="text-ink-soft">{words('confirmPersonWhy')}</Dialog.Description>
        <TextField
          label={signInWords('password')}
          type="password"
          autoComplete="current-password"
          problem={problem && signInWords(`${problem}`)}
          value={password}
          onChange={setPassword}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{shared('cancel')}</Button>
          <Button type="submit" look="primary" disabled={password === '' || waiting}>
            {words('confirm')}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}

async function confirm(password: string): Promise<SignInProblem | undefined> {
  const { getSession } = await import('next-auth/react');
  const email = (await getSession())?.user?.email;
  return email ? tryToSignIn(email, password) : 'signInFailed';
}
