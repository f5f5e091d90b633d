'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';

/** A page that could not be shown. What broke is in the server's log, not here. */
export function PageProblem({ onRetry }: { onRetry: () => void }) {
  const words = useTranslations('broken');
  return (
    <div
      role="alert"
      className="m-auto flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center"
    >
      <Logo className="size-10" />
      <h1 className="text-xl font-semibold">{words('title')}</h1>
      <p className="max-w-sm text-ink-soft">{words('text')}</p>
      <Button look="primary" onClick={onRetry}>
        {words('again')}
      </Button>
    </div>
  );
}
