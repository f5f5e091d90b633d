import { environment } from '../env/environment.ts';

/**
 * Waits for Ctrl-C, SIGTERM, or the end of the npm that started us: when npm is killed without a word,
 * nothing else would ever tell. A second signal is the same one, seen by the whole group in a terminal.
 */
export function untilStopped(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (environment().npm_lifecycle_event === undefined) return;
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, 500).unref();
  });
}
