'use client';

import { type LucideIcon, Search, Settings2, SquarePen, Table2 } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { NoticeButton } from '../notices/notice-button.tsx';
import { Logo } from '../ui/logo.tsx';
import { useTypedAhead } from '../ui/use-typed-ahead.ts';
import { ChatList } from './chat-list.tsx';
import { useMe } from './me-context.tsx';
import { OfflineMark } from './offline-mark.tsx';
import { UserMenu } from './user-menu.tsx';

/** `onLeave` is told when a link was followed, so that a drawer can close. */
export function Sidebar({ onLeave }: { onLeave?: () => void }) {
  const words = useTranslations('shared');
  const [search, setSearch] = useState('');
  const searchId = useId();
  const field = useRef<HTMLInputElement>(null);
  useTypedAhead(field, setSearch);
  const admin = useMe().role === 'admin';
  return (
    <div className="flex min-h-0 w-full flex-col">
      <div className="flex h-14 items-center gap-2 px-4">
        <Logo />
        <span className="text-base font-semibold tracking-tight">{words('product')}</span>
      </div>
      <div className="flex flex-col gap-2 px-3 pb-2">
        <Link
          href="/chats/new"
          onClick={onLeave}
          className="flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-3 font-medium text-ink transition-colors hover:border-line-strong"
        >
          <SquarePen aria-hidden className="size-4 text-accent" />
          {words('newChat')}
        </Link>
        <div className="flex flex-col gap-0.5">
          <Place href="/data" icon={Table2} title={words('data')} onLeave={onLeave} />
          <NoticeButton {...(onLeave ? { onLeave } : {})} />
          {admin && (
            <Place href="/admin" icon={Settings2} title={words('administration')} onLeave={onLeave} />
          )}
        </div>
        <div className="relative">
          <label htmlFor={searchId} className="sr-only">
            {words('searchChats')}
          </label>
          <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
          <input
            ref={field}
            id={searchId}
            data-search-chats
            aria-keyshortcuts="Control+K"
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setSearch('')}
            placeholder={words('searchChats')}
            className="h-9 w-full rounded-md bg-sunken pr-2 pl-9 text-ink"
          />
        </div>
      </div>
      <nav
        aria-label={words('chats')}
        className="relative scroll-thin min-h-0 flex-1 overflow-y-auto px-3 pb-3"
      >
        <ChatList search={search} onLeave={onLeave} />
      </nav>
      <OfflineMark />
      <div className="border-t border-line p-2">
        <UserMenu />
      </div>
    </div>
  );
}

interface PlaceProps {
  href: string;
  icon: LucideIcon;
  title: string;
  onLeave: (() => void) | undefined;
}

/** A part of the product beside the chats. */
function Place({ href, icon: Icon, title, onLeave }: PlaceProps) {
  const here = usePathname().startsWith(href);
  return (
    <Link
      href={href}
      onClick={onLeave}
      aria-current={here ? 'page' : undefined}
      className="flex h-9 items-center gap-2 rounded-md px-3 font-medium text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
    >
      <Icon aria-hidden className="size-4 text-accent" />
      {title}
    </Link>
  );
}
