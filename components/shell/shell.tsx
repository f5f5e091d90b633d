'use client';

import { Menu, SquarePen } from 'lucide-react';
import Link from 'next/link';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { ConversationsProvider } from '../conversation/conversation-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Logo } from '../ui/logo.tsx';
import { useLanguage } from '../words/words-context.tsx';
import { ChatsProvider } from './chats-context.tsx';
import { MeProvider } from './me-context.tsx';
import { Sidebar } from './sidebar.tsx';

/** The frame of every page behind sign-in: the chats on the left, a drawer on a narrow screen. */
export function Shell({ children }: { children: ReactNode }) {
  const { words } = useLanguage();
  return (
    <MeProvider>
      <ChatsProvider>
        <ConversationsProvider>
          <a
            href="#main"
            className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
          >
            {words.skipToContent}
          </a>
          <div className="flex h-dvh flex-col md:flex-row">
            <aside className="hidden w-68 shrink-0 border-r border-line bg-canvas md:flex">
              <Sidebar />
            </aside>
            <NarrowHeader />
            <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
              {children}
            </main>
          </div>
        </ConversationsProvider>
      </ChatsProvider>
    </MeProvider>
  );
}

function NarrowHeader() {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 md:hidden">
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger asChild>
          <IconButton label={words.openMenu} className="size-10">
            <Menu aria-hidden className="size-5" />
          </IconButton>
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-shade" />
          <Dialog.Content
            aria-describedby={undefined}
            tabIndex={-1}
            onOpenAutoFocus={(event) => {
              // The search field would be first, and on a phone its keyboard would cover the list.
              event.preventDefault();
              if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
            }}
            className="fixed inset-y-0 left-0 z-40 flex w-[min(20rem,85vw)] border-r border-line bg-canvas shadow-panel outline-none"
          >
            <Dialog.Title className="sr-only">{words.chats}</Dialog.Title>
            <Sidebar onLeave={() => setOpen(false)} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <Logo />
      <span className="flex-1 font-semibold">{words.product}</span>
      <Link
        href="/chats/new"
        aria-label={words.newChat}
        title={words.newChat}
        className="inline-flex size-10 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <SquarePen aria-hidden className="size-5" />
      </Link>
    </header>
  );
}
