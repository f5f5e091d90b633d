'use client';

import { Rows3 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** To the rows behind an answer, where they can be sorted, filtered and opened. */
export function ListLink({ href }: { href: string }) {
  const words = useTranslations('shared');
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-ink-soft transition-colors hover:bg-sunken hover:text-ink"
    >
      <Rows3 aria-hidden className="size-3.5" />
      {words('openAsList')}
    </Link>
  );
}
