'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Sidebar } from './sidebar.tsx';

/** The list of chats over a narrow page; open from the start, for somebody has just asked for it. */
export function ChatDrawer({ trigger }: { trigger: ReactNode }) {
  const words = useTranslations('shared');
  const [open, setOpen] = useState(true);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>{trigger}</Dialog.Trigger>
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
          <Dialog.Title className="sr-only">{words('chats')}</Dialog.Title>
          <Sidebar onLeave={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
