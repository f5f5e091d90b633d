import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { inject } from 'vitest';

export interface MariadbDatabase {
  readonly name: string;
  /** As a user who may do everything. */
  readonly url: string;
  /** Removes it. */
  close(): Promise<void>;
}

/** An empty database of one test file, on the server of the run; waits until that is there. */
export async function createMariadbDatabase(): Promise<MariadbDatabase> {
  const port = inject('mariadbPort');
  if (port === undefined) throw new Error('mariadbd is not installed');
  const server = await reach(port);
  const name = `test_${randomBytes(6).toString('hex')}`;
  try {
    await server.query(`create database ${name} character set utf8mb4`);
  } finally {
    await server.end();
  }
  return {
    name,
    url: `mysql://root@127.0.0.1:${port}/${name}`,
    async close() {
      const again = await reach(port);
      await again.query(`drop database ${name}`);
      await again.end();
    },
  };
}

async function reach(port: number): Promise<mysql.Connection> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
