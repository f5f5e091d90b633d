// The whole way of a question on one screen. Each stage may refuse, and says so by throwing an
// AssistantError or by a Planning that is not a plan; whatever happens, the asker gets one envelope. What a
// model wrote wrong goes back to it at most twice, with the failure in words it may know.
// Nothing here reads or writes Docent's own database.

import { type AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { guardSnippet } from '../guard/guard.ts';
import { agreedReading } from './agreed-reading.ts';
import { answerSnippet } from './answer-snippet.ts';
import { generateSnippet } from './code-generator.ts';
import { buildContext } from './context-builder.ts';
import { inDefaultOrder } from './default-order.ts';
import { answerLimits } from './limits.ts';
import { explainRefusal } from './not-permitted.ts';
import { isNothingFound, nothingFound } from './nothing-found.ts';
import type { Outcome, QuestionInput, Tools } from './outcome.ts';
import { phraseOutcome } from './phrasing/phrase-outcome.ts';
import { previewOptions } from './preview-options.ts';
import { questionGateway } from './question-gateway.ts';
import { interpretReading } from './reading.ts';
import { withRecordKeys } from './record-keys.ts';
import { failedAttempt, isOfNoUse } from './repair.ts';
import {
  composeAnswer,
  composeClarification,
  composeError,
  composeWithoutRows,
} from './response-composer.ts';
import { readSnippetResult } from './snippet-result.ts';
import type { Context, FailedAttempt, Planning } from './stages.ts';
import { openTrace, type Trace } from './trace.ts';

/** Answers one question. Always resolves; `tools.signal` cancels it, in the database too. */
export async function answerQuestion(input: QuestionInput, tools: Tools): Promise<Outcome> {
  const trace = openTrace(tools.observe);
  let built: Context | undefined;
  let planning: Planning | undefined;
  let failures: readonly FailedAttempt[] = [];
  // What found nothing, and is the answer after all where nothing better came of another look.
  let empty: (Planning & { kind: 'plan' }) | undefined;
  let settled: Planning | undefined;
  let gaveUp: AssistantError | undefined;
  for (;;) {
    try {
      built ??= await trace.stage('context-builder', () => buildContext(input, tools.manifest));
      const context = { ...built, failures, ...(gaveUp && { gaveUp }) };
      planning = undefined;
      const read: Planning = settled ?? (await planQuestion(context, input, tools, trace));
      planning = read.kind === 'not_possible' ? (empty ?? read) : read;
      if (planning.kind === 'clarification') return await askBack(planning, context, input, tools, trace);
      if (planning.kind === 'snippet') return await answerSnippet(planning, context, input, tools, trace);
      if (planning.kind !== 'plan') return composeWithoutRows(planning, context, input, trace);
      const mayDoubt = !settled && !failures.some(isNothingFound);
      return await answerPlan(planning, context, input, tools, trace, mayDoubt);
    } catch (thrown) {
      const failure = asAssistantError(thrown);
      if (isNothingFound(failure) && planning?.kind === 'plan') empty = planning;
      // What was given would be given again.
      const isGiven = input.plan || input.snippet;
      const attempt = isGiven || gaveUp ? undefined : failedAttempt(failure, planning, failures);
      const isOver = tools.signal.aborted || settled || gaveUp;
      if (!isOver && !isGiven && !(attempt ?? empty) && isOfNoUse(failure, planning)) {
        gaveUp = failure;
        failures = [];
        continue;
      }
      if (isOver || !(attempt ?? empty)) return composeError(failure, planning, built, input, trace);
      settled = attempt ? undefined : empty;
      if (!attempt) continue;
      const { code, detail, generated } = attempt;
      trace.observe({ kind: 'repair', code, ...(detail ? { detail } : {}), generated });
      failures = [...failures, attempt];
    }
  }
}

async function planQuestion(
  context: Context,
  input: QuestionInput,
  tools: Tools,
  trace: Trace,
): Promise<Planning> {
  const given = givenPlanning(input);
  const planning =
    given ?? (await trace.stage('planner', () => tools.planner(context, tools.signal, trace.observe)));
  const { label, confidence, candidateModels } = planning.intent;
  trace.observe({ kind: 'intent', label, confidence, models: candidateModels });
  return planning.kind === 'not_possible' ? explainRefusal(planning, context, tools.manifest) : planning;
}

/** A chosen clarification, an edited reading or a kept answer has its meaning already; nobody reads it again. */
function givenPlanning({ plan: given, snippet: written }: QuestionInput): Planning | undefined {
  if (given) {
    const { plan, policies = [] } = given;
    return {
      kind: 'plan',
      intent: { label: 'DATA_QUERY', confidence: 1, candidateModels: [plan.model] },
      reading: { ...given, policies },
    };
  }
  const intent = { label: 'DATA_QUERY', confidence: 1, candidateModels: [] } as const;
  return written && { kind: 'snippet', intent, written };
}

/**
 * Puts the readings to the asker, each with what it comes to where that is quickly known; answers outright
 * where they only differ in words.
 */
async function askBack(
  planning: Planning & { kind: 'clarification' },
  context: Context,
  input: QuestionInput,
  tools: Tools,
  trace: Trace,
): Promise<Outcome> {
  const previews = input.previewMilliseconds
    ? await trace.stage('option-previews', () => previewOptions(planning, context, input, tools, trace))
    : [];
  const tried = planning.options.map(({ reading }, at) => ({ reading, rows: previews[at]?.rows }));
  const agreed = planning.areRivals && agreedReading(tried, context.settings);
  if (!agreed) return composeClarification(planning, previews, input, trace);
  trace.observe({ kind: 'readings_agree', confidence: agreed.confidence });
  const { confidence, plan } = agreed;
  const intent = { label: 'DATA_QUERY', confidence, candidateModels: [plan.model] } as const;
  return answerPlan({ kind: 'plan', intent, reading: agreed }, context, input, tools, trace);
}

async function answerPlan(
  planning: Planning & { kind: 'plan' },
  context: Context,
  input: QuestionInput,
  tools: Tools,
  trace: Trace,
  mayDoubt = false,
): Promise<Outcome> {
  const { plan } = planning.reading;
  const { manifest, now, timeZone } = context;
  const reading = interpretReading(plan, context);
  trace.observe({ kind: 'reading', text: reading });

  const snippet = await trace.stage('code-generator', () =>
    generateSnippet(withRecordKeys(inDefaultOrder(plan), manifest), {
      manifest,
      now,
      timeZone,
      rowLimit: answerLimits.rows,
    }),
  );
  const code = await trace.stage('guard', () => guardSnippet(snippet));
  const gateway = questionGateway(input, tools, trace);
  const returned = await trace.stage('sandbox', () =>
    tools.sandbox.run(code, gateway.bridge, { origin: 'rule', signal: tools.signal }),
  );
  const result = readSnippetResult(returned);
  // Told once: that there is nothing may be the very answer.
  const nothing = mayDoubt ? nothingFound(planning, result, manifest) : undefined;
  if (nothing) throw nothing;
  const outcome = await trace.stage('response-composer', () =>
    composeAnswer({ planning, reading, snippet, result, context, input, trace }),
  );
  return phraseOutcome(outcome, context, input, tools, trace);
}
