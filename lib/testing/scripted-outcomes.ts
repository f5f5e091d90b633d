// Outcomes as the pipeline gives them, for tests of what happens around it.
import { randomUUID } from 'node:crypto';
import type { Envelope, IntentLabel, Meta } from '../envelope/envelope.ts';
import type { Outcome, QuestionInput } from '../pipeline/outcome.ts';
import type { Plan } from '../pipeline/plan.ts';

export const countPlan = (model: string): Plan => ({ model, measures: [{ fn: 'count', as: 'count' }] });

/** A number, with code and SQL where the asker may read code. */
export function scriptedAnswer(input: QuestionInput, plan: Plan, value = 3): Outcome {
  const { mayReadCode } = input.asker;
  const envelope: Envelope = {
    type: 'answer',
    message: `Number of ${plan.model}: ${value}`,
    data: {
      result: { columns: [{ name: 'count', label: 'count', type: 'integer' }], rows: [[value]] },
      truncated: false,
      explanation: `Number of ${plan.model}`,
      code: mayReadCode ? 'return 1' : undefined,
      provenance: {
        reading: `Number of ${plan.model}`,
        planner: 'built-in',
        confidence: 0.9,
        assumptions: [],
        plan: JSON.parse(JSON.stringify(plan)),
        sql: mayReadCode ? ['select count(*)'] : undefined,
        policies: [],
        models: [plan.model],
        rowsRead: 1,
        milliseconds: 2,
      },
    },
    meta: meta(input, 'DATA_QUERY'),
  };
  return {
    ...outcome(envelope),
    plan,
    reading: `Number of ${plan.model}`,
    snippet: 'return 1',
    sql: ['select count(*)'],
    candidateModels: [plan.model],
    observations: [
      { kind: 'stage_started', stage: 'planner', at: 0 },
      { kind: 'stage_ended', stage: 'planner', at: 1, milliseconds: 1 },
      { kind: 'statement', sql: 'select count(*)', rows: 1, truncated: false, milliseconds: 0.5 },
    ],
  };
}

/** A question back, with one option for each plan. */
export function scriptedClarification(
  input: QuestionInput,
  options: readonly { label: string; plan: Plan }[],
): Outcome {
  const offered = options.map((option, position) => ({
    ...option,
    id: `option-${position + 1}`,
    confidence: 0.4,
  }));
  const envelope: Envelope = {
    type: 'clarification',
    message: 'Which one?',
    data: {
      question: 'Which one?',
      options: offered.map(({ id, label }) => ({ id, label })),
      pending_clarification_id: randomUUID(),
    },
    meta: meta(input, 'CLARIFICATION'),
  };
  return { ...outcome(envelope), options: offered };
}

function outcome(envelope: Envelope): Outcome {
  return {
    envelope,
    intent: { label: envelope.meta.intent_label, confidence: envelope.meta.intent_confidence },
    candidateModels: [],
    sql: [],
    policies: [],
    observations: [],
    milliseconds: 2,
  };
}

function meta(input: QuestionInput, label: IntentLabel): Meta {
  return { chat_id: input.chatId, intent_label: label, intent_confidence: 0.9, trace_id: input.traceId };
}
