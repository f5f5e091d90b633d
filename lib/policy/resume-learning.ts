import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { enqueue } from '../jobs/queues.ts';
import { generationFailed } from './run-generation.ts';
import { proofFailed } from './run-proof.ts';

/** Begun this often and never ended: its workers die of it. */
const mostAttempts = 8;
/** Milliseconds that a new request is left to the job that came with it. */
const patience = 60 * 1000;
/** Milliseconds after which a proof that never ends is given up. */
const longestProof = 6 * 60 * 60 * 1000;

/** Puts back into the queue what is open and in no queue, because a worker died in its last try. */
export async function resumeLearning(database: Database, now = new Date()): Promise<void> {
  const open = await database.policyGeneration.findMany({
    where: {
      endedAt: null,
      requestedAt: { lt: new Date(now.getTime() - patience) },
      // What waits for its batch is not lost.
      OR: [{ batchId: null }, { batch: { releasedAt: { not: null } } }],
    },
    select: { id: true, attempts: true },
    orderBy: { requestedAt: 'asc' },
    take: 1000,
  });
  for (const { id, attempts } of open) {
    if (attempts >= mostAttempts) {
      await generationFailed(database, id, new AssistantError('internal.unexpected', { detail: 'gave up' }));
    } else {
      await database.$transaction((transaction) => enqueue(transaction, 'generate-policies', id));
    }
  }
  const proofs = await database.policyProof.findMany({
    where: { endedAt: null, startedAt: { lt: new Date(now.getTime() - patience) } },
    select: { id: true, startedAt: true },
  });
  for (const { id, startedAt } of proofs) {
    if (now.getTime() - startedAt.getTime() > longestProof) {
      await proofFailed(database, id, new AssistantError('internal.unexpected', { detail: 'gave up' }));
    } else {
      await database.$transaction((transaction) => enqueue(transaction, 'prove-policy', id));
    }
  }
}
