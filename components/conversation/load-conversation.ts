import { RequestFailure, readChat } from './api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { exchangesOf } from './exchanges-of.ts';

/** Reads a chat into the store, once; resolves to whether it is there. */
export async function loadConversation(store: ConversationStore, chatId: string): Promise<boolean> {
  if (store.has(chatId)) return store.read(chatId).status === 'ready';
  try {
    const { messages } = await readChat(chatId);
    // It may have been read by somebody else meanwhile, who has asked something since.
    if (!store.has(chatId)) store.put(chatId, { status: 'ready', exchanges: exchangesOf(messages) });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof RequestFailure)) throw thrown;
    const missing = thrown.status === 404 || thrown.status === 400;
    store.put(chatId, { status: missing ? 'missing' : 'failed', exchanges: [] });
    return false;
  }
}
