'use client';

import { ChevronsUpDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { DropdownMenu } from 'radix-ui';
import { MenuContent } from '../ui/menu.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLanguage } from '../words/words-context.tsx';
import { useMe } from './me-context.tsx';

const loadItems = () => import('./user-menu-items.tsx').then(({ UserMenuItems }) => UserMenuItems);

const UserMenuItems = dynamic(loadItems, { ssr: false, loading: () => <Skeleton className="h-64" /> });

export function UserMenu() {
  const { words } = useLanguage();
  const me = useMe();
  if (!me) return <Skeleton className="h-11" />;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        onPointerEnter={loadItems}
        onFocus={loadItems}
        className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-sunken"
      >
        <span
          aria-hidden
          className="flex size-8 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent"
        >
          {(me.name || me.email).slice(0, 1).toUpperCase()}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{me.name || me.email}</span>
          <span className="block truncate text-xs text-ink-faint">{words[me.role]}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        <span className="sr-only">{words.userMenu}</span>
      </DropdownMenu.Trigger>
      <MenuContent align="start" side="top" className="w-62">
        <UserMenuItems me={me} />
      </MenuContent>
    </DropdownMenu.Root>
  );
}
