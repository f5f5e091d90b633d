// Who looks at the clock, and at the asker, while a server works: one that outlives its time, or whose asker
// has gone, is told to stop, and a connection that does not stop is given up.

/** After its time a statement has this long to stop before its connection is given up. */
const graceMilliseconds = 1000;

export interface StatementWatch {
  readonly cancelled: boolean;
  readonly late: boolean;
  /** Rejects when the server was told to stop and did not answer. */
  readonly gaveUp: Promise<never>;
  /** To be called when the statement has ended, in whatever way. */
  end(): void;
}

/**
 * Calls `stop` once, when `signal` aborts or when the server should long have ended the statement by its own
 * timeout of `milliseconds`.
 */
export function watchStatement(milliseconds: number, signal: AbortSignal, stop: () => void): StatementWatch {
  let cancelled = false;
  let late = false;
  let giveUp: (error: Error) => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Whoever ends the watch early has no use for it any more.
  gaveUp.catch(() => undefined);
  const stopWithin = (grace: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(new Error('the connection did not answer')), grace);
    stop();
  };
  const onAbort = () => {
    if (cancelled || late) return;
    cancelled = true;
    stopWithin(graceMilliseconds);
  };
  const onLate = () => {
    late = true;
    signal.removeEventListener('abort', onAbort);
    stopWithin(graceMilliseconds / 2);
  };
  timer = setTimeout(onLate, milliseconds + graceMilliseconds / 2);
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    get cancelled() {
      return cancelled;
    },
    get late() {
      return late;
    },
    gaveUp,
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
