// A PostgreSQL of its own for what is measured, gone with all its files afterwards.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { initialiseCluster, localUrl, startCluster, superuser } from '../../db/embedded-cluster.ts';
import { placeServer } from '../../db/embedded-place.ts';

/** Gives `work` the URL of an empty database. */
export async function withBenchServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-bench-'));
  fs.chmodSync(home, 0o755);
  const password = randomBytes(12).toString('hex');
  const options = { place: placeServer(home, () => {}), password, logFile: path.join(home, 'postgres.log') };
  await initialiseCluster(options);
  const { port, pid } = await startCluster(options);
  try {
    return await work(localUrl(port, superuser, password, 'postgres'));
  } finally {
    process.kill(pid, 'SIGINT');
    await gone(pid);
    fs.rmSync(options.place.data, { recursive: true, force: true });
    fs.rmSync(home, { recursive: true, force: true });
  }
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
