'use client';

import { Skeleton } from '../ui/skeleton.tsx';
import { useLanguage } from '../words/words-context.tsx';

export function LoadingRows() {
  const { words } = useLanguage();
  return (
    <div role="status" aria-label={words.loading} className="flex flex-col gap-2">
      {['first', 'second', 'third'].map((key) => (
        <Skeleton key={key} className="h-16" />
      ))}
    </div>
  );
}
