import { AssistantError } from '../errors/assistant-error.ts';

/**
 * A plan that cannot mean anything on this manifest. `detail` names the path or the output at fault, so
 * that a planner can be told what to mend; it names only what the plan itself named.
 */
export function invalidPlan(detail: string): AssistantError {
  return new AssistantError('plan.invalid', { detail });
}
