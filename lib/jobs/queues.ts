// The queues that work is put into, in a schema of pg-boss in Docent's own database. Work is put in within
// the transaction of the record that asks for it: neither exists without the other, whenever a process dies.
import { fromPrisma, PgBoss } from 'pg-boss';
import { type Database, database, type Transaction } from '../db/client.ts';
import { type WorkName, workNames } from './job-names.ts';

export const queueSchema = 'jobs';

/** One job at a time for each record, in the queue or running, however often it is asked for. */
const workQueue = {
  policy: 'exclusive',
  retryLimit: 3,
  retryDelay: 2,
  retryBackoff: true,
  // A job whose worker died is given to another one after this many seconds.
  heartbeatSeconds: 30,
  notify: true,
} as const;

/** Brings the schema and the queues to this version. Doing it twice does nothing. */
export async function prepareQueues(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  try {
    await boss.start();
    for (const name of workNames) await boss.createQueue(name, workQueue);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures[0]) throw failures[0];
}

interface Sender {
  readonly client: Database;
  readonly boss: Promise<PgBoss>;
}
// Next may load this module more than once; a process has one sender.
const place = globalThis as typeof globalThis & { docentSender?: Sender };

/**
 * Puts work into its queue, as part of `transaction`. Asked for again while it waits or runs, it is not
 * done twice.
 */
export async function enqueue(transaction: Transaction, name: WorkName, id: string): Promise<void> {
  const boss = await sender();
  await boss.send(name, { id }, { singletonKey: id, db: fromPrisma(transaction) });
}

/** A pg-boss that only sends: no connection of its own, no clock, and no look at the queues after the first. */
function sender(): Promise<PgBoss> {
  const client = database();
  if (place.docentSender?.client !== client) place.docentSender = { client, boss: openSender(client) };
  return place.docentSender.boss;
}

/** Prisma cannot read the one column of type `regclass` that pg-boss asks for when it starts. */
function readable(client: Database): ReturnType<typeof fromPrisma> {
  const { executeSql } = fromPrisma(client);
  return {
    executeSql: (text, values) => executeSql(text.replace(/to_regclass\('[^']*'\)/g, '$&::text'), values),
  };
}

async function openSender(client: Database): Promise<PgBoss> {
  const boss = new PgBoss({
    db: readable(client),
    schema: queueSchema,
    migrate: false,
    supervise: false,
    schedule: false,
    queueCacheIntervalSeconds: 24 * 60 * 60,
  });
  boss.on('error', (error) => {
    console.error(JSON.stringify({ level: 'error', room: 'jobs', message: error.message }));
  });
  try {
    return await boss.start();
  } catch (thrown) {
    // The next one tries again.
    delete place.docentSender;
    throw thrown;
  }
}
