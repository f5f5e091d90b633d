// The way of a question that no plan says: a snippet that a model wrote. Nobody has read it, so it goes through
// everything that a generated one does and more: its types are held against what the asker may see, and it runs
// in a process of its own. What comes of it carries the model's own sentence, marked as such.

import { AssistantError } from '../errors/assistant-error.ts';
import { checkTypes } from '../guard/check-types.ts';
import { guardSnippet } from '../guard/guard.ts';
import { answerWords } from '../i18n/answer-words.ts';
import { answerLimits } from './limits.ts';
import type { Observation } from './observation.ts';
import type { Outcome, QuestionInput, Tools } from './outcome.ts';
import { phraseOutcome } from './phrasing/phrase-outcome.ts';
import { questionGateway } from './question-gateway.ts';
import { cutRows, manyRows } from './repair.ts';
import { composeSnippetAnswer } from './response-composer.ts';
import { readSnippetResult } from './snippet-result.ts';
import type { Context, Planning } from './stages.ts';
import type { Trace } from './trace.ts';

/** @throws AssistantError of the stage that refused; none has words that the snippet made while it ran */
export async function answerSnippet(
  planning: Planning & { kind: 'snippet' },
  context: Context,
  input: QuestionInput,
  tools: Tools,
  trace: Trace,
): Promise<Outcome> {
  const { code, reading } = planning.written;
  trace.observe({ kind: 'reading', text: answerWords[context.locale].modelReads(reading) });
  await trace.stage('type-check', () => checkTypes(code, context.manifest.manifest));
  const guarded = await trace.stage('guard', () => guardSnippet(code));
  const gateway = questionGateway(input, tools, trace);
  const before = trace.observations.length;
  const returned = await trace.stage('sandbox', async () => {
    const { signal } = tools;
    const run = tools.sandbox.run(guarded, gateway.bridge, { origin: 'model', signal });
    const text = await run.catch((thrown) => {
      throw withoutItsWords(thrown, code);
    });
    const result = readSnippetResult(text);
    if (result.rows.length > answerLimits.rows)
      throw new AssistantError('sandbox.output_rejected', { detail: manyRows });
    if (!result.truncated && trace.observations.slice(before).some(isCut))
      throw new AssistantError('sandbox.output_rejected', { detail: cutRows });
    return result;
  });
  const outcome = await trace.stage('response-composer', () =>
    composeSnippetAnswer({ planning, result: returned, context, input, trace }),
  );
  return phraseOutcome(outcome, context, input, tools, trace);
}

/** What was computed from a part of the rows as if they were all would be a wrong number. */
function isCut(seen: Observation): boolean {
  return seen.kind === 'statement' && (seen.truncated || seen.rows > answerLimits.rows);
}

/**
 * A repair tells a model what failed, and a snippet can put values of rows into what it throws and into a name
 * that it makes up while it runs. Of neither anything is told that the snippet does not have in its own text.
 */
function withoutItsWords(thrown: unknown, code: string): unknown {
  if (!(thrown instanceof AssistantError)) return thrown;
  if (thrown.code === 'sandbox.threw') return new AssistantError(thrown.code, { detail: 'its code failed' });
  if (thrown.code !== 'query.refused' || thrown.detail === undefined) return thrown;
  const detail = thrown.detail.replace(/ \(([^)]*)\)/g, (about, named: string) =>
    code.includes(named) ? about : '',
  );
  return new AssistantError(thrown.code, { detail });
}
