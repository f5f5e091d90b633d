import { loadEnvelopeView } from './answer-script.ts';
import { RequestFailure, readChat } from './api.ts';
import { type ConversationStore, draftChat } from './conversation-store.ts';
import { exchangesOf } from './exchanges-of.ts';
import { withStored } from './with-stored.ts';

/** Reads a chat into the store, once; resolves to whether it is there. */
export async function loadConversation(store: ConversationStore, chatId: string): Promise<boolean> {
  if (store.has(chatId)) return store.read(chatId).status === 'ready';
  try {
    const [{ messages }] = await Promise.all([readChat(chatId), untilItCan(loadEnvelopeView)]);
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

/** Waits for what shows the answers, so that they are all there at once; without it they say themselves that it is late. */
async function untilItCan(load: () => Promise<unknown>): Promise<void> {
  await load().catch(() => undefined);
}

/** Reads a chat again that is in the store; what cannot be read stays as it was. */
export async function refreshConversation(store: ConversationStore, chatId: string): Promise<void> {
  if (chatId === draftChat || store.read(chatId).status !== 'ready' || store.running(chatId)) return;
  try {
    const { messages } = await readChat(chatId);
    const { status, exchanges } = store.read(chatId);
    if (status !== 'ready' || store.running(chatId)) return;
    const now = withStored(exchanges, exchangesOf(messages));
    if (now !== exchanges) store.put(chatId, { status, exchanges: now });
  } catch (thrown) {
    if (!(thrown instanceof RequestFailure)) throw thrown;
  }
}
