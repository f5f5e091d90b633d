// One question from the box to its envelope, written into the store as it goes.
import { ask, createChat, RequestFailure } from './api.ts';
import { type ConversationStore, draftChat } from './conversation-store.ts';
import type { AnswerEvent } from './event-stream.ts';
import type { Asked, Exchange, Progress } from './exchange.ts';

export interface Asking {
  readonly chatId: string;
  readonly question: string;
  readonly asked: Asked;
  readonly locale: string;
  readonly signal: AbortSignal;
  /** Whether the draft is what the page shows. */
  readonly isOpen: () => boolean;
  /** Told once when a draft has become a chat, before its question is sent. */
  readonly onCreated: (chatId: string) => void;
}

/** Settles when the exchange has ended, however it ended; failures are kept in the exchange. */
export async function askInChat(store: ConversationStore, asking: Asking): Promise<void> {
  const key = crypto.randomUUID();
  store.add(asking.chatId, { key, question: asking.question, asked: asking.asked, progress: { stages: [] } });
  await run(store, asking, key);
}

/** Asks again what could not be answered, in its place. */
export async function askAgain(store: ConversationStore, asking: Asking, key: string): Promise<void> {
  store.change(asking.chatId, key, (exchange) => ({
    ...exchange,
    envelope: undefined,
    failure: undefined,
    feedback: undefined,
    messageId: undefined,
    progress: { stages: [] },
  }));
  await run(store, asking, key);
}

async function run(store: ConversationStore, asking: Asking, key: string): Promise<void> {
  let chatId = asking.chatId;
  const change = (to: (exchange: Exchange) => Exchange) => store.change(chatId, key, to);
  try {
    if (chatId === draftChat) {
      const created = await createChat(store.draftSource);
      store.adoptDraft(created.id, asking.isOpen());
      chatId = created.id;
      asking.onCreated(chatId);
    }
    const client = { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: asking.locale };
    for await (const event of ask(chatId, asking.asked, client, asking.signal)) {
      change((exchange) => withEvent(exchange, event));
    }
    change((exchange) =>
      exchange.envelope ? exchange : { ...exchange, progress: undefined, failure: 'unreachable' },
    );
  } catch (thrown) {
    const failure = asking.signal.aborted ? 'stopped' : 'unreachable';
    change((exchange) => ({ ...exchange, progress: undefined, failure }));
    // A broken connection is in the exchange; anything else is a bug and belongs in the console.
    if (!asking.signal.aborted && !(thrown instanceof RequestFailure) && !(thrown instanceof TypeError))
      throw thrown;
  }
}

function withEvent(exchange: Exchange, event: AnswerEvent): Exchange {
  if (event.kind === 'envelope') {
    const { message_id: messageId, chose } = event.envelope.meta;
    // Words can choose an option of a clarification too, and only the server knows.
    const asked = chose ? { clarification: chose } : exchange.asked;
    return { ...exchange, asked, envelope: event.envelope, messageId, progress: undefined };
  }
  return { ...exchange, progress: withProgress(exchange.progress ?? { stages: [] }, event) };
}

function withProgress(progress: Progress, event: Exclude<AnswerEvent, { kind: 'envelope' }>): Progress {
  if (event.kind === 'reading') return { ...progress, reading: event.text };
  const others = progress.stages.filter(({ stage }) => stage !== event.stage);
  const known = others.length < progress.stages.length;
  const entry = { stage: event.stage, state: event.state };
  const stages = known
    ? progress.stages.map((one) => (one.stage === event.stage ? entry : one))
    : [...progress.stages, entry];
  return { ...progress, stages };
}
