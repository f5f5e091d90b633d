import type { StoredMessage } from './api.ts';
import type { Exchange } from './exchange.ts';

/** Stored messages as exchanges: each question with the answer that follows it. */
export function exchangesOf(messages: readonly StoredMessage[]): Exchange[] {
  const exchanges: Exchange[] = [];
  for (const message of messages) {
    const last = exchanges.at(-1);
    if (message.role === 'user') {
      exchanges.push({
        key: message.id,
        question: message.content,
        asked: message.asked ?? { content: message.content },
      });
    } else if (last && !last.envelope && message.envelope) {
      exchanges[exchanges.length - 1] = {
        ...last,
        envelope: message.envelope,
        messageId: message.id,
        feedback: message.feedback ?? undefined,
      };
    }
  }
  return exchanges.map((exchange) => {
    // An answer that was never stored: its process died, or it runs just now for another page.
    if (!exchange.envelope) return { ...exchange, failure: 'lost' };
    return wasStopped(exchange) ? { ...exchange, envelope: undefined, failure: 'cancelled' } : exchange;
  });
}

/** By hand, or because its page was left or loaded again: nothing failed, and it is no fault to report. */
function wasStopped({ envelope }: Exchange): boolean {
  return envelope?.type === 'error' && envelope.data.error_code === 'query.cancelled';
}
