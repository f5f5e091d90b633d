// Making policies anew, for one feedback or for all that waits. A batch is its generations: each is a job of
// its own, so that what was done stays done when a worker dies, and what was not goes on. They begin when the batch
// is released: at once, or when the model's provider has answered all of it together.
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { enqueue } from '../jobs/queues.ts';
import { lockEarlierWords } from './earlier-words.ts';
import { feedbackId } from './external-id.ts';
import { requestGeneration } from './request-generation.ts';

export interface BatchProgress {
  readonly id: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: boolean;
  readonly requested_at: string;
  /** What waits at the model's provider, which answers within a day; null where nothing does. */
  readonly at_provider: { readonly model: string; readonly total: number; readonly answered: number } | null;
  /** The failure for which it went on without the provider's batch; null where none was. */
  readonly one_by_one: string | null;
}

/**
 * Starts a generation for one feedback, also for one that was set aside or learned from before.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for a thumbs-up, of which nothing is learned
 */
export async function regenerateOne(
  database: Database,
  adminId: string,
  number: number,
): Promise<{ id: string; started: boolean }> {
  const feedback = await database.feedback.findUnique({
    where: { number },
    select: { id: true, verdict: true, messageId: true, authorId: true },
  });
  if (!feedback) throw new AssistantError('resource.not_found');
  if (feedback.verdict !== 'down') throw new AssistantError('resource.conflict', { detail: 'it is praise' });
  return database.$transaction(async (transaction) => {
    await lockEarlierWords(transaction, { messageId: feedback.messageId, authorId: feedback.authorId });
    await transaction.$queryRaw`select id from "Feedback" where id = ${feedback.id}::uuid for no key update`;
    const request = { feedbackId: feedback.id, requestedById: adminId };
    const started = await requestGeneration(transaction, request);
    if (started) {
      await transaction.feedback.update({
        where: { id: feedback.id },
        data: { rejectedAt: null, analysedAt: null, startedAt: null, outcome: null },
      });
      await recordAudit(transaction, {
        actorId: adminId,
        action: 'policy.generation_requested',
        subject: `feedback:${feedbackId(number)}`,
      });
    }
    return { id: feedbackId(number), started };
  });
}

/** Starts generations for every thumbs-down that nothing was learned of; with `all`, for every one there is. */
export async function runAll(
  database: Database,
  adminId: string,
  { all = false }: { all?: boolean } = {},
): Promise<BatchProgress> {
  const batchId = await database.$transaction(
    async (transaction) => {
      const waiting = await transaction.feedback.findMany({
        where: { verdict: 'down', flaggedAt: null, ...(all ? {} : { analysedAt: null }) },
        select: { id: true },
        orderBy: { createdAt: 'asc' },
      });
      const batch = await transaction.generationBatch.create({
        data: { requestedById: adminId, total: 0 },
        select: { id: true },
      });
      let total = 0;
      for (const { id } of waiting) {
        const request = { feedbackId: id, requestedById: adminId, batchId: batch.id };
        if (await requestGeneration(transaction, request)) total++;
      }
      await transaction.generationBatch.update({ where: { id: batch.id }, data: { total } });
      await enqueue(transaction, 'move-batch', batch.id);
      await recordAudit(transaction, {
        actorId: adminId,
        action: 'policy.generation_requested',
        subject: `batch:${batch.id}`,
        detail: { total },
      });
      return batch.id;
    },
    { timeout: 60_000 },
  );
  return batchProgress(database, batchId);
}

/** @throws AssistantError `resource.not_found` */
export async function batchProgress(database: Database, id: string): Promise<BatchProgress> {
  const batch = await database.generationBatch.findUnique({ where: { id } });
  if (!batch) throw new AssistantError('resource.not_found');
  const ended = await database.policyGeneration.groupBy({
    by: ['outcome'],
    where: { batchId: id, endedAt: { not: null } },
    _count: true,
  });
  const count = (outcome: string) => ended.find((each) => each.outcome === outcome)?._count ?? 0;
  return {
    id,
    total: batch.total,
    done: ended.reduce((sum, each) => sum + each._count, 0),
    failed: count('failed'),
    cancelled: batch.cancelledAt !== null,
    requested_at: batch.requestedAt.toISOString(),
    at_provider:
      batch.releasedAt === null && batch.model !== null
        ? { model: batch.model, total: batch.handedIn, answered: batch.answered }
        : null,
    one_by_one: batch.releasedAt === null ? null : batch.oneByOneReason,
  };
}

/** What has not begun is left. @throws AssistantError `resource.not_found` */
export async function cancelBatch(database: Database, adminId: string, id: string): Promise<BatchProgress> {
  await batchProgress(database, id);
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.generationBatch.updateMany({
      where: { id, cancelledAt: null },
      data: { cancelledAt: new Date() },
    });
    if (count === 0) return;
    await enqueue(transaction, 'move-batch', id);
    await recordAudit(transaction, {
      actorId: adminId,
      action: 'policy.generation_cancelled',
      subject: `batch:${id}`,
    });
  });
  return batchProgress(database, id);
}
