'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import { isOlderPage, reloadOlderPage } from './older-page.ts';

interface PageProblemProps {
  error: Error;
  /** The frame of the pages broke too: this is all there is. */
  alone?: boolean;
  onRetry: () => void;
}

/** A page that could not be shown. What broke is in the server's log, not here. */
export function PageProblem({ error, alone = false, onRetry }: PageProblemProps) {
  const words = useTranslations('broken');
  const isOlder = isOlderPage(error);
  useEffect(() => {
    if (isOlder) void reloadOlderPage();
  }, [isOlder]);
  const problem = (
    <div
      role="alert"
      className="m-auto flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center"
    >
      <title>{`${words('title')} · Docent`}</title>
      <Logo className="size-10" />
      <h1 className="text-xl font-semibold">{words('title')}</h1>
      <p className="max-w-sm text-ink-soft">{words('text')}</p>
      <Button look="primary" onClick={isOlder ? () => window.location.reload() : onRetry}>
        {words('again')}
      </Button>
    </div>
  );
  return alone ? <main>{problem}</main> : problem;
}
