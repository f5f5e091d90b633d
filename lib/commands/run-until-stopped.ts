import { followParent } from './follow-parent.mjs';

/**
 * Waits for Ctrl-C, SIGTERM, or the end of the npm that started us. A second signal is the same one, seen
 * by the whole group in a terminal.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    followParent(resolve);
  });
}
