import type { Database } from '../db/client.ts';
import { removeExpired } from './remove-expired.ts';

/** Work done behind the scenes. A job only delegates; what it does is a use case of its own. */
export interface Job {
  /** Five cron fields, UTC, for what is done by the clock. */
  readonly schedule?: string;
  readonly run: (database: Database) => Promise<void>;
}

export const jobTable: Readonly<Record<string, Job>> = {
  'remove-expired': { schedule: '17 * * * *', run: removeExpired },
};
