import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ComparedRows } from './compare-rows.ts';
import { comparedCell } from './gold-cell.ts';
import type { GoldDatabase } from './gold-database.ts';

export type GoldReply = { ok: true; width: number; rows: unknown[][] } | { ok: false; message: string };

/**
 * SQLite cannot be interrupted from outside, so its statements run in a child process that can be
 * killed. The child is started by the first statement and again after one that took too long.
 */
export function openGoldSqlite(file: string): GoldDatabase {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function ask(sql: string, milliseconds: number): Promise<ComparedRows> {
    if (!existsSync(file)) return Promise.reject(new Error(`There is no SQLite file ${file}.`));
    child ??= fork(fileURLToPath(new URL('./gold-sqlite-child.ts', import.meta.url)), [file], {
      serialization: 'advanced',
      env: {} as NodeJS.ProcessEnv,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const running = child;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        running.removeAllListeners();
        act();
      };
      const giveUp = (message: string) =>
        settle(() => {
          running.kill('SIGKILL');
          child = undefined;
          reject(new Error(message));
        });
      const timer = setTimeout(() => giveUp(`The gold SQL took more than ${milliseconds} ms.`), milliseconds);
      running.once('exit', () => giveUp('The process that ran the gold SQL ended.'));
      running.once('error', (error) => giveUp(error.message));
      running.once('message', (reply: GoldReply) =>
        settle(() => {
          if (reply.ok)
            resolve({
              width: reply.width,
              rows: reply.rows.map((row) => row.map((value) => comparedCell(value))),
            });
          else reject(new Error(reply.message));
        }),
      );
      running.send(sql);
    });
  }

  return {
    run(sql, milliseconds) {
      const next = last.then(() => ask(sql, milliseconds));
      last = next.catch(() => {});
      return next;
    },
    async close() {
      await last;
      child?.kill('SIGKILL');
      child = undefined;
    },
  };
}
