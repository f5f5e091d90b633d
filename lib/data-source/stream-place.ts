import { AssistantError } from '../errors/assistant-error.ts';

/** Streams of one source at once: each holds a connection for as long as somebody reads. */
const mostStreams = 2;

/** Bytes of one piece, about; large enough to be quick, small enough to be held many times over. */
export const pieceBytes = 256 * 1024;

/** Lets a few streams of a source run at once, so that questions find a connection. */
export class StreamPlaces {
  readonly #open = new Set<() => void>();

  /**
   * A place for one stream, given back by calling what this gives. Whether its reader goes on or pauses for
   * ever, `drop` is called before when the asker has gone, the time of the whole is over or the source closes.
   *
   * @throws AssistantError `source.busy` when all are taken
   */
  take(wholeMilliseconds: number, signal: AbortSignal, drop: () => void): () => void {
    if (this.#open.size >= mostStreams) throw new AssistantError('source.busy', { detail: 'streams' });
    const leave = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      this.#open.delete(end);
    };
    const end = () => {
      leave();
      drop();
    };
    const timer = setTimeout(end, wholeMilliseconds);
    timer.unref();
    signal.addEventListener('abort', end, { once: true });
    this.#open.add(end);
    return leave;
  }

  /** Drops every stream. */
  close(): void {
    for (const end of [...this.#open]) end();
  }
}

/** A row's bytes, about. */
export function sizeOf(row: readonly unknown[]): number {
  let size = 2;
  for (const cell of row) size += typeof cell === 'string' ? cell.length + 3 : 8;
  return size;
}

/** @throws AssistantError `query.cancelled` or `query.timeout` when a stream may not go on */
export function requireTime(signal: AbortSignal, until: number): void {
  if (signal.aborted) throw new AssistantError('query.cancelled');
  if (performance.now() > until) throw new AssistantError('query.timeout', { detail: 'the whole result' });
}
