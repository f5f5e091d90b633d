'use client';

import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ComponentProps, FocusEvent, ReactNode } from 'react';
import { classes } from './classes.ts';

const row =
  'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-[highlighted]:bg-sunken';

export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal container={landmark()}>
      <DropdownMenu.Content
        sideOffset={6}
        collisionPadding={8}
        onFocus={beginAtFirst}
        className={classes(
          'z-50 min-w-40 animate-appear rounded-lg border border-line bg-raised p-1 text-ink shadow-panel',
          className,
        )}
        {...rest}
      />
    </DropdownMenu.Portal>
  );
}

/**
 * Opened by a key, a menu begins at its first item. Radix sees only keys that are pressed while there is a menu, and
 * ours are made by the key that opens them.
 */
function beginAtFirst({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target !== currentTarget || !currentTarget.matches(':focus-visible')) return;
  currentTarget.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus();
}

/**
 * What lies at the end of the document is in no part of the page for those who go by its parts. A dialog hides
 * everything else, so a menu of it belongs into it.
 */
function landmark(): Element | null {
  if (typeof document === 'undefined') return null;
  return document.querySelector('[role=dialog][data-state=open]') ?? document.getElementById('main');
}

interface MenuItemProps extends ComponentProps<typeof DropdownMenu.Item> {
  icon: LucideIcon;
  bad?: boolean;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, bad, children, ...rest }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={classes(row, bad && 'text-bad')} {...rest}>
      <Icon aria-hidden className="size-4" />
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuChoice({ children, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={classes(row, 'justify-between')} {...rest}>
      {children}
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden className="size-4 text-accent" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}
