'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { DataPage } from '#lib/data-pages/read-rows.ts';
import { Button } from '../ui/button.tsx';
import { useDataWords } from './use-data-words.ts';

interface PagerProps {
  page: DataPage;
  /** Another page is on its way: a step from this one would be a step in another order. */
  busy: boolean;
  onFirst: () => void;
  onNext: () => void;
  onPrevious: () => void;
}

/** Pages follow one another and have no numbers: nobody counted them. */
export function Pager({ page, busy, onFirst, onNext, onPrevious }: PagerProps) {
  const { words } = useDataWords();
  if (!page.next && !page.previous) return null;
  return (
    <nav aria-label={words.pages} className="flex items-center justify-end gap-2">
      <Button size="small" look="quiet" disabled={busy || !page.previous} onClick={onFirst}>
        {words.first}
      </Button>
      <Button size="small" disabled={busy || !page.previous} onClick={onPrevious}>
        <ChevronLeft aria-hidden className="size-3.5" />
        {words.previous}
      </Button>
      <Button size="small" disabled={busy || !page.next} onClick={onNext}>
        {words.next}
        <ChevronRight aria-hidden className="size-3.5" />
      </Button>
    </nav>
  );
}
