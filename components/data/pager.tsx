'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RowCount } from '#lib/data-pages/count-rows.ts';
import type { DataPage } from '#lib/data-pages/read-rows.ts';
import { Button } from '../ui/button.tsx';
import type { WordsOf } from '../words/messages.ts';

interface PagerProps {
  page: DataPage;
  /** Absent as long as nobody knows. */
  count: RowCount | undefined;
  /** Another page is on its way: a step from this one would be a step in another order. */
  busy: boolean;
  onFirst: () => void;
  onNext: () => void;
  onPrevious: () => void;
}

/** How many rows there are, and the way through them: pages follow one another and have no numbers. */
export function Pager({ page, count, busy, onFirst, onNext, onPrevious }: PagerProps) {
  const words = useTranslations('data');
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
      <p role="status" className="text-xs text-ink-soft">
        <Count count={count} />
      </p>
      {(page.next || page.previous) && (
        <Steps words={words} {...{ page, busy, onFirst, onNext, onPrevious }} />
      )}
    </div>
  );
}

function Count({ count }: { count: RowCount | undefined }) {
  const words = useTranslations('data');
  const shared = useTranslations('shared');
  if (count?.total !== undefined) return shared('rowCount', { count: count.total });
  if (count?.at_least !== undefined) return words('atLeastRows', { count: count.at_least });
  return null;
}

interface StepsProps extends Omit<PagerProps, 'count'> {
  words: WordsOf<'data'>;
}

function Steps({ words, page, busy, onFirst, onNext, onPrevious }: StepsProps) {
  return (
    <nav aria-label={words('pages')} className="flex items-center gap-2 print:hidden">
      <Button size="small" look="quiet" disabled={busy || !page.previous} onClick={onFirst}>
        {words('first')}
      </Button>
      <Button size="small" disabled={busy || !page.previous} onClick={onPrevious}>
        <ChevronLeft aria-hidden className="size-3.5" />
        {words('previous')}
      </Button>
      <Button size="small" disabled={busy || !page.next} onClick={onNext}>
        {words('next')}
        <ChevronRight aria-hidden className="size-3.5" />
      </Button>
    </nav>
  );
}
