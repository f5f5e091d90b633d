// A batch of generations at the model's provider. Where the provider takes many prompts at once, the prompts of
// all are handed in, and each generation runs when its reply is there; where it does not, or something comes in
// between, they run one by one. A worker may die anywhere, so that a batch is about to be handed in is written down
// first: whoever finds that, and not what the provider calls it, looks there before anything is asked for again. OpenAI
// knows our mark at once; with Anthropic a batch of the same size and time is waited for until it ends and tells its
// keys. What was answered is kept with the release of the batch, in one transaction. Nothing is learned twice; it is
// paid for twice only where the provider cannot be asked for a day, or another model is chosen in between.
import { type AssistantRuntime, assistantRuntime } from '../conversations/assistant-runtime.ts';
import type { Database } from '../db/client.ts';
import { type GenerationBatch, Prisma } from '../db/generated/client.ts';
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { failures } from '../errors/failures.ts';
import { enqueue } from '../jobs/queues.ts';
import type { BatchSearch, ModelBatches, ModelPrompt } from '../models/language-model.ts';
import { mayHaveArrived } from '../models/may-have-arrived.ts';
import { policyPrompt, promptOfText } from './generate/ask-model.ts';
import { keptReplyOf } from './generate/kept-reply.ts';
import type { PolicyReply } from './generate/policy-reply.ts';
import { keptQuestion } from './kept-question.ts';
import { similarFeedback } from './similar-feedback.ts';
import { wholeCase } from './whole-case.ts';

type RuntimeOf = (sourceId: string) => Promise<AssistantRuntime>;

/** For fewer nobody should wait. */
const fewestHandedIn = 2;
/** Prompts of one batch; what there is more of runs one by one when it ends. */
const mostHandedIn = 2000;
/** Milliseconds after which the provider has broken its word of a day. */
const longestWait = 25 * 60 * 60 * 1000;
/** Milliseconds after which a call that handed in has ended, so that what the provider does not list is not there. */
const settled = 3 * 60 * 1000;
const actorId = 'learning';

/**
 * Takes the next step of a batch: hands it in, looks how far it is, or releases its generations. Doing it again
 * repeats nothing; a released batch is left alone.
 *
 * @throws AssistantError where the provider cannot be reached at the moment
 */
export async function moveBatch(
  database: Database,
  id: string,
  signal: AbortSignal,
  runtimeOf: RuntimeOf = assistantRuntime,
): Promise<void> {
  const batch = await database.generationBatch.findFirst({ where: { id, releasedAt: null } });
  if (!batch) return;
  try {
    const batches = await batchesOf(database, batch, runtimeOf);
    if (batch.cancelledAt) return await callOff(database, batch, batches, signal);
    if (!batches) return await release(database, batch);
    if (batch.providerBatchId === null) return await handIn(database, batch, batches, runtimeOf, signal);
    await lookAfter(database, batch, batches, signal);
  } catch (thrown) {
    const { code } = asAssistantError(thrown);
    const mayWait = failures[code].retryable && !isOverdue(batch) && batch.cancelledAt === null;
    if (code === 'query.cancelled' || mayWait) throw thrown;
    await release(database, batch, { reason: code });
  }
}

/** When the last try to hand it in has failed. What was handed in, or may have been, is asked after by the clock. */
export async function batchFailed(database: Database, id: string, failure: unknown): Promise<void> {
  const batch = await database.generationBatch.findFirst({
    where: { id, releasedAt: null, providerBatchId: null, handingInAt: null },
  });
  if (batch) await release(database, batch, { reason: asAssistantError(failure).code });
}

/** Puts into the queue what waits at a provider, or was left by a worker that died. */
export async function moveBatches(database: Database): Promise<void> {
  const waiting = await database.generationBatch.findMany({
    where: { releasedAt: null },
    select: { id: true },
  });
  for (const { id } of waiting)
    await database.$transaction((transaction) => enqueue(transaction, 'move-batch', id));
}

function isOverdue({ handingInAt }: GenerationBatch): boolean {
  return handingInAt !== null && Date.now() - handingInAt.getTime() > longestWait;
}

/** Those of the model that is chosen now; undefined too where that is not the one a batch was handed to. */
async function batchesOf(
  database: Database,
  { id, model }: GenerationBatch,
  runtimeOf: RuntimeOf,
): Promise<ModelBatches | undefined> {
  const some = await database.policyGeneration.findFirst({
    where: { batchId: id, endedAt: null },
    select: { feedback: { select: { messageId: true } } },
    orderBy: { requestedAt: 'asc' },
  });
  const question = some && (await keptQuestion(database, some.feedback.messageId));
  const batches = question && (await runtimeOf(question.asked.sourceId)).model?.batches;
  return batches && (model === null || model === batches.label) ? batches : undefined;
}

async function handIn(
  database: Database,
  batch: GenerationBatch,
  batches: ModelBatches,
  runtimeOf: RuntimeOf,
  signal: AbortSignal,
): Promise<void> {
  const { id } = batch;
  if (batch.handingInAt) {
    const search = await searchFor(database, batch, batch.handingInAt, batches, signal);
    if (search.state === 'found') return noteHandedIn(database, id, search.id);
    if (isOverdue(batch)) throw new AssistantError('model.timeout', { detail: 'it was not found in a day' });
    // The clock asks again.
    if (search.state === 'undecided' || Date.now() - batch.handingInAt.getTime() < settled) return;
    if (batch.oneByOneReason !== null) return release(database, batch, { reason: batch.oneByOneReason });
  }
  const prompts = await promptsOf(database, id, runtimeOf, signal);
  if (prompts.size < fewestHandedIn) return release(database, batch);
  const handingInAt = new Date();
  const begun = await database.$transaction(
    async (transaction) => {
      // Where another worker took this one for dead, one of the two goes on.
      const { count } = await transaction.generationBatch.updateMany({
        where: { id, releasedAt: null, providerBatchId: null, handingInAt: batch.handingInAt },
        data: { handingInAt, model: batches.label, handedIn: prompts.size },
      });
      if (count === 0) return false;
      await transaction.policyGeneration.updateMany({ where: { batchId: id }, data: { prompt: null } });
      for (const [generation, { prompt }] of prompts)
        await transaction.policyGeneration.update({ where: { id: generation }, data: { prompt } });
      return true;
    },
    { timeout: 60_000 },
  );
  if (!begun) return;
  const providerBatchId = await batches.submit(id, prompts, { signal, actorId }).catch(async (thrown) => {
    await noteRefused(database, id, handingInAt, thrown);
    throw mayHaveArrived(thrown) ? new AssistantError('model.unavailable', { cause: thrown }) : thrown;
  });
  await noteHandedIn(database, id, providerBatchId);
}

async function searchFor(
  database: Database,
  { id, handedIn }: GenerationBatch,
  since: Date,
  batches: ModelBatches,
  signal: AbortSignal,
): Promise<BatchSearch> {
  const [ours, others] = await Promise.all([
    database.policyGeneration.findMany({
      where: { batchId: id, prompt: { not: null } },
      select: { id: true },
    }),
    database.generationBatch.findMany({
      where: { providerBatchId: { not: null } },
      select: { providerBatchId: true },
      orderBy: { requestedAt: 'desc' },
      take: 1000,
    }),
  ]);
  const lost = {
    mark: id,
    keys: new Set(ours.map((one) => one.id)),
    total: handedIn,
    since,
    others: new Set(others.flatMap(({ providerBatchId }) => providerBatchId ?? [])),
  };
  return batches.find(lost, signal);
}

/** What was surely not taken may be handed in at once; what may be there, and then is not, is asked one by one. */
async function noteRefused(
  database: Database,
  id: string,
  handingInAt: Date,
  thrown: unknown,
): Promise<void> {
  const { code } = asAssistantError(thrown);
  if (code === 'query.cancelled') return;
  await database.generationBatch.updateMany({
    where: { id, releasedAt: null, handingInAt },
    data: mayHaveArrived(thrown) ? { oneByOneReason: code } : { handingInAt: null },
  });
}

async function noteHandedIn(database: Database, id: string, providerBatchId: string): Promise<void> {
  await database.generationBatch.update({ where: { id }, data: { providerBatchId } });
}

/** Of every generation that a model may be asked for; what others complained of alike is asked once. */
async function promptsOf(
  database: Database,
  batchId: string,
  runtimeOf: RuntimeOf,
  signal: AbortSignal,
): Promise<Map<string, ModelPrompt<PolicyReply>>> {
  const open = await database.policyGeneration.findMany({
    where: { batchId, endedAt: null, candidates: { equals: Prisma.DbNull } },
    include: { feedback: true },
    orderBy: { requestedAt: 'asc' },
    take: mostHandedIn,
  });
  const prompts = new Map<string, ModelPrompt<PolicyReply>>();
  for (const { id, feedback } of open) {
    signal.throwIfAborted();
    const question = await keptQuestion(database, feedback.messageId);
    if (!question || feedback.verdict !== 'down') continue;
    const similar = await similarFeedback(database, feedback, question.asked);
    const alsoSaid = similar.map(({ note }) => note);
    const built = await wholeCase(database, feedback, runtimeOf, alsoSaid, signal);
    if (built) prompts.set(id, policyPrompt(built.policyCase));
  }
  return prompts;
}

async function lookAfter(
  database: Database,
  batch: GenerationBatch,
  batches: ModelBatches,
  signal: AbortSignal,
): Promise<void> {
  const { id, providerBatchId } = batch;
  if (providerBatchId === null) return;
  const { ended, answered } = await batches.look(providerBatchId, signal);
  await database.generationBatch.update({ where: { id }, data: { answered } });
  if (!ended) {
    if (!isOverdue(batch)) return;
    throw new AssistantError('model.timeout', { detail: 'the batch did not end within a day' });
  }
  const handedIn = await database.policyGeneration.findMany({
    where: { batchId: id, endedAt: null, prompt: { not: null } },
    select: { id: true, prompt: true },
  });
  const prompts = new Map(handedIn.map((one) => [one.id, promptOfText(one.prompt ?? '')]));
  const replies = await batches.collect(providerBatchId, prompts, { signal, actorId });
  await release(database, batch, { replies });
  try {
    await batches.forget(providerBatchId, signal);
  } catch (thrown) {
    // What the provider will not remove now it removes later; what was learned is not held up for that.
    if (asAssistantError(thrown).code === 'query.cancelled') throw thrown;
  }
}

async function callOff(
  database: Database,
  batch: GenerationBatch,
  batches: ModelBatches | undefined,
  signal: AbortSignal,
): Promise<void> {
  const id = batch.providerBatchId ?? (batches && (await lostIdOf(database, batch, batches, signal)));
  if (id !== undefined) await batches?.cancel(id, signal);
  await release(database, batch);
}

async function lostIdOf(
  database: Database,
  batch: GenerationBatch,
  batches: ModelBatches,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!batch.handingInAt) return undefined;
  const search = await searchFor(database, batch, batch.handingInAt, batches, signal);
  return search.state === 'found' ? search.id : undefined;
}

interface Released {
  readonly reason?: string;
  readonly replies?: ReadonlyMap<string, PolicyReply | AssistantError>;
}

/** From here on each generation is a job of its own: with its reply where there is one, else it asks by itself. */
async function release(
  database: Database,
  { id }: GenerationBatch,
  { reason, replies = new Map() }: Released = {},
): Promise<void> {
  await database.$transaction(
    async (transaction) => {
      const { count } = await transaction.generationBatch.updateMany({
        where: { id, releasedAt: null },
        data: { releasedAt: new Date(), ...(reason !== undefined && { oneByOneReason: reason }) },
      });
      if (count === 0) return;
      for (const [generation, reply] of replies) {
        const kept = keptReplyOf(reply);
        if (kept)
          await transaction.policyGeneration.updateMany({
            where: { id: generation, endedAt: null },
            data: { reply: kept },
          });
      }
      const open = await transaction.policyGeneration.findMany({
        where: { batchId: id, endedAt: null },
        select: { id: true },
        orderBy: { requestedAt: 'asc' },
      });
      for (const generation of open) await enqueue(transaction, 'generate-policies', generation.id);
    },
    { timeout: 60_000 },
  );
}
