'use client';

import { Menu, SquarePen } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { ConversationsProvider } from '../conversation/conversation-context.tsx';
import { useUnreadCount } from '../notices/unread-count.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { loadAhead } from '../ui/load-ahead.ts';
import { Logo } from '../ui/logo.tsx';
import { ChatsProvider } from './chats-context.tsx';
import { type Me, MeProvider } from './me-context.tsx';
import { OfflineMark } from './offline-mark.tsx';
import { OfflineStatus } from './offline-status.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';

/** What opens over a page; it is there before the connection is gone. */
const opening = [
  () => import('../ui/toast-view.tsx'),
  () => import('./chat-menu.tsx'),
  () => import('./chat-drawer.tsx'),
  () => import('./user-menu-items.tsx'),
  () => import('./shortcuts-dialog.tsx'),
  () => import('../notices/notice-panel.tsx'),
  () => import('../table/column-menu-items.tsx'),
];
/** The page itself comes first. */
const pause = 3000;

/** The frame of every page behind sign-in: the chats on the left, a drawer on a narrow screen. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const words = useTranslations('shared');
  useEffect(() => {
    const timer = setTimeout(() => opening.forEach(loadAhead), pause);
    return () => clearTimeout(timer);
  }, []);
  return (
    <MeProvider me={me}>
      <ChatsProvider>
        <ConversationsProvider>
          <Shortcuts>
            <a
              href="#main"
              className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
            >
              {words('skipToContent')}
            </a>
            <div className="flex h-dvh flex-col md:flex-row print:block print:h-auto">
              <aside className="hidden w-68 2xl:w-80 shrink-0 border-r border-line bg-canvas md:flex print:hidden">
                <Sidebar />
              </aside>
              <NarrowHeader />
              <main
                id="main"
                tabIndex={-1}
                className="flex min-h-0 min-w-0 flex-1 flex-col outline-none print:block"
              >
                <OfflineStatus />
                {children}
              </main>
            </div>
          </Shortcuts>
        </ConversationsProvider>
      </ChatsProvider>
    </MeProvider>
  );
}

const loadDrawer = () => import('./chat-drawer.tsx').then(({ ChatDrawer }) => ChatDrawer);
const ChatDrawer = dynamic(loadDrawer, { ssr: false });

function NarrowHeader() {
  const words = useTranslations('shared');
  const [opened, setOpened] = useState(false);
  const unread = useUnreadCount();
  const menu = {
    label: unread > 0 ? `${words('openMenu')} (${unread} ${words('unread')})` : words('openMenu'),
    className: 'relative size-10',
    'aria-haspopup': 'dialog',
    children: (
      <>
        <Menu aria-hidden className="size-5" />
        {unread > 0 && <span className="absolute top-1.5 right-1.5 size-2 rounded-full bg-accent" />}
      </>
    ),
  } as const;
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 md:hidden print:hidden">
      {opened ? (
        <ChatDrawer trigger={<IconButton {...menu} />} />
      ) : (
        <IconButton {...menu} onPointerEnter={() => loadAhead(loadDrawer)} onClick={() => setOpened(true)} />
      )}
      <Logo />
      <span className="flex-1 font-semibold">{words('product')}</span>
      <OfflineMark brief />
      <Link
        href="/chats/new"
        aria-label={words('newChat')}
        title={words('newChat')}
        className="inline-flex size-10 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <SquarePen aria-hidden className="size-5" />
      </Link>
    </header>
  );
}
