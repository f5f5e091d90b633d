import { closeDatabase } from '../db/client.ts';
import { startWorker } from '../jobs/worker.ts';
import { beforeExit } from './exit-work.ts';
import { prepareDatabases, say } from './prepare-databases.ts';
import { untilStopped } from './run-until-stopped.ts';

/** `docent worker`: the jobs without the web app, for those who run several processes. */
export async function run(): Promise<number> {
  const stopped = untilStopped();
  const { settings } = await prepareDatabases();
  beforeExit(closeDatabase);
  const worker = await startWorker(settings.databaseUrl as string);
  beforeExit(() => worker.stop());
  say('The worker runs. Ctrl-C stops it.');
  await stopped;
  return 0;
}
