import type { Database } from '../db/client.ts';
import { workNames } from './job-names.ts';
import { queueSchema } from './queues.ts';

/** How many jobs wait, run, or will be tried again. */
export async function openWork(database: Database): Promise<number> {
  const [row] = await database.$queryRawUnsafe<{ open: number }[]>(
    `select count(*)::int as open from ${queueSchema}.job where name = any($1) and state < 'completed'`,
    [...workNames],
  );
  return row?.open ?? 0;
}
