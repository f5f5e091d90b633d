import type { Cell } from '../envelope/envelope.ts';
import type { Manifest } from './manifest.ts';
import type { RunLimits, Statement } from './source.ts';

/** What a SQLite source asks of its child process, one thing at a time. */
export type ChildRequest =
  | { readonly id: number; readonly kind: 'introspect' }
  /** Begins a statement and gives its first piece; `more` gives the next. */
  | ({ readonly id: number; readonly kind: 'begin' } & Statement)
  | { readonly id: number; readonly kind: 'more' }
  | ({ readonly id: number; readonly kind: 'run'; readonly limits: RunLimits } & Statement);

export type ChildReply =
  /** Said once, unasked. */
  | { readonly kind: 'started' }
  | { readonly id: number; readonly kind: 'manifest'; readonly manifest: Manifest }
  /** `truncated` when there are more: those that are not wanted, or the next piece. */
  | { readonly id: number; readonly kind: 'rows'; readonly rows: Cell[][]; readonly truncated: boolean }
  /** `message` is for the log of the host; it never goes further. */
  | { readonly id: number; readonly kind: 'failed'; readonly opened: boolean; readonly message: string };
