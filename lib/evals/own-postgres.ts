// A PostgreSQL of one run, for what has to be written down while something is measured: never Docent's own
// database, and gone with all its files at the end.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { initialiseCluster, localUrl, startCluster, superuser } from '../db/embedded-cluster.ts';
import { placeServer } from '../db/embedded-place.ts';

export interface OwnPostgres {
  readonly url: string;
  /** Stops it and removes its files; doing it twice does nothing. */
  close(): Promise<void>;
}

/**
 * `durable`: writes as it does for people; else nothing in it survives a power cut, and it is quicker.
 *
 * @throws SetupError when the server cannot be made or started
 */
export async function startOwnPostgres({ durable = false } = {}): Promise<OwnPostgres> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-eval-'));
  // The server's account has to pass through; what it holds is a folder of that account's own.
  fs.chmodSync(home, 0o755);
  const password = randomBytes(12).toString('hex');
  const options = {
    place: placeServer(home, () => {}),
    password,
    logFile: path.join(home, 'postgres.log'),
    ...(durable ? {} : { parameters: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } }),
  };
  await initialiseCluster(options);
  const { port, pid } = await startCluster(options);
  let closing: Promise<void> | undefined;
  const close = async () => {
    process.kill(pid, 'SIGINT');
    await gone(pid);
    fs.rmSync(options.place.data, { recursive: true, force: true });
    fs.rmSync(home, { recursive: true, force: true });
  };
  return {
    url: localUrl(port, superuser, password, 'postgres'),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
