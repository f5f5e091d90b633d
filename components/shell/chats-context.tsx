'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import {
  type ChatChange,
  type ChatSummary,
  changeChat,
  deleteChat,
  listChats,
  RequestFailure,
} from '../conversation/api.ts';

interface Chats {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly chats: readonly ChatSummary[];
  /** Reads the list again; titles and order come from the server. */
  readonly refresh: () => void;
  /** Resolves to whether it was done. */
  readonly change: (id: string, change: ChatChange) => Promise<boolean>;
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
      change: async (id, change) => {
        const changed = await succeeded(changeChat(id, change));
        // A chat that comes back from deletion is in no list of ours yet.
        if (changed) {
          setChats((list) => [
            ...list.filter((chat) => chat.id !== id),
            { ...list.find((chat) => chat.id === id), ...changed },
          ]);
        }
        return changed !== undefined;
      },
      remove: async (id) => {
        const done = await succeeded(deleteChat(id).then(() => true));
        if (done) setChats((list) => list.filter((chat) => chat.id !== id));
        return done === true;
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

/** What a change gives, or undefined where the server did not make it. */
async function succeeded<Given>(change: Promise<Given>): Promise<Given | undefined> {
  try {
    return await change;
  } catch (thrown) {
    if (thrown instanceof RequestFailure) return undefined;
    throw thrown;
  }
}
