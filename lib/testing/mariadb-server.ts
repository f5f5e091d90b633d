// One MariaDB, or MySQL where that is installed, for a whole test run, as embedded PostgreSQL is. It takes seconds to make, so it is made beside
// the first tests, and whoever needs it waits for it; every test file has a database of its own on it.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findMariadb } from '../commands/find-mariadb.ts';
import type { OwnCertificate } from './own-certificate.ts';

export interface MariadbServer {
  readonly port: number;
  /** Also while it is still being made. @throws what kept it from starting */
  stop(): Promise<void>;
}

/** Whether this machine has the server; tests that need it are skipped by name where it is missing. */
export function hasMariadb(): boolean {
  return findMariadb() !== undefined;
}

/** Begins to make a MariaDB on a free port, with its files in a temporary folder; undefined without one. */
export async function startMariadb(own: OwnCertificate): Promise<MariadbServer | undefined> {
  const program = findMariadb();
  if (!program) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'docent-mariadb-'));
  const port = await freePort();
  const starting = serve(program, folder, port, own);
  // It is told when the server is stopped; until then whoever needs it says that it is not there.
  starting.catch(() => undefined);
  return {
    port,
    async stop() {
      try {
        const server = await starting;
        const gone = new Promise((resolve) => server.once('exit', resolve));
        if (server.exitCode === null && server.kill('SIGKILL')) await gone;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function serve(program: string, folder: string, port: number, own: OwnCertificate) {
  // It refuses to run as root; its own user must be able to reach the folder.
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? ['--user=mysql'] : [];
  if (asRoot) chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  writeFileSync(certificate, own.certificate);
  writeFileSync(key, own.key, { mode: 0o600 });
  const files = ['--no-defaults', ...user, `--datadir=${data}`];
  if (program.endsWith('mysqld')) await promisify(execFile)(program, [...files, '--initialize-insecure']);
  else {
    const plain = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    await promisify(execFile)('mariadb-install-db', [...files, ...plain]);
  }
  if (asRoot) chownSync(key, statSync(data).uid, -1);
  return spawn(
    program,
    [
      ...files,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--ssl-cert=${certificate}`,
      `--ssl-key=${key}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-log-bin',
    ],
    { stdio: 'ignore' },
  );
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
