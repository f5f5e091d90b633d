// The worker in a process of its own, so that it can be killed. Says when it has started.
import { settings } from '../env/settings.ts';
import { startWorker } from '../jobs/worker.ts';

await startWorker(settings().databaseUrl as string);
process.send?.('started');
