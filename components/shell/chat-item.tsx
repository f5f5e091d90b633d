'use client';

import { Ellipsis, LoaderCircle, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { ChatSummary } from '../conversation/api.ts';
import { useConversation, useConversations } from '../conversation/conversation-context.tsx';
import { visibleText } from '../envelope/visible-text.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuContent, MenuItem } from '../ui/menu.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { useLanguage } from '../words/words-context.tsx';
import { useChats } from './chats-context.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { RenameField } from './rename-field.tsx';

interface ChatItemProps {
  chat: ChatSummary;
  active: boolean;
  onLeave?: () => void;
}

export function ChatItem({ chat, active, onLeave }: ChatItemProps) {
  const { words } = useLanguage();
  const { rename, remove } = useChats();
  const { store } = useConversations();
  const notify = useNotify();
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { exchanges } = useConversation(chat.id);
  const running = exchanges.some((exchange) => exchange.progress);
  const given = chat.title ?? exchanges[0]?.question ?? words.untitled;
  const title = visibleText(given);

  async function renameTo(next: string) {
    setRenaming(false);
    if (!next || next === given) return;
    const done = await rename(chat.id, next);
    notify(done ? words.renamed : words.changeFailed, { bad: !done });
  }

  async function removeNow() {
    if (!(await remove(chat.id))) {
      notify(words.changeFailed, { bad: true });
      return;
    }
    if (active) router.push('/chats/new');
    store.forget(chat.id);
    notify(words.deleted);
  }

  if (renaming) {
    return (
      <li>
        <RenameField title={given} onDone={renameTo} onCancel={() => setRenaming(false)} />
      </li>
    );
  }
  return (
    <li
      className={classes(
        'group flex items-center rounded-md pr-1 transition-colors',
        active ? 'bg-accent-soft text-ink' : 'text-ink-soft hover:bg-sunken hover:text-ink',
      )}
    >
      <Link
        href={`/chats/${chat.id}`}
        prefetch={false}
        onClick={onLeave}
        aria-current={active ? 'page' : undefined}
        title={title}
        className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5"
      >
        {title}
      </Link>
      {running && <LoaderCircle aria-label={words.answering} className="size-3.5 animate-spin text-accent" />}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton
            label={words.chatActions(title)}
            className="md:w-0 md:overflow-hidden md:group-focus-within:w-8 md:group-hover:w-8 md:data-[state=open]:w-8"
          >
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        </DropdownMenu.Trigger>
        <MenuContent align="start">
          <MenuItem icon={Pencil} onSelect={() => setRenaming(true)}>
            {words.rename}
          </MenuItem>
          <MenuItem icon={Trash2} bad onSelect={() => setDeleting(true)}>
            {words.delete}
          </MenuItem>
        </MenuContent>
      </DropdownMenu.Root>
      <DeleteDialog title={title} open={deleting} onOpenChange={setDeleting} onDelete={removeNow} />
    </li>
  );
}
