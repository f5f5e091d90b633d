// The use case: a person asks in a chat of theirs. It knows who, which chat, what was said before, which
// policies and rules hold, and keeps the outcome; how a question is answered is not its business.
import { randomUUID } from 'node:crypto';
import { antiPatternsFor } from '../anti-pattern/known-anti-patterns.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { hiddenNames } from '../data-source/hidden-names.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import type { Database } from '../db/client.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { errorEnvelope } from '../envelope/error-envelope.ts';
import type { Progress } from '../envelope/progress.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { type Locale, nearestLocale } from '../i18n/locale.ts';
import { optionMilliseconds } from '../pipeline/limits.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import { appSettingsIn } from '../settings/app-settings.ts';
import { logFailure, logModelFailure } from '../telemetry/log-failure.ts';
import { type AcceptedQuestion, type AskedQuestion, acceptQuestion } from './accept-question.ts';
import { accessIn } from './access-for.ts';
import type { AssistantRuntime, SeenRecords } from './assistant-runtime.ts';
import { turnsIn } from './earlier-turns.ts';
import { keepMistakes } from './keep-mistakes.ts';
import { keepOutcome } from './keep-outcome.ts';
import { livePoliciesFor, noPolicies } from './live-policies.ts';
import { modelGuidance } from './model-guidance.ts';
import { progressOf } from './progress-of.ts';
import { holdingFor, type QuestionGround, questionGround } from './question-ground.ts';
import { givePlaceBack } from './question-quota.ts';
import { verifiedPlansOf } from './verified-plans.ts';

export interface QuestionRequest {
  readonly asker: SignedIn;
  readonly chatId: string;
  readonly asked: AskedQuestion['asked'];
  readonly client?: { readonly timezone?: string; readonly locale?: string };
}

export interface AskingTools {
  readonly database: Database;
  /** Called for each question with the chat's source, if it has one; a failure of it is an error envelope. */
  readonly runtime: (sourceId?: string, seen?: SeenRecords) => Promise<AssistantRuntime>;
  readonly now?: () => Date;
}

/** A question that was accepted and is kept; `answer` runs it, once. */
export interface StartedQuestion {
  answer(signal: AbortSignal, tell?: (progress: Progress) => void): Promise<Envelope>;
}

/**
 * Accepts a question. What cannot be accepted throws, before anything runs; what was accepted always
 * ends in an envelope that is kept, also when the client has gone (`signal`).
 *
 * @throws AssistantError as `acceptQuestion` does
 */
export async function startQuestion(request: QuestionRequest, tools: AskingTools): Promise<StartedQuestion> {
  const locale = nearestLocale(request.client?.locale);
  const asked: AskedQuestion = {
    asker: request.asker,
    chatId: request.chatId,
    asked: request.asked,
    locale,
    timeZone: request.client?.timezone ?? 'UTC',
    traceId: randomUUID(),
    now: (tools.now ?? (() => new Date()))(),
  };
  const ground = await questionGround(tools.database, asked);
  const accepted = await acceptQuestion(tools.database, asked, ground.chat);
  return {
    async answer(signal, tell) {
      try {
        return await answerAccepted(asked, accepted, ground, locale, tools, signal, tell);
      } catch (thrown) {
        // Else the record of the outcome has given it back.
        await givePlaceBack(tools.database, accepted.place);
        throw thrown;
      }
    },
  };
}

async function answerAccepted(
  asked: AskedQuestion,
  accepted: AcceptedQuestion,
  ground: QuestionGround,
  locale: Locale,
  tools: AskingTools,
  signal: AbortSignal,
  tell: ((progress: Progress) => void) | undefined,
): Promise<Envelope> {
  const { database } = tools;
  let runtime: AssistantRuntime;
  try {
    const { source, settings } = ground;
    runtime = await tools.runtime(accepted.chat.sourceId, source && { source, settings });
  } catch (thrown) {
    const outcome = failedOutcome(thrown, asked, locale);
    return keepOutcome(database, { asked, accepted, outcome, policies: noPolicies });
  }
  const { sourceId, manifest } = runtime;
  const { id: userId, role } = asked.asker;
  // The default source may be another one than it was, or have been met for the first time.
  const held = ground.source?.id === sourceId ? ground : await holdingFor(database, sourceId, role);
  const access = accessIn(held.rules, manifest);
  const appSettings = appSettingsIn(held.settings);
  const [policies, verified, known] = await Promise.all([
    livePoliciesFor(database, { sourceId, userId, role }, held.deployments),
    verifiedPlansOf(database, sourceId, held.verified),
    runtime.usesModel ? antiPatternsFor(database, sourceId) : undefined,
  ]);
  const outcome = await runtime.answerQuestion(
    {
      question: accepted.question,
      chatId: asked.chatId,
      traceId: asked.traceId,
      locale,
      timeZone: asked.timeZone,
      now: asked.now,
      asker: { actor: asked.asker, access, mayReadCode: asked.asker.permissions.has('code:read') },
      turns: turnsIn(ground.turns),
      policies: policies.live,
      verified,
      ...(known && {
        guidance: modelGuidance(
          accepted.question,
          known,
          verified,
          hiddenNames(manifest, visibleManifest(manifest, access)),
        ),
      }),
      mustAnswer: accepted.given !== undefined,
      plan: accepted.given?.run,
      previewMilliseconds: optionMilliseconds,
      watched: tell !== undefined,
      settings: { answerThreshold: appSettings.answer_threshold, lead: appSettings.answer_lead },
    },
    {
      source: runtime.source,
      manifest,
      planner: runtime.planner,
      sandbox: runtime.sandbox,
      phraser: runtime.phraser,
      signal,
      observe(observation) {
        if (observation.kind === 'failed') logFailure(asAssistantError(observation.cause), asked.traceId);
        if (observation.kind === 'model_call') logModelFailure(observation, asked.traceId);
        const progress = progressOf(observation);
        if (progress) tell?.(progress);
      },
    },
  );
  const source = { sourceId, manifestVersion: manifest.version };
  const envelope = await keepOutcome(database, { asked, accepted, outcome, policies, source });
  await keepMistakes(database, sourceId, outcome, accepted.question);
  return envelope;
}

/** When there is nothing to answer with: the source or the sandbox could not be opened. */
function failedOutcome(thrown: unknown, asked: AskedQuestion, locale: Locale): Outcome {
  const error = asAssistantError(thrown);
  logFailure(error, asked.traceId);
  const envelope = errorEnvelope(error, { chatId: asked.chatId, traceId: asked.traceId, locale });
  return {
    envelope,
    intent: { label: envelope.meta.intent_label, confidence: 0 },
    candidateModels: [],
    sql: [],
    policies: [],
    observations: [],
    milliseconds: 0,
  };
}
