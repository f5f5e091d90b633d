'use client';

import { useTranslations } from 'next-intl';
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import type { DataColumn } from '#lib/data-pages/read-rows.ts';
import type { Condition } from '#lib/pipeline/plan.ts';
import { FilterForm } from './filter-form.tsx';

interface FilterPopoverProps {
  columns: readonly DataColumn[];
  trigger: ReactNode;
  onAdd: (condition: Condition) => void;
}

/** The form of one more filter, open from the start: it is there because somebody pressed the button in its place. */
export function FilterPopover({ columns, trigger, onAdd }: FilterPopoverProps) {
  const words = useTranslations('data');
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={16}
          aria-label={words('addFilter')}
          className="z-50 w-[min(22rem,calc(100vw-2rem))] animate-appear rounded-lg border border-line bg-raised p-3 text-ink shadow-panel"
        >
          <FilterForm
            columns={columns.filter(({ filterable }) => filterable)}
            onAdd={(condition) => {
              setOpen(false);
              onAdd(condition);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
