// A kept question asked again: by the same person, under their rights of today, through the real pipeline,
// under whatever policies are to be tried. Nothing of it is kept.
import { randomUUID } from 'node:crypto';
import { accessFor } from '../conversations/access-for.ts';
import type { AssistantRuntime } from '../conversations/assistant-runtime.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { buildContext } from '../pipeline/context-builder.ts';
import { patientOptionMilliseconds } from '../pipeline/limits.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import type { Outcome, QuestionInput } from '../pipeline/outcome.ts';
import type { Plan } from '../pipeline/plan.ts';
import { isOfNoUse } from '../pipeline/repair.ts';
import type { Context, Planning, WrittenSnippet } from '../pipeline/stages.ts';
import { readAppSettings } from '../settings/app-settings.ts';
import type { KeptQuestion } from './kept-question.ts';

export interface Replay {
  readonly role: 'staff' | 'admin';
  /** What the planner would be given. */
  context(policies: readonly LivePolicy[], question?: string): Context;
  /** How the question is read; nothing is run. Undefined where what a model wrote at first is of no use. */
  read(policies: readonly LivePolicy[], question?: string): Promise<Planning | undefined>;
  /** The whole way of the question, or of a plan or a snippet in its place. */
  answer(
    policies: readonly LivePolicy[],
    given?: { plan?: Plan; snippet?: WrittenSnippet; question?: string },
  ): Promise<Outcome>;
}

/** Who asks, with what they may see: looked up once for many questions of theirs. */
export type Askers = Map<string, ReturnType<typeof findAsker>>;

/** Undefined when the person may not ask any more: their account is disabled. */
export async function openReplay(
  database: Database,
  runtime: AssistantRuntime,
  asked: KeptQuestion,
  signal: AbortSignal,
  {
    mayReadCode = true,
    now = new Date(),
    askers = new Map(),
  }: { mayReadCode?: boolean; now?: Date; askers?: Askers } = {},
): Promise<Replay | undefined> {
  const finding = askers.get(asked.askerId) ?? findAsker(database, runtime, asked);
  askers.set(asked.askerId, finding);
  const found = await finding;
  if (!found) return undefined;
  const { actor, access, settings } = found;
  const input = (policies: readonly LivePolicy[], question = asked.question): QuestionInput => ({
    question,
    chatId: asked.chatId,
    traceId: randomUUID(),
    locale: asked.locale,
    timeZone: asked.timeZone,
    now,
    asker: { actor, access, mayReadCode },
    turns: asked.turns,
    policies,
    previewMilliseconds: patientOptionMilliseconds,
    settings: { answerThreshold: settings.answer_threshold, lead: settings.answer_lead },
  });
  const { source, manifest, planner, sandbox } = runtime;
  return {
    role: actor.role,
    context: (policies, question) => buildContext(input(policies, question), manifest),
    async read(policies, question) {
      try {
        return await planner(buildContext(input(policies, question), manifest), signal);
      } catch (thrown) {
        if (thrown instanceof AssistantError && isOfNoUse(thrown, undefined)) return undefined;
        throw thrown;
      }
    },
    answer(policies, { plan, snippet, question } = {}) {
      const given = plan && { plan: { plan, confidence: 1, assumptions: [] } };
      return runtime.answerQuestion(
        { ...input(policies, question), ...given, ...(snippet && { snippet }) },
        { source, manifest, planner, sandbox, signal, observe: () => {} },
      );
    },
  };
}

async function findAsker(
  database: Database,
  runtime: AssistantRuntime,
  { askerId, sourceId }: Pick<KeptQuestion, 'askerId' | 'sourceId'>,
) {
  const user = await database.user.findFirst({
    where: { id: askerId, disabledAt: null },
    select: { id: true, role: true, attributes: true },
  });
  if (!user) return undefined;
  const actor = { ...user, attributes: (user.attributes ?? {}) as Record<string, string> };
  const [access, settings] = await Promise.all([
    accessFor(database, { sourceId, manifest: runtime.manifest, actor }),
    readAppSettings(database),
  ]);
  return { actor, access, settings };
}
