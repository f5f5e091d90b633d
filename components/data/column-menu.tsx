'use client';

import { Check, Columns3 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { DataColumn } from '#lib/data-pages/read-rows.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { MenuContent } from '../ui/menu.tsx';
import { useDataWords } from './use-data-words.ts';

interface ColumnMenuProps {
  columns: readonly DataColumn[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
}

export function ColumnMenu({ columns, hidden, onChange }: ColumnMenuProps) {
  const { words } = useDataWords();
  function toggle(name: string) {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    // A table without columns shows nothing and cannot be repaired from itself.
    if (next.size < columns.length) onChange(next);
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button>
          <Columns3 aria-hidden className="size-4" />
          {words.columns}
        </Button>
      </DropdownMenu.Trigger>
      <MenuContent align="end" className="scroll-thin max-h-80 overflow-y-auto">
        {columns.map(({ name, label }) => (
          <DropdownMenu.CheckboxItem
            key={name}
            checked={!hidden.has(name)}
            onCheckedChange={() => toggle(name)}
            onSelect={(event) => event.preventDefault()}
            className="flex cursor-pointer items-center justify-between gap-4 rounded-md px-2 py-1.5 text-sm outline-none data-[highlighted]:bg-sunken"
          >
            {visibleText(label)}
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden className="size-4 text-accent" />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.CheckboxItem>
        ))}
      </MenuContent>
    </DropdownMenu.Root>
  );
}
