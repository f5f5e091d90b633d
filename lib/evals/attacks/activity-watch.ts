// What the server of the customer's database says is running, looked at while attacks run.
import pg from 'pg';
import type { AttackServer } from './fixture-database.ts';

const everyMilliseconds = 100;

export interface ActivityWatch {
  /** The longest that a statement of ours was seen to run, and how many ran at once on one database. */
  most(): { readonly milliseconds: number; readonly sessions: number };
  stop(): Promise<void>;
}

export async function watchActivity(server: AttackServer): Promise<ActivityWatch> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  let milliseconds = 0;
  let sessions = 0;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const { rows } = await client.query(running);
    for (const row of rows) {
      milliseconds = Math.max(milliseconds, Number(row.milliseconds));
      sessions = Math.max(sessions, Number(row.sessions));
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, everyMilliseconds);
  return {
    most: () => ({ milliseconds: Math.round(milliseconds), sessions }),
    async stop() {
      clearInterval(timer);
      await looking;
      await client.end();
    },
  };
}

const running = `
  select datname, count(*) as sessions,
    max(extract(epoch from clock_timestamp() - query_start) * 1000) as milliseconds
  from pg_stat_activity
  where application_name = 'docent' and state = 'active' and query not ilike '%pg_cancel_backend%'
  group by datname`;
