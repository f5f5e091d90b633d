// The embedded server of one home, shared by every process of Docent that uses that home: the first one
// in starts it, the last one out stops it, and one that was killed is simply no longer counted.
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { homeProblem, openHome } from '../env/home.ts';
import { holderOf, takingTurns } from '../env/home-turn.ts';
import { identityOf, isAlive } from '../env/process-identity.ts';
import { SetupError } from '../errors/setup-error.ts';
import { diskFull, initialiseCluster, localUrl, startCluster, superuser } from './embedded-cluster.ts';
import { type Place, placeServer } from './embedded-place.ts';

export interface EmbeddedServer {
  /** URL of one of its databases, as the owner or as another role. */
  url(database: string, role?: { readonly name: string; readonly password: string }): string;
  /** A failure of work on it, in words where the server's log knows more (a full disk). */
  explain(error: unknown): unknown;
  /** Stops the server when no other process uses it. */
  leave(): Promise<void>;
}

/**
 * Joins the server of a home, starting it where it is not running.
 *
 * @param say told of what takes long or is unusual.
 * @throws SetupError when it cannot be started.
 */
export async function joinEmbeddedServer(home: string, say: (line: string) => void): Promise<EmbeddedServer> {
  const { databasePassword: password } = openHome(home);
  try {
    const guests = path.join(home, 'guests');
    fs.mkdirSync(guests, { recursive: true });
    const turn = path.join(home, 'turn');
    const own = path.join(guests, String(process.pid));
    const logFile = path.join(home, 'postgres.log');
    const logStart = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
    const { port, place } = await takingTurns(turn, async () => {
      const place = placeServer(home, say);
      const port = (await findRunning(place, password)) ?? (await start(home, place, password, say));
      fs.writeFileSync(own, JSON.stringify(identityOf()));
      return { port, place };
    });
    return {
      url: (database, role) => localUrl(port, role?.name ?? superuser, role?.password ?? password, database),
      explain: (error) => diskFull(logFile, logStart, error) ?? error,
      leave: () =>
        takingTurns(turn, async () => {
          fs.rmSync(own, { force: true });
          if (!someoneIsIn(guests)) await stop(place);
        }),
    };
  } catch (error) {
    throw homeProblem(home, error);
  }
}

async function start(
  home: string,
  place: Place,
  password: string,
  say: (line: string) => void,
): Promise<number> {
  const logFile = path.join(home, 'postgres.log');
  // A log is for the last start or two; nobody should find a gigabyte of it.
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > 10_000_000) fs.truncateSync(logFile);
  const options = { place, password, logFile };
  if (!fs.existsSync(path.join(place.data, 'PG_VERSION'))) say('Making the embedded PostgreSQL…');
  await initialiseCluster(options);
  const { port } = await startCluster(options);
  return port;
}

/** The port of the server that already runs on the data directory, if one does. */
async function findRunning(place: Place, password: string): Promise<number | undefined> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const postmaster = readPostmaster(place);
    if (!postmaster) return undefined;
    if (await answers(place, postmaster.port, password)) return postmaster.port;
    if (!isServer(postmaster.pid, place)) {
      // Left behind by a power cut. Its number may be another program's by now, and then the server
      // itself would believe that it still runs.
      fs.rmSync(path.join(place.data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (Date.now() > deadline) {
      throw new SetupError(
        `The embedded PostgreSQL (process ${postmaster.pid}) runs but does not answer.`,
        `Stop it with \`kill -INT ${postmaster.pid}\`, and start again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100)); // It starts, recovers or stops just now.
  }
}

async function answers(place: Place, port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: localUrl(port, superuser, password, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === fs.realpathSync(place.data) || rows[0]?.data_directory === place.data;
  } catch {
    return false; // Nothing there, or something else: both mean "not our server, or not yet".
  } finally {
    await client.end();
  }
}

function readPostmaster({ data }: Place): { pid: number; port: number } | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isServer(pid: number, { data }: Place): boolean {
  if (!isAlive({ pid, started: null })) return false;
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('postgres') && command.includes(data);
  } catch {
    return process.platform !== 'linux'; // Elsewhere there is no telling; better to wait than to break in.
  }
}

function someoneIsIn(guests: string): boolean {
  return fs.readdirSync(guests).some((name) => {
    const file = path.join(guests, name);
    const guest = holderOf(file);
    if (guest && isAlive(guest)) return true;
    fs.rmSync(file, { force: true });
    return false;
  });
}

/** Ends connections, writes everything out and stops; at the latest after ten seconds. */
async function stop(place: Place): Promise<void> {
  const postmaster = readPostmaster(place);
  if (!postmaster || !isServer(postmaster.pid, place)) return;
  const server = identityOf(postmaster.pid);
  process.kill(server.pid, 'SIGINT');
  const patience = Date.now() + 10_000;
  let urged = false;
  while (isAlive(server)) {
    if (!urged && Date.now() > patience) {
      process.kill(server.pid, 'SIGQUIT'); // Recovers from its log at the next start; nothing is lost.
      urged = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
