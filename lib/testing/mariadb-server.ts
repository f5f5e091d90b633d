import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { findMariadb } from '../commands/find-mariadb.ts';

export interface MariadbServer {
  /** A URL of an empty database `docent_test`, as a user who may do everything. */
  readonly url: string;
  close(): Promise<void>;
}

/** Whether this machine has the server; tests that need it are skipped by name where it is missing. */
export function hasMariadb(): boolean {
  return findMariadb() !== undefined;
}

/** Starts a MariaDB of its own on a free port, with its files in a temporary folder. */
export async function startMariadb(): Promise<MariadbServer> {
  const program = findMariadb();
  if (!program) throw new Error('mariadbd is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'docent-mariadb-'));
  // It refuses to run as root; its own user must be able to reach the folder.
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? ['--user=mysql'] : [];
  if (asRoot) chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  execFileSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    { stdio: 'ignore' },
  );
  const port = await freePort();
  const server = spawn(
    program,
    [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-log-bin',
    ],
    { stdio: 'ignore' },
  );
  const connection = await reach(port, server);
  await connection.query('create database docent_test character set utf8mb4');
  await connection.end();
  return {
    url: `mysql://root@127.0.0.1:${port}/docent_test`,
    async close() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function reach(port: number, server: ChildProcess): Promise<mysql.Connection> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
