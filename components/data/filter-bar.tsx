'use client';

import { ListFilter, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, lazy, startTransition, useRef, useState } from 'react';
import type { DataColumn, DataPage } from '#lib/data-pages/read-rows.ts';
import type { Condition } from '#lib/pipeline/plan.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { loadAhead } from '../ui/load-ahead.ts';

interface FilterBarProps {
  columns: readonly DataColumn[];
  filters: DataPage['filters'];
  onChange: (parts: readonly Condition[]) => void;
}

const loadPopover = () => import('./filter-popover.tsx');
const FilterPopover = lazy(() => loadPopover().then((module) => ({ default: module.FilterPopover })));

/** The parts of the filter in words, each with its way out, and the form of one more. */
export function FilterBar({ columns, filters, onChange }: FilterBarProps) {
  const words = useTranslations('data');
  const [opened, setOpened] = useState(false);
  const parts = filters.map(({ where }) => where);
  const bar = useRef<HTMLDivElement>(null);

  /** What takes a filter away goes with it: whoever pressed it goes on where filters are added. */
  function takeAway(left: readonly Condition[]) {
    bar.current?.querySelector<HTMLElement>('[data-add-filter]')?.focus();
    onChange(left);
  }

  return (
    // On a phone its parts are those of the line it stands in.
    <div ref={bar} className="min-w-0 flex-1 basis-40 flex-wrap items-start gap-2 max-md:contents md:flex">
      {opened ? (
        <FilterPopover
          columns={columns}
          trigger={<FilterButton />}
          onAdd={(condition) => onChange([...parts, condition])}
        />
      ) : (
        <FilterButton
          aria-haspopup="dialog"
          onPointerEnter={() => loadAhead(loadPopover)}
          onFocus={() => loadAhead(loadPopover)}
          // The button stays, with the focus, until there is a form.
          onClick={() => startTransition(() => setOpened(true))}
        />
      )}
      {filters.length > 0 && (
        <div className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:order-last max-md:basis-full md:flex-1 md:basis-60 md:pt-1.25">
          {filters.map(({ text, where }, at) => (
            <span
              key={JSON.stringify(where)}
              className="inline-flex max-w-full items-stretch rounded-md border border-line bg-surface text-xs"
            >
              <span className="min-w-0 px-2 py-1 break-words">
                <bdi>{visibleText(text)}</bdi>
              </span>
              <button
                type="button"
                aria-label={words('removeFilter', { text: visibleText(text) })}
                title={words('removeFilter', { text: visibleText(text) })}
                onClick={() => takeAway(parts.filter((_, index) => index !== at))}
                className="inline-flex w-7 items-center justify-center rounded-r-md border-l border-line text-ink-soft hover:bg-sunken hover:text-ink print:hidden"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </span>
          ))}
          {filters.length > 1 && (
            <Button size="small" look="quiet" onClick={() => takeAway([])}>
              {words('clearFilters')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function FilterButton(props: ComponentProps<'button'>) {
  const words = useTranslations('data');
  return (
    <Button data-add-filter title={words('addFilter')} {...props} className="print:hidden">
      <ListFilter aria-hidden className="size-4 shrink-0" />
      <span className="max-md:sr-only">{words('addFilter')}</span>
    </Button>
  );
}
