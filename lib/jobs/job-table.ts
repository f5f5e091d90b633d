// Everything done behind the scenes: by the clock, and because a record asks for it. A job only delegates;
// what it does is a use case of its own, loaded when it is first done.
import type { Database } from '../db/client.ts';
import type { WorkName } from './job-names.ts';
import { removeExpired } from './remove-expired.ts';

/** Work done by the clock. */
export interface ClockJob {
  /** Five cron fields, UTC. */
  readonly schedule: string;
  readonly run: (database: Database) => Promise<void>;
}

/** Work on one record. It may be begun several times, and does nothing twice. */
export interface RecordJob {
  /** How many of them one worker does at a time. */
  readonly atOnce: number;
  readonly run: (database: Database, id: string, signal: AbortSignal) => Promise<void>;
  /** Called when the last try has failed. */
  readonly gaveUp: (database: Database, id: string, failure: unknown) => Promise<void>;
}

export const clockJobs: Readonly<Record<string, ClockJob>> = {
  'remove-expired': { schedule: '17 * * * *', run: removeExpired },
  'resume-learning': {
    schedule: '*/5 * * * *',
    run: async (database) => (await import('../policy/resume-learning.ts')).resumeLearning(database),
  },
  'move-batches': {
    schedule: '* * * * *',
    run: async (database) => (await import('../policy/hand-in-batch.ts')).moveBatches(database),
  },
  'judge-policies': {
    schedule: '*/10 * * * *',
    run: async (database) => (await import('../policy/judge-live-policies.ts')).judgeLivePolicies(database),
  },
};

export const recordJobs: Readonly<Record<WorkName, RecordJob>> = {
  'generate-policies': {
    atOnce: 2,
    run: async (database, id, signal) =>
      (await import('../policy/run-generation.ts')).runGeneration(database, id, signal),
    gaveUp: async (database, id, failure) =>
      (await import('../policy/run-generation.ts')).generationFailed(database, id, failure),
  },
  'move-batch': {
    atOnce: 1,
    run: async (database, id, signal) =>
      (await import('../policy/hand-in-batch.ts')).moveBatch(database, id, signal),
    gaveUp: async (database, id, failure) =>
      (await import('../policy/hand-in-batch.ts')).batchFailed(database, id, failure),
  },
  'prove-policy': {
    atOnce: 1,
    run: async (database, id, signal) =>
      (await import('../policy/run-proof.ts')).runProof(database, id, signal),
    gaveUp: async (database, id, failure) =>
      (await import('../policy/run-proof.ts')).proofFailed(database, id, failure),
  },
  deliver: {
    atOnce: 2,
    run: async (database, id, signal) =>
      (await import('../notices/deliver.ts')).deliver(database, id, signal),
    // The record says that it did not arrive, and why.
    gaveUp: async () => {},
  },
};
