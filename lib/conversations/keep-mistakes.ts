// What a model did wrong on the way to an answer becomes anti-patterns, with what ran in its place where a
// repair succeeded; and what it was told beforehand is counted as prevented or not.

import type { GivenAnswer } from '../anti-pattern/concerns-answer.ts';
import { classifyFailure } from '../anti-pattern/failure-class.ts';
import { keepFailure } from '../anti-pattern/keep-failure.ts';
import { settleAntiPatterns } from '../anti-pattern/known-anti-patterns.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type FailureCode, failures } from '../errors/failures.ts';
import { printPlan } from '../pipeline/notation/print-plan.ts';
import { parsePlan } from '../pipeline/notation/read-plan.ts';
import type { Observation } from '../pipeline/observation.ts';
import type { Outcome } from '../pipeline/outcome.ts';

/** Does nothing for an answer that no model had a part in. */
export async function keepMistakes(
  database: Database,
  sourceId: string,
  outcome: Outcome,
  question: string,
): Promise<void> {
  const repairs = of(outcome.observations, 'repair');
  const told = of(outcome.observations, 'mistakes_told').flatMap(({ ids }) => ids);
  if (repairs.length === 0 && told.length === 0) return;
  // Where the built-in planner stood in, the model was right with nothing.
  const skipped = of(outcome.observations, 'model_skipped').length > 0;
  const correct = skipped ? undefined : writtenIn(outcome);
  const made: string[] = [];
  for (const { code, detail, generated } of repairs) {
    // Told of a doubt, the model meant what it wrote.
    if (!(code in failures) || writtenAs(generated) === correct) continue;
    const failure = classifyFailure(new AssistantError(code as FailureCode, detail ? { detail } : {}));
    if (!failure) continue;
    made.push(
      await keepFailure(database, {
        sourceId,
        failure,
        models: modelsOf(outcome),
        badSnippet: generated,
        ...(correct === undefined ? {} : { correctSnippet: correct }),
      }),
    );
  }
  const answer: GivenAnswer | undefined =
    correct === undefined ? undefined : { question, text: correct, isSnippet: !outcome.plan };
  await settleAntiPatterns(database, { told: [...new Set(told)], made, ...(answer && { answer }) });
}

function writtenIn({ envelope, plan, snippet }: Outcome): string | undefined {
  if (envelope.type !== 'answer') return undefined;
  return plan ? printPlan(plan) : snippet;
}

/** A plan as it is always written; what is none stays as it is. */
function writtenAs(generated: string): string {
  try {
    return printPlan(parsePlan(generated));
  } catch (thrown) {
    if (thrown instanceof AssistantError) return generated;
    throw thrown;
  }
}

function modelsOf({ plan, candidateModels }: Outcome): string[] {
  return [...new Set([...(plan ? [plan.model] : []), ...candidateModels])];
}

function of<Kind extends Observation['kind']>(observations: readonly Observation[], kind: Kind) {
  return observations.filter((seen): seen is Extract<Observation, { kind: Kind }> => seen.kind === kind);
}
