// The worker: pg-boss on Docent's own database, in a schema of its own. Several workers may run at once;
// a job is done by one of them, and again by another when that one dies.
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { database } from '../db/client.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { logFailure } from '../telemetry/log-failure.ts';
import { clockJobs, type RecordJob, recordJobs } from './job-table.ts';
import { prepareQueues, queueSchema } from './queues.ts';

export interface Worker {
  /** Takes no new jobs and gives the running ones five seconds; what is cut is done again later. */
  stop(): Promise<void>;
}

export async function startWorker(url: string): Promise<Worker> {
  await prepareQueues(url);
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: 15,
  });
  boss.on('error', (error) => {
    console.error(JSON.stringify({ level: 'error', room: 'jobs', message: error.message }));
  });
  await boss.start();
  // What a worker that died had begun is free again from here on, not only at the next round.
  await boss.supervise();
  for (const [name, job] of Object.entries(clockJobs)) {
    await boss.createQueue(name, { retryLimit: 3, retryBackoff: true });
    await boss.schedule(name, job.schedule);
    await boss.work(name, () => job.run(database()));
  }
  for (const [name, job] of Object.entries(recordJobs)) {
    const options = {
      includeMetadata: true,
      localConcurrency: job.atOnce,
      pollingIntervalSeconds: 2,
      // New work is told of at once; what is tried again is not, and would wait for half a minute.
      notifyPollingIntervalSeconds: 5,
    } as const;
    await boss.work(name, options, async ([begun]: JobWithMetadata<{ id: string }>[]) => {
      if (begun) await doRecordJob(job, begun);
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}

async function doRecordJob(job: RecordJob, begun: JobWithMetadata<{ id: string }>): Promise<void> {
  try {
    await job.run(database(), begun.data.id, begun.signal);
  } catch (thrown) {
    logFailure(asAssistantError(thrown), begun.id);
    if (begun.retryCount >= begun.retryLimit) await job.gaveUp(database(), begun.data.id, thrown);
    throw thrown;
  }
}
