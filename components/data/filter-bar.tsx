'use client';

import { ListFilter, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { DataColumn, DataPage } from '#lib/data-pages/read-rows.ts';
import type { Condition } from '#lib/pipeline/plan.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { FilterForm } from './filter-form.tsx';
import { useDataWords } from './use-data-words.ts';

interface FilterBarProps {
  columns: readonly DataColumn[];
  filters: DataPage['filters'];
  onChange: (parts: readonly Condition[]) => void;
}

/** The parts of the filter in words, each with its way out, and the form of one more. */
export function FilterBar({ columns, filters, onChange }: FilterBarProps) {
  const { words } = useDataWords();
  const [open, setOpen] = useState(false);
  const parts = filters.map(({ where }) => where);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
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
            aria-label={words.removeFilter(visibleText(text))}
            title={words.removeFilter(visibleText(text))}
            onClick={() => onChange(parts.filter((_, index) => index !== at))}
            className="inline-flex w-7 items-center justify-center rounded-r-md border-l border-line text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button>
            <ListFilter aria-hidden className="size-4" />
            {words.addFilter}
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={6}
            collisionPadding={8}
            aria-label={words.addFilter}
            className="z-50 w-[min(22rem,calc(100vw-1rem))] animate-appear rounded-lg border border-line bg-raised p-3 text-ink shadow-panel"
          >
            <FilterForm
              columns={columns.filter(({ filterable }) => filterable)}
              onAdd={(condition) => {
                setOpen(false);
                onChange([...parts, condition]);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {filters.length > 1 && (
        <Button size="small" look="quiet" onClick={() => onChange([])}>
          {words.clearFilters}
        </Button>
      )}
    </div>
  );
}
