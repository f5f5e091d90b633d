'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '../ui/skeleton.tsx';

/** `page` where it stands in the place of a whole page, which has no title of its own yet. */
export function LoadingRows({ page = false }: { page?: boolean }) {
  const words = useTranslations('shared');
  return (
    <div role="status" aria-label={words('loading')} className="flex flex-col gap-2">
      {page && (
        <>
          <title>{`${words('loading')} · Docent`}</title>
          <Skeleton className="h-7 w-56 max-w-full" />
          <Skeleton className="mb-4 h-5 w-80 max-w-full" />
        </>
      )}
      {['first', 'second', 'third'].map((key) => (
        <Skeleton key={key} className="h-16" />
      ))}
    </div>
  );
}
