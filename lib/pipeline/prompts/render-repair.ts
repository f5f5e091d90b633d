import type { FailedAttempt } from '../stages.ts';
import { fencedPlan } from './fence.ts';

/** What the model is told of an attempt of its own: what it wrote, and what the class of the failure lets be said. */
export function renderRepair({ generated, told }: FailedAttempt): readonly string[] {
  return [`it failed: ${fencedPlan(told, 300)}`, `you wrote: ${fencedPlan(generated, 800)}`];
}
