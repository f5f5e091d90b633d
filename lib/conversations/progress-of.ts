import type { Progress } from '../envelope/progress.ts';
import type { Observation } from '../pipeline/observation.ts';

/** What people may see of an observation while they wait; nothing for what stays inside. */
export function progressOf(observation: Observation): Progress | undefined {
  switch (observation.kind) {
    case 'stage_started':
      return { stage: observation.stage, state: 'started' };
    case 'stage_ended':
      return {
        stage: observation.stage,
        state: observation.failure === undefined ? 'ended' : 'failed',
        milliseconds: Math.round(observation.milliseconds * 100) / 100,
      };
    case 'reading':
      return { reading: observation.text };
    default:
      return undefined;
  }
}
