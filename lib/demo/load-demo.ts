import pg from 'pg';
import { SetupError } from '../errors/setup-error.ts';
import { day } from './demo-calendar.ts';
import { demoComments, demoTableNames } from './demo-comments.ts';
import { demoKeys, demoSchema } from './demo-schema.ts';
import { generateDemo } from './generate-demo.ts';
import { insertRows } from './insert-rows.ts';
import { grantReader, type ReaderRole } from './reader-role.ts';

export interface LoadDemoOptions {
  /** The demo's last day is the UTC day before; equal days give equal rows. */
  readonly now: Date;
  /** Told what is being done, and how much of the whole is done, from 0 to 1. */
  readonly onProgress?: (step: string, done: number) => void;
  /** A role that can only read the demo, created or given this password. */
  readonly reader?: ReaderRole;
}

/** Stands in the comment of the schema, written last: it is there when everything else is. */
const mark = 'Brightwater, the demo business of Docent';

/** Any number that nothing else uses: two loaders of one database wait for each other. */
const loaderLock = 7_201_946;

/**
 * Fills the schema `public` with the demo business; an older demo in it is replaced.
 *
 * Everything happens in one transaction: a loader that dies leaves the database as it was.
 *
 * @throws SetupError when the schema holds tables that are not the demo's.
 */
export async function loadDemo(connectionString: string, options: LoadDemoOptions): Promise<void> {
  const { now, onProgress = () => {}, reader } = options;
  await withClient(connectionString, async (client) => {
    await client.query('begin; set local synchronous_commit = off; set local search_path = public');
    await client.query('select pg_advisory_xact_lock($1)', [loaderLock]);
    await clearOlderDemo(client);

    onProgress('Inventing the demo business', 0);
    const tables = generateDemo(now);
    const total = tables.reduce((sum, table) => sum + table.rows.length, 0);
    await client.query(demoSchema);
    let stored = 0;
    for (const table of tables) {
      await insertRows(client, table);
      stored += table.rows.length;
      onProgress(`Storing ${table.name.replace('_', ' ')}`, 0.05 + 0.65 * (stored / total));
    }
    onProgress('Adding keys and comments', 0.75);
    await client.query(demoKeys);
    await client.query(demoComments);
    if (reader) await grantReader(client, reader);
    onProgress('Gathering statistics', 0.9);
    await client.query(demoTableNames.map((name) => `analyze ${name};`).join(''));
    await client.query(`comment on schema public is '${mark}, as of ${day(now)}'`);
    await client.query('commit');
    onProgress('Demo business loaded', 1);
  });
}

/** True when the database holds a demo that was loaded to its end, whatever its day. */
export async function isDemoLoaded(connectionString: string): Promise<boolean> {
  return withClient(connectionString, isMarked);
}

async function isMarked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ comment: string | null }>(
    "select obj_description(to_regnamespace('public')::oid, 'pg_namespace') as comment",
  );
  return rows[0]?.comment?.startsWith(mark) ?? false;
}

async function clearOlderDemo(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  if (rows.length === 0) return;
  const foreign = rows.filter(({ name }) => !demoTableNames.includes(name));
  if (foreign.length > 0 || !(await isMarked(client))) {
    throw new SetupError(
      'The demo business can only be loaded into an empty database; this one holds other tables.',
      'Create a database for the demo, or set DATA_URL to the database your team asks about.',
    );
  }
  await client.query('drop schema public cascade; create schema public');
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
