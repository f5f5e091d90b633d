'use client';

import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import type { Words } from '../words/en.ts';

interface PageProblemProps {
  words: Pick<Words, 'brokenTitle' | 'brokenText' | 'tryAgain'>;
  onRetry: () => void;
}

/** A page that could not be shown. What broke is in the server's log, not here. */
export function PageProblem({ words, onRetry }: PageProblemProps) {
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
