// Every conversation of this tab. It outlives the page that shows it, so that going to another chat
// neither loses an answer that is still running nor loads again what was just read.
import type { Exchange } from './exchange.ts';

export interface Conversation {
  readonly status: 'loading' | 'ready' | 'missing' | 'failed';
  readonly exchanges: readonly Exchange[];
}

/** A chat that has no id yet, because nothing was asked in it. */
export const draftChat = 'new';

const loading: Conversation = { status: 'loading', exchanges: [] };
const empty: Conversation = { status: 'ready', exchanges: [] };

export class ConversationStore {
  /** The source that the next new chat is about; absent: the default one. */
  draftSource: string | undefined;
  /** What was typed in a chat and not sent: another chat, or another language, does not lose it. */
  readonly typed = new Map<string, string>();
  /** What became of the draft that is on the page, until the address says so too. */
  #adopted: string | undefined;
  #drafts = 1;
  readonly #pages = new Map<string, string>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #listeners = new Set<() => void>();

  read = (chatId: string): Conversation => {
    return this.#conversations.get(chatId) ?? (chatId === draftChat ? empty : loading);
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  has(chatId: string): boolean {
    return this.#conversations.has(chatId);
  }

  put(chatId: string, conversation: Conversation): void {
    this.#conversations.set(chatId, conversation);
    this.#changed();
  }

  add(chatId: string, exchange: Exchange): void {
    const { exchanges } = this.read(chatId);
    this.put(chatId, { status: 'ready', exchanges: [...exchanges, exchange] });
  }

  /** Changes one exchange; does nothing where it is gone, as when its chat was deleted meanwhile. */
  change(chatId: string, key: string, change: (exchange: Exchange) => Exchange): void {
    const conversation = this.#conversations.get(chatId);
    if (!conversation) return;
    this.put(chatId, {
      ...conversation,
      exchanges: conversation.exchanges.map((exchange) =>
        exchange.key === key ? change(exchange) : exchange,
      ),
    });
  }

  /** The chat that an address is about: of a draft's own address, what the draft has become. */
  named = (address: string): string => (address === draftChat ? (this.#adopted ?? address) : address);

  /** The address has another chat, or none: a draft is a draft again. */
  left(address: string): void {
    if (address !== draftChat) this.#adopted = undefined;
  }

  /**
   * What the page of a chat is known by. A draft keeps it when it becomes a chat: the box that is typed in, and what
   * is heard as it appears, stay the same ones.
   */
  pageOf(chatId: string): string {
    return this.#pages.get(chatId) ?? (chatId === draftChat ? `draft ${this.#drafts}` : chatId);
  }

  /** The draft becomes a chat of its own, and there is an empty draft again; `open` while it is on the page. */
  adoptDraft(chatId: string, open: boolean): void {
    if (open) this.#adopted = chatId;
    this.#pages.set(chatId, this.pageOf(draftChat));
    this.#drafts++;
    // What was typed since the question was sent belongs to the chat that it began.
    const typed = this.typed.get(draftChat);
    if (typed !== undefined) this.typed.set(chatId, typed);
    this.typed.delete(draftChat);
    this.#conversations.set(chatId, this.read(draftChat));
    this.forget(draftChat);
  }

  forget(chatId: string): void {
    this.#conversations.delete(chatId);
    this.#changed();
  }

  running(chatId: string): boolean {
    return this.read(chatId).exchanges.some((exchange) => exchange.progress !== undefined);
  }

  /**
   * What would be lost if the page were left: the question that the server has not taken yet, else what is typed in
   * the chat of this address, else in the next new chat.
   */
  unsent(address: string): string | undefined {
    const chatId = this.named(address);
    const newest = this.read(chatId).exchanges.at(-1);
    const waiting = newest?.progress?.stages.length === 0 && 'content' in newest.asked;
    if (waiting) return newest.question;
    return this.typed.get(chatId) || this.typed.get(draftChat) || undefined;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
