'use client';

import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import { useLanguage } from '../words/words-context.tsx';

/** A page that could not be shown. What broke is in the server's log, not here. */
export function PageProblem({ onRetry }: { onRetry: () => void }) {
  const { words } = useLanguage();
  return (
    <div
      role="alert"
      className="m-auto flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center"
    >
      <Logo className="size-10" />
      <h1 className="text-xl font-semibold">{words.brokenTitle}</h1>
      <p className="max-w-sm text-ink-soft">{words.brokenText}</p>
      <Button look="primary" onClick={onRetry}>
        {words.tryAgain}
      </Button>
    </div>
  );
}
