'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type ChatSummary, deleteChat, listChats, RequestFailure, renameChat } from '../conversation/api.ts';

interface Chats {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly chats: readonly ChatSummary[];
  /** Reads the list again; titles and order come from the server. */
  readonly refresh: () => void;
  /** Resolves to whether it was done. */
  readonly rename: (id: string, title: string) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
}

const ChatsContext = createContext<Chats | null>(null);

export function ChatsProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<Chats['status']>('loading');
  const [chats, setChats] = useState<readonly ChatSummary[]>([]);

  const refresh = useCallback(() => {
    listChats().then(
      (list) => {
        setChats(list);
        setStatus('ready');
      },
      (thrown) => {
        if (!(thrown instanceof RequestFailure)) throw thrown;
        setStatus((before) => (before === 'ready' ? before : 'failed'));
      },
    );
  }, []);

  useEffect(refresh, [refresh]);

  const value = useMemo<Chats>(
    () => ({
      status,
      chats,
      refresh,
      rename: async (id, title) => {
        const done = await succeeded(renameChat(id, title));
        if (done) setChats((list) => list.map((chat) => (chat.id === id ? { ...chat, title } : chat)));
        return done;
      },
      remove: async (id) => {
        const done = await succeeded(deleteChat(id));
        if (done) setChats((list) => list.filter((chat) => chat.id !== id));
        return done;
      },
    }),
    [status, chats, refresh],
  );

  return <ChatsContext value={value}>{children}</ChatsContext>;
}

export function useChats(): Chats {
  const value = use(ChatsContext);
  if (!value) throw new Error('useChats needs a ChatsProvider above it');
  return value;
}

async function succeeded(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (thrown) {
    if (thrown instanceof RequestFailure) return false;
    throw thrown;
  }
}
