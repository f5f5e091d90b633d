// Makes, starts and stops one PostgreSQL server. It knows nothing of homes and locks: whoever calls it
// makes sure that no one else does the same with the same data directory.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { environment } from '../env/environment.ts';
import { SetupError } from '../errors/setup-error.ts';
import { embeddedMajor } from './embedded-binaries.ts';
import type { Place } from './embedded-place.ts';

export interface ClusterOptions {
  readonly place: Place;
  readonly password: string;
  /** The server's own log; opened by us, so its account need not reach it. */
  readonly logFile: string;
  /** Further server settings, as `fsync: 'off'` for tests. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export const superuser = 'postgres';

/** UTF-8 without a language of its own; macOS does not have it under that name. */
const serverLocale =
  process.platform === 'darwin' ? 'en_US.UTF-8' : process.platform === 'win32' ? 'C' : 'C.UTF-8';

/** The URL of a database on a local server. */
export function localUrl(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the data directory where there is none.
 *
 * @returns true when it was made now.
 * @throws SetupError when it is of another major version, or cannot be made.
 */
export async function initialiseCluster({ place, password, logFile }: ClusterOptions): Promise<boolean> {
  const versionFile = path.join(place.data, 'PG_VERSION');
  if (fs.existsSync(versionFile)) {
    const version = fs.readFileSync(versionFile, 'utf8').trim();
    if (version === String(embeddedMajor)) return false;
    throw new SetupError(
      `The database files in ${place.data} were made by PostgreSQL ${version}; this Docent runs PostgreSQL ${embeddedMajor}.`,
      `Move the folder away to start afresh, or serve it with PostgreSQL ${version} and set DATABASE_URL to it.`,
    );
  }
  // A directory without PG_VERSION is what a first start that was killed left behind.
  fs.rmSync(place.data, { recursive: true, force: true });
  fs.mkdirSync(place.data, { recursive: true, mode: 0o700 });
  if (place.account) fs.chownSync(place.data, place.account.uid, place.account.gid);
  const secrets = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-initdb-'));
  const passwordFile = path.join(secrets, 'password');
  try {
    fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.account) {
      fs.chownSync(secrets, place.account.uid, place.account.gid);
      fs.chownSync(passwordFile, place.account.uid, place.account.gid);
    }
    await run(
      place,
      'initdb',
      [
        `--pgdata=${place.data}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${serverLocale}`,
        '--no-instructions',
      ],
      logFile,
    );
    return true;
  } catch (error) {
    fs.rmSync(place.data, { recursive: true, force: true });
    throw error;
  } finally {
    fs.rmSync(secrets, { recursive: true, force: true });
  }
}

/** Starts the server on a free port and waits until it takes connections. @throws SetupError */
export async function startCluster(options: ClusterOptions): Promise<{ port: number; pid: number }> {
  const { place, logFile } = options;
  const port = await freePort();
  const parameters = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    log_checkpoints: 'off',
    ...options.parameters,
  };
  const logStart = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
  const log = fs.openSync(logFile, 'a');
  // In a process group of its own: Ctrl-C in a terminal goes to a whole group, and the server has to
  // outlive those who still write to it.
  const server = spawn(
    path.join(place.programs, 'bin', 'postgres'),
    ['-D', place.data, ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...identity(place),
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: serverEnvironment(place),
    },
  );
  fs.closeSync(log);
  server.unref();
  let failure: string | undefined;
  server.once('error', (error) => {
    failure = error.message;
  });
  server.once('exit', (code, signal) => {
    failure ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  const deadline = Date.now() + 60_000;
  while (!isReady(place.data, server.pid)) {
    if (failure !== undefined || Date.now() > deadline) {
      if (failure === undefined) server.kill('SIGINT');
      throw serverFailure(logFile, logStart, failure ?? 'it did not get ready within a minute');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  server.removeAllListeners();
  return { port, pid: server.pid as number };
}

/** The last line of postmaster.pid says how far the server of that number is. */
function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false; // Not written yet.
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function run(place: Place, program: string, args: string[], logFile: string): Promise<void> {
  const logStart = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
  const log = fs.openSync(logFile, 'a');
  const child = spawn(path.join(place.programs, 'bin', program), args, {
    ...identity(place),
    cwd: '/',
    stdio: ['ignore', log, log],
    env: serverEnvironment(place),
  });
  fs.closeSync(log);
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`),
    );
  });
  if (failure) throw serverFailure(logFile, logStart, failure);
}

function identity({ account }: Place): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** No PG* variable of the person's shell may reach the server, and its words are English to be read. */
function serverEnvironment(place: Place): NodeJS.ProcessEnv {
  const kept = Object.entries(environment()).filter(([name]) => !name.startsWith('PG'));
  return {
    ...(Object.fromEntries(kept) as NodeJS.ProcessEnv),
    LC_ALL: serverLocale,
    LD_LIBRARY_PATH: path.join(place.programs, 'lib'),
  };
}

/** The full disk, when the server's log tells of one since it had `logStart` bytes. */
export function diskFull(logFile: string, logStart: number, cause?: unknown): SetupError | undefined {
  if (!/No space left on device/i.test(wordsSince(logFile, logStart))) return undefined;
  return new SetupError(
    'The disk is full: the embedded PostgreSQL could not write its files.',
    'Free some space (about 500 MB are needed), or set DOCENT_HOME to a folder on another disk.',
    { cause },
  );
}

function wordsSince(logFile: string, logStart: number): string {
  return fs.existsSync(logFile) ? fs.readFileSync(logFile).subarray(logStart).toString('utf8') : '';
}

function serverFailure(logFile: string, logStart: number, failure: string): SetupError {
  const full = diskFull(logFile, logStart);
  if (full) return full;
  const words = wordsSince(logFile, logStart);
  const last = words.trim().split('\n').slice(-5).join('\n  ');
  return new SetupError(
    `The embedded PostgreSQL did not start: ${failure}.${last ? `\n  ${last}` : ''}`,
    `Its whole log is ${logFile}. With DATABASE_URL and DATA_URL set it is not needed.`,
  );
}
