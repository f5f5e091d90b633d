import { asAssistantError } from '../errors/assistant-error.ts';
import type { Observation, Observe, StageName } from './observation.ts';

/** Keeps every observation of one question, in order, and passes each on as it happens. */
export interface Trace {
  readonly observations: readonly Observation[];
  readonly observe: Observe;
  /** Milliseconds since the trace was opened. */
  elapsed(): number;
  /** Runs one stage and reports its start, end and failure; the failure is thrown on. */
  stage<T>(stage: StageName, work: () => T | Promise<T>): Promise<T>;
}

export function openTrace(pass: Observe): Trace {
  const observations: Observation[] = [];
  const opened = performance.now();
  const elapsed = () => performance.now() - opened;
  const observe: Observe = (observation) => {
    observations.push(observation);
    pass(observation);
  };
  return {
    observations,
    observe,
    elapsed,
    async stage(stage, work) {
      const began = elapsed();
      observe({ kind: 'stage_started', stage, at: began });
      let failure: string | undefined;
      try {
        return await work();
      } catch (thrown) {
        failure = asAssistantError(thrown).code;
        throw thrown;
      } finally {
        const at = elapsed();
        observe({ kind: 'stage_ended', stage, at, milliseconds: at - began, failure });
      }
    },
  };
}
