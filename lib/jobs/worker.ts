// The worker: pg-boss on Docent's own database, in a schema of its own. Several workers may run at once;
// a job is done by one of them, and again by another when that one dies.
import { PgBoss } from 'pg-boss';
import { database } from '../db/client.ts';
import { jobTable } from './job-table.ts';

export interface Worker {
  /** Takes no new jobs and gives the running ones five seconds; what is cut is done again later. */
  stop(): Promise<void>;
}

export async function startWorker(url: string): Promise<Worker> {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 4 });
  boss.on('error', (error) => {
    console.error(JSON.stringify({ level: 'error', room: 'jobs', message: error.message }));
  });
  await boss.start();
  for (const [name, job] of Object.entries(jobTable)) {
    await boss.createQueue(name, { retryLimit: 3, retryBackoff: true });
    if (job.schedule) await boss.schedule(name, job.schedule);
    await boss.work(name, () => job.run(database()));
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
