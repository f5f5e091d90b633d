'use client';

import { ChevronRight } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ChatSummary } from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChatItem } from './chat-item.tsx';
import { useChats } from './chats-context.tsx';
import { groupByDate } from './group-by-date.ts';
import { matchesSearch } from './matches-search.ts';
import { wasBegun } from './was-begun.ts';

export function ChatList({ search, onLeave }: { search: string; onLeave?: () => void }) {
  const words = useTranslations('shared');
  const { status, chats, refresh } = useChats();
  const pathname = usePathname();
  const { store } = useConversations();
  const { pinned, groups, archived } = useMemo(() => {
    const found = chats
      // One that is open, or that this page has asked something in, is about to be begun.
      .filter((chat) => wasBegun(chat) || store.has(chat.id) || pathname === `/chats/${chat.id}`)
      .filter((chat) => matchesSearch(chat.title ?? chat.first_question ?? words('untitled'), search));
    const kept = found.filter((chat) => !chat.archived);
    return {
      pinned: kept.filter((chat) => chat.pinned),
      groups: groupByDate(
        kept.filter((chat) => !chat.pinned),
        new Date(),
      ),
      archived: found.filter((chat) => chat.archived),
    };
  }, [chats, search, words, store, pathname]);

  if (status === 'loading') {
    return (
      <div role="status" aria-label={words('loading')} className="flex flex-col gap-2 pt-2">
        {['w-3/4', 'w-full', 'w-2/3', 'w-5/6'].map((width) => (
          <Skeleton key={width} className={`h-6 ${width}`} />
        ))}
      </div>
    );
  }
  if (status === 'failed') {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 px-2 pt-3 text-ink-soft">
        {words('chatsFailed')}
        <Button size="small" onClick={refresh}>
          {words('tryAgain')}
        </Button>
      </div>
    );
  }
  const items = (list: readonly ChatSummary[]) => (
    <ul className="flex flex-col gap-px">
      {list.map((chat) => (
        <ChatItem key={chat.id} chat={chat} active={pathname === `/chats/${chat.id}`} onLeave={onLeave} />
      ))}
    </ul>
  );
  const nothing = pinned.length === 0 && groups.length === 0;
  return (
    <>
      {nothing && archived.length === 0 && (
        <p className="px-2 pt-3 text-ink-soft">
          {search ? words('noChatsFound', { text: search.trim() }) : words('noChats')}
        </p>
      )}
      {pinned.length > 0 && (
        <section className="pt-3">
          <h2 className="px-2 pb-1 text-xs font-medium text-ink-faint">{words('pinned')}</h2>
          {items(pinned)}
        </section>
      )}
      {groups.map(({ group, things }) => (
        <section key={group} className="pt-3">
          <h2 className="px-2 pb-1 text-xs font-medium text-ink-faint">{words(`${group}`)}</h2>
          {items(things)}
        </section>
      ))}
      {archived.length > 0 && (
        // Who searches wants to see what is found, wherever it is kept.
        <details className="group/archive pt-3" open={search.trim() !== '' ? true : undefined}>
          <summary className="flex cursor-pointer items-center gap-1 rounded-md px-2 pb-1 text-xs font-medium text-ink-faint hover:text-ink">
            <ChevronRight aria-hidden className="size-3 transition-transform group-open/archive:rotate-90" />
            {words('archived', { count: archived.length })}
          </summary>
          {items(archived)}
        </details>
      )}
    </>
  );
}
