'use client';

import { CircleAlert, Clock, Eye, EyeOff, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { fieldLook } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useTypedAhead } from '../ui/use-typed-ahead.ts';
import { DemoHint } from './demo-hint.tsx';
import { type SignInProblem, tryToSignIn } from './try-to-sign-in.ts';

interface SignInFormProps {
  /** A page of ours to go to. */
  next: string;
  /** Who comes here was at work when the session ended. */
  ended: boolean;
  /** Shows the demo's addresses; the password is never in the page. */
  demo: boolean;
}

export function SignInForm({ next, ended, demo }: SignInFormProps) {
  const words = useTranslations('shared');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | 'signInRequired'>();
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  useTypedAhead(emailField, setEmail);
  useTypedAhead(passwordField, setPassword);

  /** By the form itself: sent before the script was there, it knows more than the state does. */
  async function submit(form: FormData) {
    const address = String(form.get('email') ?? '').trim();
    const secret = String(form.get('password') ?? '');
    if (waiting) return;
    if (!address || !secret) {
      setProblem('signInRequired');
      return;
    }
    setWaiting(true);
    setProblem(undefined);
    const found = await tryToSignIn(address, secret);
    if (!found) {
      // A whole page load: nothing of the page before belongs to the person who is now here.
      window.location.assign(next);
      return;
    }
    setProblem(found);
    setWaiting(false);
    passwordField.current?.focus();
    passwordField.current?.select();
  }

  return (
    <>
      <form
        noValidate
        // React keeps what is sent by an action until the script is there. A plain form would be sent as an address,
        // with the password in it.
        action={(form) => {
          void submit(form);
        }}
        className="mt-8 flex flex-col gap-4 rounded-xl border border-line bg-surface p-6"
      >
        <h2 className="text-base font-semibold">{words('signInTitle')}</h2>
        {ended && !problem && (
          <p role="status" className="flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
            <Clock aria-hidden className="mt-0.5 size-4 shrink-0" />
            {words('sessionEnded')}
          </p>
        )}
        {/* There before it says anything; until then it takes no gap either. */}
        <div role="alert" className="empty:-mt-4">
          {problem && (
            <p
              id="sign-in-problem"
              className="flex items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-bad"
            >
              <CircleAlert aria-hidden className="size-4 shrink-0" />
              {words(`${problem}`)}
            </p>
          )}
        </div>
        <div className="flex flex-col gap-1.5">
          <label htmlFor="email" className="font-medium">
            {words('email')}
          </label>
          <input
            ref={emailField}
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            // biome-ignore lint/a11y/noAutofocus: signing in is the only thing this page is for
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            aria-invalid={problem === 'signInWrong' || undefined}
            className={fieldLook}
          />
        </div>
        <div className="flex flex-col gap-1.5">
          <label htmlFor="password" className="font-medium">
            {words('password')}
          </label>
          <div className="relative">
            <input
              ref={passwordField}
              id="password"
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              aria-invalid={problem === 'signInWrong' || undefined}
              aria-describedby={problem && 'sign-in-problem'}
              className={`${fieldLook} pr-10`}
            />
            <IconButton
              label={shown ? words('hidePassword') : words('showPassword')}
              onClick={() => setShown(!shown)}
              className="absolute top-0.5 right-0.5"
            >
              {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
            </IconButton>
          </div>
        </div>
        <Button type="submit" look="primary" disabled={waiting} className="mt-1">
          {waiting && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
          {waiting ? words('signingIn') : words('signIn')}
        </Button>
      </form>
      {demo && (
        <DemoHint
          onUse={(address) => {
            setEmail(address);
            passwordField.current?.focus();
          }}
        />
      )}
    </>
  );
}
