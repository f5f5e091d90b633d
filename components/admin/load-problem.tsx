'use client';

import { CircleAlert } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { useAdminWords } from './words/admin-words.ts';

/** In the place of what could not be loaded. */
export function LoadProblem({ missing, onRetry }: { missing: boolean; onRetry: () => void }) {
  const { words, shared } = useAdminWords();
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-4 text-ink-soft"
    >
      <CircleAlert aria-hidden className="size-5 text-bad" />
      <p className="flex-1">{missing ? words.notThere : words.loadFailed}</p>
      {!missing && <Button onClick={onRetry}>{shared.tryAgain}</Button>}
    </div>
  );
}
