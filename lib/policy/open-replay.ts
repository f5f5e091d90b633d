// A kept question asked again: by the same person, under their rights of today, through the real pipeline,
// under whatever policies are to be tried. Nothing of it is kept.
import { randomUUID } from 'node:crypto';
import { accessFor } from '../conversations/access-for.ts';
import type { AssistantRuntime } from '../conversations/assistant-runtime.ts';
import type { Database } from '../db/client.ts';
import { buildContext } from '../pipeline/context-builder.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import type { Outcome, QuestionInput } from '../pipeline/outcome.ts';
import type { Plan } from '../pipeline/plan.ts';
import type { Context, Planning } from '../pipeline/stages.ts';
import { readAppSettings } from '../settings/app-settings.ts';
import type { KeptQuestion } from './kept-question.ts';

export interface Replay {
  readonly role: 'staff' | 'admin';
  /** What the planner would be given. */
  context(policies: readonly LivePolicy[], question?: string): Context;
  /** How the question is read; nothing is run. */
  read(policies: readonly LivePolicy[], question?: string): Promise<Planning>;
  /** The whole way of the question, or of a plan in its place. */
  answer(policies: readonly LivePolicy[], given?: { plan?: Plan; question?: string }): Promise<Outcome>;
}

/** Undefined when the person may not ask any more: their account is disabled. */
export async function openReplay(
  database: Database,
  runtime: AssistantRuntime,
  asked: KeptQuestion,
  signal: AbortSignal,
  { mayReadCode = true, now = new Date() }: { mayReadCode?: boolean; now?: Date } = {},
): Promise<Replay | undefined> {
  const user = await database.user.findFirst({
    where: { id: asked.askerId, disabledAt: null },
    select: { id: true, role: true, attributes: true },
  });
  if (!user) return undefined;
  const actor = { ...user, attributes: (user.attributes ?? {}) as Record<string, string> };
  const [access, settings] = await Promise.all([
    accessFor(database, { sourceId: asked.sourceId, manifest: runtime.manifest, actor }),
    readAppSettings(database),
  ]);
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
    settings: { answerThreshold: settings.answer_threshold, lead: settings.answer_lead },
  });
  const { source, manifest, planner, sandbox } = runtime;
  return {
    role: user.role,
    context: (policies, question) => buildContext(input(policies, question), manifest),
    read: (policies, question) => planner(buildContext(input(policies, question), manifest), signal),
    answer(policies, { plan, question } = {}) {
      const given = plan && { plan: { plan, confidence: 1, assumptions: [] } };
      return runtime.answerQuestion(
        { ...input(policies, question), ...given },
        { source, manifest, planner, sandbox, signal, observe: () => {} },
      );
    },
  };
}
