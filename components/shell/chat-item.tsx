'use client';

import { Ellipsis, LoaderCircle, Pin } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ChatSummary } from '../conversation/api.ts';
import { useConversation, useConversations } from '../conversation/conversation-context.tsx';
import { visibleText } from '../envelope/visible-text.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { intoView } from '../ui/into-view.ts';
import { loadAhead } from '../ui/load-ahead.ts';
import { useNotify } from '../ui/toasts.tsx';
import { afterChange } from './after-change.ts';
import { useChats } from './chats-context.tsx';
import { RenameField } from './rename-field.tsx';

interface ChatItemProps {
  chat: ChatSummary;
  active: boolean;
  onLeave?: () => void;
}

const loadMenu = () => import('./chat-menu.tsx').then(({ ChatMenu }) => ChatMenu);

/** Loaded when somebody reaches for it; a list of two hundred chats is mostly read. */
const ChatMenu = dynamic(loadMenu, {
  ssr: false,
  loading: () => <LoaderCircle aria-hidden className="mx-2 size-4 animate-spin" />,
});

const menuButton =
  'md:w-0 md:overflow-hidden md:group-focus-within:w-8 md:group-hover:w-8 md:data-[state=open]:w-8';

export function ChatItem({ chat, active, onLeave }: ChatItemProps) {
  const words = useTranslations('shared');
  const { change, remove } = useChats();
  const { store } = useConversations();
  const notify = useNotify();
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  const [menu, setMenu] = useState(false);
  const { exchanges } = useConversation(chat.id);
  const running = exchanges.some((exchange) => exchange.progress);
  const title = visibleText(chat.title ?? exchanges[0]?.question ?? chat.first_question ?? words('untitled'));

  async function renameTo(next: string) {
    setRenaming(false);
    afterChange(chat.id)();
    if (!next || next === title) return;
    const done = await change(chat.id, { title: next });
    notify(done ? words('renamed') : words('changeFailed'), { bad: !done });
  }

  const undo = (back: Parameters<typeof change>[1], onDone?: () => void) => ({
    label: words('undo'),
    run: async () => {
      if (await change(chat.id, back)) onDone?.();
      else notify(words('changeFailed'), { bad: true });
    },
  });

  /** Who read the chat that they deleted reads on; who has gone somewhere else meanwhile is left there. */
  function comeBack() {
    if (active && window.location.pathname === '/chats/new') router.push(`/chats/${chat.id}`);
  }

  async function archive() {
    const settle = afterChange(chat.id);
    const done = await change(chat.id, { archived: !chat.archived });
    if (!done) notify(words('changeFailed'), { bad: true });
    else if (!chat.archived) notify(words('chatArchived'), { action: undo({ archived: false }) });
    settle();
  }

  async function pin() {
    const settle = afterChange(chat.id);
    if (!(await change(chat.id, { pinned: !chat.pinned }))) notify(words('changeFailed'), { bad: true });
    settle();
  }

  async function removeNow() {
    const settle = afterChange(chat.id);
    if (!(await remove(chat.id))) {
      notify(words('changeFailed'), { bad: true });
      return;
    }
    if (active) router.push('/chats/new');
    store.forget(chat.id);
    notify(words('deleted'), { action: undo({ deleted: false }, comeBack) });
    settle();
  }

  if (renaming) {
    return (
      <li>
        <RenameField
          title={title}
          onDone={renameTo}
          onCancel={() => {
            setRenaming(false);
            afterChange(chat.id)();
          }}
        />
      </li>
    );
  }
  const trigger = (
    <IconButton label={words('chatActions', { title })} className={menuButton}>
      <Ellipsis aria-hidden className="size-4" />
    </IconButton>
  );
  return (
    <li
      // Among many the one that is open may be far down.
      ref={active ? intoView : undefined}
      onPointerEnter={() => loadAhead(loadMenu)}
      className={classes(
        'group flex scroll-my-3 items-center rounded-md pr-1 transition-colors',
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
      {running && (
        <LoaderCircle aria-label={words('answering')} className="size-3.5 animate-spin text-accent" />
      )}
      {chat.pinned && !running && <Pin aria-hidden className="size-3 shrink-0 text-ink-faint" />}
      {menu ? (
        <ChatMenu
          chat={chat}
          trigger={trigger}
          onPin={pin}
          onRename={() => {
            // It would open again when the title is a link again.
            setMenu(false);
            setRenaming(true);
          }}
          onArchive={archive}
          onDelete={removeNow}
        />
      ) : (
        <IconButton
          label={words('chatActions', { title })}
          aria-haspopup="menu"
          className={menuButton}
          onClick={() => setMenu(true)}
        >
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      )}
    </li>
  );
}
