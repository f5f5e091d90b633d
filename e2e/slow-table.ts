import pg from 'pg';

/**
 * A table whose every row takes a second to read, for as long as `work` lasts. `work` is given what counts the
 * statements that are reading it at the moment.
 */
export async function withSlowTable(
  url: string,
  table: string,
  work: (reading: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`alter table ${table} enable row level security`);
    await owner.query(`create policy slow on ${table} using (pg_sleep(1) is not null)`);
    await work(async () => {
      const { rows } = await owner.query<{ running: number }>(
        `select count(*)::int as running from pg_stat_activity
         where state = 'active' and pid <> pg_backend_pid() and query like '%' || $1 || '%'`,
        [table],
      );
      return rows[0]?.running ?? 0;
    });
  } finally {
    await owner.query(`drop policy if exists slow on ${table}`);
    await owner.query(`alter table ${table} disable row level security`);
    await owner.end();
  }
}
