'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';

interface LoadProblemProps {
  missing: boolean;
  onRetry: () => void;
  /** It stands in the place of a whole page, which then has no other heading. */
  page?: boolean;
}

/** In the place of what could not be loaded. */
export function LoadProblem({ missing, onRetry, page = false }: LoadProblemProps) {
  const words = useTranslations('shared');
  const said = missing ? words('notThere') : words('loadFailed');
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-4 text-ink-soft"
    >
      <CircleAlert aria-hidden className="size-5 text-bad" />
      {page ? (
        <h1 className="flex-1">
          <title>{`${said} · Docent`}</title>
          {said}
        </h1>
      ) : (
        <p className="flex-1">{said}</p>
      )}
      {!missing && <Button onClick={onRetry}>{words('tryAgain')}</Button>}
    </div>
  );
}
