'use client';

import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { visibleText } from '../envelope/visible-text.ts';
import { MenuContent } from '../ui/menu.tsx';
import type { MenuColumn } from './column-menu.tsx';

interface ColumnMenuItemsProps {
  columns: readonly MenuColumn[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
  trigger: ReactNode;
}

/** The columns to choose from, open from the start: it is there because somebody pressed the button in its place. */
export function ColumnMenuItems({ columns, hidden, onChange, trigger }: ColumnMenuItemsProps) {
  function toggle(name: string) {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    // A table without columns shows nothing and cannot be repaired from itself.
    if (next.size < columns.length) onChange(next);
  }
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <MenuContent align="end" className="scroll-thin max-h-80 overflow-y-auto">
        {columns.map(({ name, label }) => (
          <DropdownMenu.CheckboxItem
            key={name}
            checked={!hidden.has(name)}
            onCheckedChange={() => toggle(name)}
            onSelect={(event) => event.preventDefault()}
            className="flex cursor-pointer items-center justify-between gap-4 rounded-md px-2 py-1.5 text-sm outline-none data-[highlighted]:bg-sunken"
          >
            <span className="inline-block first-letter:uppercase">{visibleText(label)}</span>
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden className="size-4 text-accent" />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.CheckboxItem>
        ))}
      </MenuContent>
    </DropdownMenu.Root>
  );
}
