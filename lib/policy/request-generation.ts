import type { Transaction } from '../db/client.ts';
import { enqueue } from '../jobs/queues.ts';

export interface GenerationRequest {
  readonly feedbackId: string;
  /** The admin who asked; absent when the complaint itself did. */
  readonly requestedById?: string;
  /** It then waits for the release of its batch. */
  readonly batchId?: string;
}

/**
 * Asks for policies to be made of a feedback, in the transaction of whatever asks. While one is being made,
 * asking again does nothing: an index allows one open generation for each feedback. One that is there is looked for
 * first, as the index alone would wait for the worker that is at it.
 *
 * @returns whether a new generation was begun
 */
export async function requestGeneration(
  transaction: Transaction,
  request: GenerationRequest,
): Promise<boolean> {
  const [made] = await transaction.$queryRaw<{ id: string }[]>`
    insert into "PolicyGeneration" (id, "feedbackId", "requestedById", "batchId")
    select gen_random_uuid(), ${request.feedbackId}::uuid, ${request.requestedById ?? null}::uuid,
      ${request.batchId ?? null}::uuid
    where not exists (
      select from "PolicyGeneration" where "feedbackId" = ${request.feedbackId}::uuid and "endedAt" is null
    )
    on conflict ("feedbackId") where "endedAt" is null do nothing
    returning id`;
  if (!made) return false;
  if (request.batchId === undefined) await enqueue(transaction, 'generate-policies', made.id);
  return true;
}
