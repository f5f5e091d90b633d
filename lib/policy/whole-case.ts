// Everything there is to know of one complaint: the question in its conversation, the answer and how it came
// to be, what the person said of it, what others said of the same, and what held at the time.
import type { AssistantRuntime } from '../conversations/assistant-runtime.ts';
import { livePoliciesFor } from '../conversations/live-policies.ts';
import type { Database } from '../db/client.ts';
import type { Feedback } from '../db/generated/client.ts';
import { nearestLocale } from '../i18n/locale.ts';
import { planSchema } from '../pipeline/plan.ts';
import { expectedAnswerSchema } from './feedback-requests.ts';
import type { Expected, GeneratorTools, PolicyCase } from './generate/policy-case.ts';
import { type KeptAnswer, keptQuestion } from './kept-question.ts';
import { openReplay } from './open-replay.ts';

/** A case with what a person or a model may want to look at beside it. */
export interface WholeCase extends PolicyCase {
  readonly answer: string;
  readonly sourceId: string;
  readonly type?: string;
  readonly reasons: readonly string[];
  readonly snippet?: string;
  readonly sql: readonly string[];
  /** Who read the question, and how sure. */
  readonly route?: string;
  readonly confidence?: number;
  /** Milliseconds of each stage. */
  readonly steps: Readonly<Record<string, number>>;
  readonly alsoSaid: readonly string[];
}

/**
 * Builds the case of a feedback from our own records, and the tools to try readings of it with the rights of
 * its author. Undefined when there is nothing to learn on: no such answer, or its author has left.
 *
 * @throws AssistantError when the source cannot be opened
 */
export async function wholeCase(
  database: Database,
  feedback: Feedback,
  runtimeOf: (sourceId: string) => Promise<AssistantRuntime>,
  alsoSaid: readonly string[],
  signal: AbortSignal,
): Promise<{ policyCase: WholeCase; tools: GeneratorTools } | undefined> {
  const kept = await keptQuestion(database, feedback.messageId);
  if (!kept) return undefined;
  const { asked, answered } = kept;
  const runtime = await runtimeOf(asked.sourceId);
  const replay = await openReplay(database, runtime, asked, signal);
  if (!replay) return undefined;
  const [log, live, expected] = await Promise.all([
    database.queryLog.findUnique({ where: { messageId: feedback.messageId } }),
    livePoliciesFor(database, { sourceId: asked.sourceId, userId: asked.askerId, role: replay.role }),
    expectedOf(database, feedback, answered, asked.chatId),
  ]);
  const policies = live.live;
  const context = replay.context(policies);
  const policyCase: WholeCase = {
    question: asked.question,
    locale: nearestLocale(asked.locale),
    ...(answered.plan ? { plan: answered.plan } : {}),
    ...(answered.reading === undefined ? {} : { reading: answered.reading }),
    ...(answered.rows ? { rows: answered.rows } : {}),
    words: feedback.note ?? '',
    ...(expected ? { expected } : {}),
    turns: asked.turns,
    now: context.now,
    timeZone: context.timeZone,
    manifest: context.manifest,
    policies,
    answer: answered.text,
    sourceId: asked.sourceId,
    ...(feedback.type ? { type: feedback.type } : {}),
    reasons: feedback.reasons,
    ...(log?.snippet ? { snippet: log.snippet } : {}),
    sql: log?.sql ?? [],
    ...(log ? { route: log.route } : {}),
    ...(log?.planConfidence == null ? {} : { confidence: log.planConfidence }),
    ...(log?.errorCode ? { errorCode: log.errorCode } : {}),
    steps: (log?.stageMilliseconds ?? {}) as Record<string, number>,
    alsoSaid,
  };
  const tools: GeneratorTools = {
    ...(runtime.model && { model: runtime.model }),
    read: (under) => replay.read(under),
    async run(plan) {
      const { envelope } = await replay.answer([], { plan });
      return envelope.type === 'answer' ? envelope.data.result?.rows : undefined;
    },
  };
  return { policyCase, tools };
}

/** An option that the person meant is a plan of ours; it was offered with this answer, or led to it. */
async function expectedOf(
  database: Database,
  { expected: said, messageId }: Feedback,
  answered: KeptAnswer,
  chatId: string,
): Promise<Expected | undefined> {
  const parsed = expectedAnswerSchema.safeParse(said);
  if (!parsed.success) return undefined;
  if (!('option' in parsed.data)) return parsed.data;
  const wanted = parsed.data.option;
  const clarification = await database.pendingClarification.findFirst({
    where: { chatId, OR: [{ askedInId: messageId }, { settledIn: { position: answered.position - 1 } }] },
    select: { options: true },
  });
  const offered = Array.isArray(clarification?.options) ? clarification.options : [];
  const option = offered.find((one) => (one as { id?: unknown }).id === wanted) as
    | { plan?: unknown }
    | undefined;
  const plan = planSchema.safeParse(option?.plan);
  return plan.success ? { plan: plan.data } : undefined;
}
