'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

interface LoadProblemProps {
  missing: boolean;
  onRetry: () => void;
  /** It stands in the place of a whole page, which then has no other heading. */
  page?: boolean;
  /** What is wrong, where more is known than that it is not there or could not be loaded. */
  text?: string;
  /** What helps, where trying again does not. */
  action?: ReactNode;
}

/** In the place of what could not be loaded. */
export function LoadProblem({ missing, onRetry, page = false, text, action }: LoadProblemProps) {
  const words = useTranslations('shared');
  const said = text ?? (missing ? words('notThere') : words('loadFailed'));
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-4 text-ink-soft"
    >
      <CircleAlert aria-hidden className="size-5 shrink-0 text-bad" />
      {page ? (
        <h1 className="min-w-0 flex-1 basis-56 text-ink">
          <title>{`${said} · Docent`}</title>
          {said}
        </h1>
      ) : (
        <p className="min-w-0 flex-1 basis-56">{said}</p>
      )}
      {action ?? (!missing && <Button onClick={onRetry}>{words('tryAgain')}</Button>)}
    </div>
  );
}
