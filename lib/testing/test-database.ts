import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { templateDatabase } from './database-server.ts';

export interface TestDatabase {
  /** A migrated, empty app database of this test file alone. */
  readonly url: string;
  /** Removes it. Called by itself after the file's tests; calling it earlier is fine. */
  close(): Promise<void>;
}

const open: TestDatabase[] = [];

afterAll(async () => {
  for (const database of open) await database.close();
});

/**
 * A fresh app database, cloned from the migrated template; call it at the top of a file or in `beforeAll`.
 *
 * After the file's tests the database is dropped, and the file fails when it left a connection open.
 */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    await client.query(`create database ${name} template ${options.empty ? 'template0' : templateDatabase}`);
  });
  let closed = false;
  const database: TestDatabase = {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    async close() {
      if (closed) return;
      closed = true;
      const left = await onServer(server, async (client) => {
        const open = await connectionsTo(client, name);
        await client.query(`drop database ${name} with (force)`);
        return open;
      });
      if (left.length > 0)
        throw new Error(`Connections were left open; the last statements: ${left.join(' | ')}`);
    },
  };
  open.push(database);
  return database;
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The last statement of every connection that stays. A client that has ended takes the server a few
 * milliseconds to see; one that was forgotten stays for good.
 */
async function connectionsTo(client: pg.Client, name: string): Promise<string[]> {
  const deadline = Date.now() + 2_000;
  for (;;) {
    const { rows } = await client.query<{ query: string }>(
      "select query from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
      [name],
    );
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.query);
    await client.query('select pg_sleep(0.02)');
  }
}
