import type { Observation } from '../pipeline/observation.ts';
import type { Outcome } from '../pipeline/outcome.ts';

/** What the log keeps of one outcome: a reader of its observations. */
export function logFieldsOf(outcome: Outcome, given?: 'clarification' | 'edit' | 'list') {
  const { envelope, intent, observations } = outcome;
  const ended = of(observations, 'stage_ended');
  const modelCalls = of(observations, 'model_call');
  const stageMilliseconds: Record<string, number> = {};
  for (const { stage, milliseconds } of ended) {
    stageMilliseconds[stage] = round((stageMilliseconds[stage] ?? 0) + milliseconds);
  }
  const provenance = envelope.type === 'answer' ? envelope.data.provenance : undefined;
  return {
    intentLabel: intent.label,
    intentConfidence: intent.confidence,
    outcome: envelope.type,
    // A given plan was made by somebody, but not now.
    route: given ?? provenance?.planner ?? 'none',
    planConfidence: provenance?.confidence ?? null,
    candidateModels: [...outcome.candidateModels],
    modelCalls: modelCalls.length,
    modelMilliseconds: round(sum(modelCalls)),
    databaseMilliseconds: round(sum(of(observations, 'statement'))),
    totalMilliseconds: round(outcome.milliseconds),
    stageMilliseconds,
    retryCount: of(observations, 'repair').length,
    errorCode: envelope.type === 'error' ? envelope.data.error_code : null,
    failedStage: ended.find(({ failure }) => failure !== undefined)?.stage ?? null,
    policies: [...outcome.policies],
    snippet: outcome.snippet ?? null,
    sql: [...outcome.sql],
  };
}

function of<Kind extends Observation['kind']>(observations: readonly Observation[], kind: Kind) {
  return observations.filter((seen): seen is Extract<Observation, { kind: Kind }> => seen.kind === kind);
}

function sum(parts: readonly { readonly milliseconds: number }[]): number {
  return parts.reduce((total, { milliseconds }) => total + milliseconds, 0);
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
