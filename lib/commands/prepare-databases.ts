// Makes true what every command may rely on: there is an app database of this version and a source. What
// was not set is served by the embedded server of the home, and the settings then say where it is.
import pg from 'pg';
import { checkDatabase } from '../db/check-database.ts';
import { type EmbeddedServer, joinEmbeddedServer } from '../db/embedded-server.ts';
import { migrate } from '../db/migrate.ts';
import { demoSource } from '../demo/demo-source.ts';
import { isDemoLoaded, loadDemo } from '../demo/load-demo.ts';
import { type HomeSecrets, openHome } from '../env/home.ts';
import { publishSettings, type Settings, settings } from '../env/settings.ts';
import { beforeExit } from './exit-work.ts';

export interface Prepared {
  readonly settings: Settings;
  /** True when questions are put to the demo business. */
  readonly demo: boolean;
  readonly secrets: HomeSecrets;
}

export const appDatabase = 'docent';
export const { database: demoDatabase, reader } = demoSource;

/** One line of progress; stdout is for what a command was asked for. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Starts or joins what is needed, migrates, and loads the demo when no source is configured; a command
 * that reads no source says so, and no demo is loaded for it. What was started is left again before the
 * process exits.
 *
 * @throws SetupError in words for the person who started it.
 */
export async function prepareDatabases(need = { source: true }): Promise<Prepared> {
  const given = settings();
  const secrets = openHome(given.home);
  const demo = given.dataUrl === undefined;
  if (given.databaseUrl !== undefined) await checkDatabase(given.databaseUrl, 'DATABASE_URL');
  const loadsDemo = demo && need.source;
  if (given.databaseUrl === undefined || loadsDemo) await serveEmbedded(given, secrets, loadsDemo);
  if (given.authSecret === undefined) publishSettings({ AUTH_SECRET: secrets.authSecret });
  const applied = await migrate(settings().databaseUrl as string);
  if (applied.length > 0) say(`Migrated the app database (${applied.join(', ')}).`);
  return { settings: settings(), demo, secrets };
}

async function serveEmbedded(given: Settings, secrets: HomeSecrets, loadsDemo: boolean): Promise<void> {
  const server = await joinEmbeddedServer(given.home, say);
  beforeExit(() => server.leave());
  try {
    if (given.databaseUrl === undefined) await makeAppDatabase(server);
    if (loadsDemo) await makeDemo(secrets, server);
  } catch (error) {
    throw server.explain(error);
  }
}

async function makeAppDatabase(server: EmbeddedServer): Promise<void> {
  await createDatabase(server.url('postgres'), appDatabase);
  publishSettings({ DATABASE_URL: server.url(appDatabase) });
}

async function makeDemo(secrets: HomeSecrets, server: EmbeddedServer): Promise<void> {
  await createDatabase(server.url('postgres'), demoDatabase);
  const role = { name: reader, password: secrets.readerPassword };
  await loadDemoOnce(server.url(demoDatabase), role);
  publishSettings({ DATA_URL: server.url(demoDatabase, role) });
}

async function loadDemoOnce(url: string, role: { name: string; password: string }): Promise<void> {
  if (await isDemoLoaded(url)) return;
  say('Loading the demo business…');
  await loadDemo(url, { now: new Date(), reader: role });
}

/** Nobody but the owner may connect to it, until someone is told that they may. */
async function createDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // Two commands at once: the second waits here and then finds the database.
    await client.query("select pg_advisory_lock(hashtext('docent create database'))");
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      await client.query(`create database ${name}`);
      await client.query(`revoke all on database ${name} from public`);
    }
  } finally {
    await client.end();
  }
}
