'use client';

import { Check, Columns3 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { visibleText } from '../envelope/visible-text.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { MenuContent } from '../ui/menu.tsx';
import { useTableWords } from './use-table-words.ts';

interface ColumnMenuProps {
  columns: readonly { readonly name: string; readonly label: string }[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
  look?: ButtonProps['look'];
  size?: ButtonProps['size'];
}

export function ColumnMenu({ columns, hidden, onChange, look, size }: ColumnMenuProps) {
  const { words, format } = useTableWords();
  function toggle(name: string) {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    // A table without columns shows nothing and cannot be repaired from itself.
    if (next.size < columns.length) onChange(next);
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button {...(look ? { look } : {})} {...(size ? { size } : {})}>
          <Columns3 aria-hidden className={size === 'small' ? 'size-3.5' : 'size-4'} />
          <span className={size === 'small' ? 'max-sm:sr-only' : undefined}>{words.columns}</span>
          {hidden.size > 0 && <span className="text-accent">{words.columnsHidden(format(hidden.size))}</span>}
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
