// A server that failed several times in a row is left alone for a while, so that nobody waits for it; then
// one call is let through to see.
export interface CircuitBreaker {
  /** False while the server is left alone. The one call that tries again is let through once. */
  admits(): boolean;
  succeeded(): void;
  failed(): void;
  /** The call ended without telling anything of the server: it was cancelled. */
  released(): void;
}

const failuresToOpen = 4;
const openMilliseconds = 30_000;

export function circuitBreaker(now: () => number = Date.now): CircuitBreaker {
  let failures = 0;
  let openedAt: number | undefined;
  let trying = false;
  return {
    admits() {
      if (openedAt === undefined) return true;
      if (trying || now() - openedAt < openMilliseconds) return false;
      trying = true;
      return true;
    },
    succeeded() {
      failures = 0;
      openedAt = undefined;
      trying = false;
    },
    failed() {
      failures++;
      if (trying || failures >= failuresToOpen) openedAt = now();
      trying = false;
    },
    released() {
      trying = false;
    },
  };
}
