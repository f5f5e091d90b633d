import { useEffect } from 'react';
import type { ConversationStore } from './conversation-store.ts';
import { refreshConversation } from './load-conversation.ts';

/** An answer that may still be on its way for another tab is looked for this often, and this many times. */
const lookEvery = 2000;
const looks = 15;

/** Keeps the chat on the page up to date with what happened to it elsewhere. */
export function useFreshConversation(store: ConversationStore, chatId: string, lost: boolean): void {
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') void refreshConversation(store, chatId);
    };
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('focus', refresh);
    window.addEventListener('online', refresh);
    return () => {
      document.removeEventListener('visibilitychange', refresh);
      window.removeEventListener('focus', refresh);
      window.removeEventListener('online', refresh);
    };
  }, [store, chatId]);

  useEffect(() => {
    if (!lost) return;
    let left = looks;
    const timer = setInterval(() => {
      left -= 1;
      if (left === 0) clearInterval(timer);
      void refreshConversation(store, chatId);
    }, lookEvery);
    return () => clearInterval(timer);
  }, [store, chatId, lost]);
}
