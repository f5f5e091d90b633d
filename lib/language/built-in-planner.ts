// The planner that needs no model. It links the words of a question to the source, makes plans of what
// it linked, and answers only when the best reading is likely and clearly ahead. It trusts the manifest
// it is given, which holds nothing the actor may not see.
import type { Context, Intent, Planner, Planning, Reading } from '../pipeline/stages.ts';
import { type RankedReading, readingsOf } from './readings.ts';
import { schemaIndex } from './schema-index.ts';

export const planBuiltIn: Planner = async (context) => plan(context);

function plan(context: Context): Planning {
  const index = schemaIndex(context.manifest);
  const readings = readingsOf(context.question, context, index);
  const [best, second] = readings;
  if (!best) {
    return {
      kind: 'not_possible',
      intent: intent('OUT_OF_SCOPE', 0.7, []),
      reason: 'no_such_data',
      message: '',
      rephrase: '',
      suggestions: [],
    };
  }
  const lead = best.confidence - (second?.confidence ?? 0);
  const sure = best.confidence >= context.settings.answerThreshold && lead >= 0;
  if (sure || context.mustAnswer || !second) {
    return {
      kind: 'plan',
      intent: intent('DATA_QUERY', best.confidence, [best.plan.model]),
      reading: readingOf(best),
    };
  }
  return {
    kind: 'clarification',
    intent: intent('CLARIFICATION', best.confidence, [best.plan.model]),
    ask: '',
    options: readings
      .slice(0, 3)
      .map((reading) => ({ label: reading.plan.model, reading: readingOf(reading) })),
  };
}

function readingOf(ranked: RankedReading): Reading {
  return { plan: ranked.plan, confidence: ranked.confidence, assumptions: [], policies: [] };
}

function intent(label: Intent['label'], confidence: number, candidateModels: readonly string[]): Intent {
  return { label, confidence, candidateModels };
}
