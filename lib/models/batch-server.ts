// What a batch needs of a provider's server. Replies are in the form in which the same prompt would have been
// answered at once, so they are read by the same code.
import type { BatchSearch, BatchStanding, LostBatch } from './language-model.ts';

export interface BatchRequest {
  readonly key: string;
  /** The body that the provider's own client would have sent. */
  readonly body: unknown;
  readonly headers: Headers;
}

export interface BatchServer {
  submit(mark: string, requests: readonly BatchRequest[], signal: AbortSignal): Promise<string>;
  find(lost: LostBatch, signal: AbortSignal): Promise<BatchSearch>;
  look(id: string, signal: AbortSignal): Promise<BatchStanding>;
  /** Bodies by key; what failed there has none. */
  replies(id: string, signal: AbortSignal): Promise<ReadonlyMap<string, unknown>>;
  cancel(id: string, signal: AbortSignal): Promise<void>;
  /** Removes prompts and replies, where the provider would keep them. */
  forget?(id: string, signal: AbortSignal): Promise<void>;
}

/** Milliseconds by which a provider's clock may differ from ours, and a call may last. */
export const clockMargin = 10 * 60 * 1000;

/** One JSON value a line; a line that is none, or has no key, is left out: its prompt was not answered. */
export function linesOf<T>(text: string, read: (line: Record<string, unknown>) => T | undefined): T[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    try {
      const found = read(JSON.parse(line) as Record<string, unknown>);
      return found === undefined ? [] : [found];
    } catch (thrown) {
      if (thrown instanceof SyntaxError) return [];
      throw thrown;
    }
  });
}
