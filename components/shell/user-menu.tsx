'use client';

import { ChevronsUpDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { loadAhead } from '../ui/load-ahead.ts';
import { type Me, useMe } from './me-context.tsx';

const loadMenu = () => import('./user-menu-items.tsx').then(({ UserMenuItems }) => UserMenuItems);

/** With its menu loaded when somebody reaches for it: most visits to a chat never open it. */
const UserMenuItems = dynamic(loadMenu, { ssr: false, loading: Waiting });

/** Nothing changes but that the menu comes up. */
function Waiting() {
  return <Person me={useMe()} aria-haspopup="menu" aria-busy />;
}

export function UserMenu() {
  const me = useMe();
  const [opened, setOpened] = useState(false);
  if (opened) return <UserMenuItems me={me} trigger={<Person me={me} />} />;
  return (
    <Person
      me={me}
      aria-haspopup="menu"
      onPointerEnter={() => loadAhead(loadMenu)}
      onFocus={() => loadAhead(loadMenu)}
      onClick={() => setOpened(true)}
    />
  );
}

function Person({ me, ...rest }: { me: Me } & ComponentProps<'button'>) {
  const words = useTranslations('shared');
  return (
    <button
      type="button"
      className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-sunken"
      {...rest}
    >
      <span
        aria-hidden
        className="flex size-8 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent"
      >
        {(me.name || me.email).slice(0, 1).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{me.name || me.email}</span>
        <span className="block truncate text-xs text-ink-faint">{words(`${me.role}`)}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
      <span className="sr-only">{words('userMenu')}</span>
    </button>
  );
}
