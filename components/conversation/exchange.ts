import type { AskedList } from '#lib/conversations/accept-question.ts';
import type { Envelope } from '#lib/envelope/envelope.ts';
import type { ReadingEdit } from '#lib/envelope/reading-part.ts';

/** What a person said of one answer. */
export interface Verdict {
  readonly verdict: 'up' | 'down';
  readonly type?: 'bug' | 'suggestion' | 'praise';
  readonly note?: string;
  /** What would have been right, where the person knows it. */
  readonly expected?: { readonly number: number };
  /** How far a complaint has come; told by the server. */
  readonly state?: 'recorded' | 'suggested' | 'live';
}

/**
 * What is sent: words, a list of rows with the words for it, the choice of one option of a clarification,
 * or an edit of an earlier reading.
 */
export type Asked =
  | { readonly content: string }
  | { readonly content: string; readonly about: AskedList }
  | { readonly clarification: { readonly pending_clarification_id: string; readonly option_id: string } }
  | { readonly edit: ReadingEdit };

export interface Progress {
  /** Stages in the order in which they began. */
  readonly stages: readonly { readonly stage: string; readonly state: 'started' | 'ended' | 'failed' }[];
  readonly reading?: string;
}

/**
 * One question and what became of it: running, answered, stopped by hand, found to have been stopped, never sent
 * for want of a connection, or lost with its answer when a process ended.
 */
export interface Exchange {
  readonly key: string;
  readonly question: string;
  readonly asked: Asked;
  readonly progress?: Progress;
  readonly envelope?: Envelope;
  readonly failure?: 'unreachable' | 'stopped' | 'cancelled' | 'lost';
  readonly feedback?: Verdict;
  /** Id of the stored answer, for feedback; absent until there is one. */
  readonly messageId?: string;
}
