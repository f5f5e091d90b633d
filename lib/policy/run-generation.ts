// The job that learns from one complaint. It may die anywhere and is begun again: what was made is kept before
// it is stored, storing ends the generation, and an ended one is not touched again.
import { z } from 'zod';
import { type AssistantRuntime, assistantRuntime } from '../conversations/assistant-runtime.ts';
import type { Database } from '../db/client.ts';
import type { Feedback } from '../db/generated/client.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { tellAdmins } from '../notices/tell.ts';
import { feedbackId } from './external-id.ts';
import { type GeneratePolicies, generators } from './generate/generator.ts';
import { modelOfReply } from './generate/kept-reply.ts';
import { policyCandidateSchema } from './generate/policy-candidate.ts';
import type { GeneratorTools } from './generate/policy-case.ts';
import { keptQuestion } from './kept-question.ts';
import { proveAgain } from './request-proof.ts';
import { similarFeedback } from './similar-feedback.ts';
import { storeCandidates } from './store-candidates.ts';
import { type WholeCase, wholeCase } from './whole-case.ts';

export interface GenerationTools {
  readonly runtime: (sourceId: string) => Promise<AssistantRuntime>;
  /** Asked in turn until one can say. */
  readonly generators: readonly GeneratePolicies[];
}

const ourTools: GenerationTools = { runtime: assistantRuntime, generators };

/**
 * Makes policies of a feedback and ends the generation.
 *
 * @throws AssistantError what made it fail; the generation stays open, to be tried again
 */
export async function runGeneration(
  database: Database,
  id: string,
  signal: AbortSignal,
  tools: GenerationTools = ourTools,
): Promise<void> {
  const begun = await begin(database, id);
  if (!begun) return;
  const { feedback, kept: made } = begun;
  const question = await keptQuestion(database, feedback.messageId);
  if (!question) return end(database, begun, 'no_source');
  // An admin who asks for it has read the words.
  const unread = !made && !begun.requestedById;
  if (unread && (await setAside(database, begun, question.asked.sourceId, signal, tools))) return;
  const similar = await similarFeedback(database, feedback, question.asked);
  const { sourceId } = question.asked;
  const place = { generationId: id, feedbackId: feedback.id, sourceId };

  const learned = similar.filter(({ policyIds }) => policyIds.length > 0);
  // An admin who asks again wants to see what is made of it now.
  if (learned.length > 0 && !begun.requestedById) return joinEvidence(database, begun, learned);

  const alsoSaid = similar.map(({ note }) => note);
  const candidates = made ?? (await generate(database, begun, alsoSaid, signal, tools));
  if (candidates === undefined) return end(database, begun, 'author_left');
  if (!made) {
    await database.policyGeneration.updateMany({
      where: { id, endedAt: null },
      data: { candidates: JSON.parse(JSON.stringify(candidates)) },
    });
  }
  const same = similar.map((each) => each.id);
  await storeCandidates(database, { ...place, candidates, similar: same });
}

/** What the provider's moderation calls abuse waits for an admin; true when it was set aside so. */
async function setAside(
  database: Database,
  begun: Begun,
  sourceId: string,
  signal: AbortSignal,
  tools: GenerationTools,
): Promise<boolean> {
  const { feedback } = begun;
  if (!feedback.note) return false;
  const { moderate } = await tools.runtime(sourceId);
  if (!(await moderate?.(feedback.note, signal))) return false;
  await database.feedback.update({
    where: { id: feedback.id },
    data: { flags: [...new Set([...feedback.flags, 'abuse'])], flaggedAt: new Date(), startedAt: null },
  });
  await end(database, begun, 'set_aside', { open: true });
  return true;
}

interface Begun {
  readonly id: string;
  readonly requestedById: string | null;
  readonly feedback: Feedback;
  readonly kept?: z.infer<typeof candidatesSchema>;
  /** The model's reply, where it came with a batch. */
  readonly replied?: LanguageModel;
}

const candidatesSchema = z.array(policyCandidateSchema);

/** Undefined when there is nothing to do: ended before, called off, or the complaint was taken back. */
async function begin(database: Database, id: string): Promise<Begun | undefined> {
  const generation = await database.policyGeneration.findFirst({
    where: { id, endedAt: null },
    include: { feedback: true, batch: { select: { cancelledAt: true, model: true } } },
  });
  if (!generation) return undefined;
  const { feedback } = generation;
  const begun = { id, requestedById: generation.requestedById, feedback };
  if (generation.batch?.cancelledAt) {
    await end(database, begun, 'cancelled', { open: true });
    return undefined;
  }
  if (feedback.verdict !== 'down') {
    await end(database, begun, 'taken_back', { open: true });
    return undefined;
  }
  const now = new Date();
  // From here on what is said again ends this generation; what was said until here is what it is about.
  const [, said] = await database.$transaction([
    database.policyGeneration.update({
      where: { id },
      data: { startedAt: generation.startedAt ?? now, attempts: { increment: 1 } },
    }),
    database.feedback.update({ where: { id: feedback.id }, data: { startedAt: feedback.startedAt ?? now } }),
  ]);
  const kept = candidatesSchema.safeParse(generation.candidates);
  const replied = modelOfReply(generation.reply, generation.batch?.model ?? '');
  return {
    ...begun,
    feedback: said,
    ...(kept.success && { kept: kept.data }),
    ...(replied && { replied }),
  };
}

async function generate(
  database: Database,
  { feedback, replied }: Begun,
  alsoSaid: readonly string[],
  signal: AbortSignal,
  tools: GenerationTools,
) {
  const built = await wholeCase(database, feedback, tools.runtime, alsoSaid, signal);
  if (!built) return undefined;
  const asked = { ...built.tools, ...(replied && { model: replied }) };
  return firstProposal(built.policyCase, asked, signal, tools.generators);
}

/** A proposal that does not fit its schema is none, whoever made it; then the next is asked. */
async function firstProposal(
  policyCase: WholeCase,
  tools: GeneratorTools,
  signal: AbortSignal,
  asked: readonly GeneratePolicies[],
) {
  for (const generate of asked) {
    const proposed = await generate(policyCase, tools, signal);
    if (!proposed) continue;
    const fitting = proposed.flatMap((one) => {
      const parsed = policyCandidateSchema.safeParse(JSON.parse(JSON.stringify(one)));
      return parsed.success ? [parsed.data] : [];
    });
    if (fitting.length > 0 || proposed.length === 0) return fitting;
  }
  return [];
}

/** The same was learned from somebody else's complaint: this one is evidence for it. */
async function joinEvidence(
  database: Database,
  { id, feedback }: Begun,
  learned: Awaited<ReturnType<typeof similarFeedback>>,
): Promise<void> {
  const policyIds = [...new Set(learned.flatMap((each) => each.policyIds))];
  const now = new Date();
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.policyGeneration.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, outcome: 'duplicate', reason: 'same_complaint' },
    });
    if (count === 0) return;
    await transaction.policyEvidence.createMany({
      data: policyIds.map((policyId) => ({
        feedbackId: feedback.id,
        policyId,
        origin: false,
        reason: 'same_complaint',
        at: now,
      })),
      skipDuplicates: true,
    });
    await transaction.$executeRaw`
      update "Policy" p set "evidenceCount" = (
        select count(*) from "PolicyEvidence" e where e."policyId" = p.id
      ) where p.id = any(${policyIds}::uuid[])`;
    await transaction.policy.updateMany({
      where: { id: { in: policyIds }, retiredAt: { not: null } },
      data: { retiredAt: null },
    });
    await transaction.feedback.update({
      where: { id: feedback.id },
      data: { analysedAt: now, rejectedAt: null, outcome: 'same_complaint' },
    });
    for (const policyId of policyIds) await proveAgain(transaction, policyId);
  });
}

async function end(
  database: Database,
  { id, feedback }: { id: string; feedback: { id: string } },
  reason: 'no_source' | 'author_left' | 'taken_back' | 'set_aside' | 'cancelled',
  left: { open?: boolean } = {},
): Promise<void> {
  const now = new Date();
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.policyGeneration.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, outcome: reason === 'cancelled' ? 'cancelled' : 'nothing', reason },
    });
    if (count === 0 || left.open) return;
    await transaction.feedback.update({
      where: { id: feedback.id },
      data: { rejectedAt: now, outcome: reason },
    });
  });
}

/** When the last try has failed: the complaint waits again, for an admin to ask once more. */
export async function generationFailed(database: Database, id: string, failure: unknown): Promise<void> {
  const { code } = asAssistantError(failure);
  await database.$transaction(async (transaction) => {
    const [ended] = await transaction.policyGeneration.updateManyAndReturn({
      where: { id, endedAt: null },
      data: { endedAt: new Date(), outcome: 'failed', errorCode: code },
      select: { feedbackId: true, feedback: { select: { number: true } } },
    });
    if (!ended) return;
    const feedback = feedbackId(ended.feedback.number);
    await tellAdmins(transaction, { kind: 'generation.failed', subject: id, detail: { feedback, code } });
    await transaction.feedback.updateMany({
      where: { id: ended.feedbackId, analysedAt: null },
      data: { startedAt: null },
    });
  });
}
