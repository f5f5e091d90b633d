// One embedded PostgreSQL for a whole test run. Its template database is migrated once; every test file
// gets a clone of it. Nothing here survives a power cut, on purpose: that makes it three times as fast.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { initialiseCluster, localUrl, startCluster, superuser } from '../db/embedded-cluster.ts';
import { placeServer } from '../db/embedded-place.ts';
import { migrate } from '../db/migrate.ts';
import { prepareQueues } from '../jobs/queues.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the database `postgres` on the server of this run. */
    testServer: string;
  }
}

export const templateDatabase = 'docent_template';

/** The global set-up of the tests that need a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-test-'));
  // The server's account has to pass through; what it holds is a folder of that account's own.
  fs.chmodSync(home, 0o755);
  const password = randomBytes(12).toString('hex');
  const options = {
    place: placeServer(home, () => {}),
    password,
    logFile: path.join(home, 'postgres.log'),
    parameters: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  };
  await initialiseCluster(options);
  const { port, pid } = await startCluster(options);
  const stop = async () => {
    process.kill(pid, 'SIGINT');
    await gone(pid);
    fs.rmSync(options.place.data, { recursive: true, force: true });
    fs.rmSync(home, { recursive: true, force: true });
  };
  try {
    const url = localUrl(port, superuser, password, 'postgres');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create database ${templateDatabase}`);
    await client.end();
    const template = localUrl(port, superuser, password, templateDatabase);
    await migrate(template);
    await prepareQueues(template);
    project.provide('testServer', url);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
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
