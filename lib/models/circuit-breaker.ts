// A server that failed several times in a row is left alone for a while, so that nobody waits for it; then
// one call is let through to see.
export interface CircuitBreaker {
  /** False while the server is left alone. The one call that tries again is let through once. */
  admits(): boolean;
  succeeded(): void;
  failed(): void;
  /** It said how long to wait; then nobody is to call it before. */
  rests(milliseconds: number): void;
  /** Milliseconds until the server may be called again, as far as it is known. */
  left(): number;
  /** The call ended without telling anything of the server: it was cancelled. */
  released(): void;
}

const failuresToOpen = 4;
const openMilliseconds = 30_000;
/** Whatever a server says: the next minute may be another. */
const longestRest = 300_000;

export function circuitBreaker(now: () => number = Date.now): CircuitBreaker {
  let failures = 0;
  let openedAt: number | undefined;
  let trying = false;
  let restsUntil = 0;
  return {
    admits() {
      if (now() < restsUntil) return false;
      if (openedAt === undefined) return true;
      if (trying || now() - openedAt < openMilliseconds) return false;
      trying = true;
      return true;
    },
    rests(milliseconds) {
      restsUntil = now() + Math.min(milliseconds, longestRest);
    },
    left() {
      const opened = openedAt === undefined ? 0 : openedAt + openMilliseconds;
      return Math.max(0, Math.max(restsUntil, opened) - now());
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
