'use client';

import { useLocale } from 'next-intl';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useChats } from '../shell/chats-context.tsx';
import { useMe } from '../shell/me-context.tsx';
import { type Asking, askAgain, askInChat } from './ask-in-chat.ts';
import { type Conversation, ConversationStore, draftChat } from './conversation-store.ts';
import type { Asked, Exchange } from './exchange.ts';
import { loadConversation } from './load-conversation.ts';
import { onSessionEnd } from './session-end.ts';
import { keepUnsent } from './unsent-question.ts';

interface Conversations {
  readonly store: ConversationStore;
  readonly send: (chatId: string, question: string, asked: Asked) => void;
  /** Asks in a chat that may not be open yet; its earlier questions come first. */
  readonly askIn: (chatId: string, question: string) => Promise<void>;
  readonly again: (chatId: string, exchange: Exchange) => void;
  readonly stop: (chatId: string) => void;
}

const ConversationsContext = createContext<Conversations | null>(null);

const draftAddress = `/chats/${draftChat}`;

export function ConversationsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => new ConversationStore());
  const controllers = useRef(new Map<string, AbortController>());
  const locale = useLocale();
  const { refresh } = useChats();
  const email = useMe().email;

  const start = useCallback(
    async (chatId: string, question: string, asked: Asked, run: (asking: Asking) => Promise<void>) => {
      const controller = new AbortController();
      let current = chatId;
      controllers.current.set(current, controller);
      await run({
        chatId,
        question,
        asked,
        locale,
        signal: controller.signal,
        isOpen: () => window.location.pathname === draftAddress,
        onCreated: (created) => {
          controllers.current.delete(current);
          current = created;
          refresh();
          controllers.current.set(current, controller);
          // The address changes without leaving the page; the question goes on running.
          if (window.location.pathname === draftAddress) {
            window.history.replaceState(null, '', `/chats/${created}`);
          }
        },
      });
      controllers.current.delete(current);
      refresh();
    },
    [locale, refresh],
  );

  useEffect(
    () =>
      onSessionEnd(() => {
        const unsent = store.unsent(window.location.pathname.split('/').at(-1) ?? draftChat);
        if (unsent) keepUnsent(email, unsent);
      }),
    [store, email],
  );

  const value = useMemo<Conversations>(
    () => ({
      store,
      send: (chatId, question, asked) => {
        if (store.running(chatId)) return;
        void start(chatId, question, asked, (asking) => askInChat(store, asking));
      },
      askIn: async (chatId, question) => {
        if (!(await loadConversation(store, chatId)) || store.running(chatId)) return;
        await start(chatId, question, { content: question }, (asking) => askInChat(store, asking));
      },
      again: (chatId, exchange) => {
        if (store.running(chatId)) return;
        void start(chatId, exchange.question, exchange.asked, (asking) =>
          askAgain(store, asking, exchange.key),
        );
      },
      stop: (chatId) => controllers.current.get(chatId)?.abort(),
    }),
    [store, start],
  );

  return <ConversationsContext value={value}>{children}</ConversationsContext>;
}

export function useConversations(): Conversations {
  const value = use(ConversationsContext);
  if (!value) throw new Error('useConversations needs a ConversationsProvider above it');
  return value;
}

export function useConversation(chatId: string): Conversation {
  const { store } = useConversations();
  return useSyncExternalStore(
    store.subscribe,
    () => store.read(chatId),
    () => store.read(chatId),
  );
}
