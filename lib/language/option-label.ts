import { interpret } from '../pipeline/interpretation.ts';
import type { Plan } from '../pipeline/plan.ts';
import type { Context } from '../pipeline/stages.ts';

/**
 * The label of a reading offered as a choice: its explanation, so that what is chosen and what the answer
 * then says it understood are the same words. Plans that differ to a person have different labels.
 */
export function optionLabel(plan: Plan, context: Context): string {
  return interpret(plan, context);
}
