'use client';

import { usePathname } from 'next/navigation';
import { useMemo } from 'react';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLanguage } from '../words/words-context.tsx';
import { ChatItem } from './chat-item.tsx';
import { useChats } from './chats-context.tsx';
import { groupByDate } from './group-by-date.ts';
import { matchesSearch } from './matches-search.ts';

export function ChatList({ search, onLeave }: { search: string; onLeave?: () => void }) {
  const { words } = useLanguage();
  const { status, chats, refresh } = useChats();
  const pathname = usePathname();
  const groups = useMemo(() => {
    const found = chats.filter((chat) => matchesSearch(chat.title ?? words.untitled, search));
    return groupByDate(found, new Date());
  }, [chats, search, words]);

  if (status === 'loading') {
    return (
      <div role="status" aria-label={words.loading} className="flex flex-col gap-2 pt-2">
        {['w-3/4', 'w-full', 'w-2/3', 'w-5/6'].map((width) => (
          <Skeleton key={width} className={`h-6 ${width}`} />
        ))}
      </div>
    );
  }
  if (status === 'failed') {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 px-2 pt-3 text-ink-soft">
        {words.chatsFailed}
        <Button size="small" onClick={refresh}>
          {words.tryAgain}
        </Button>
      </div>
    );
  }
  if (groups.length === 0) {
    return (
      <p className="px-2 pt-3 text-ink-soft">{search ? words.noChatsFound(search.trim()) : words.noChats}</p>
    );
  }
  return groups.map(({ group, things }) => (
    <section key={group} className="pt-3">
      <h2 className="px-2 pb-1 text-xs font-medium text-ink-faint">{words[group]}</h2>
      <ul className="flex flex-col gap-px">
        {things.map((chat) => (
          <ChatItem key={chat.id} chat={chat} active={pathname === `/chats/${chat.id}`} onLeave={onLeave} />
        ))}
      </ul>
    </section>
  ));
}
