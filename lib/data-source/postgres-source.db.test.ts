import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { openSource } from './open-source.ts';
import { openPostgresSource } from './postgres-source.ts';
import type { Source } from './source.ts';

let source: Source;
let url: string;
beforeAll(async () => {
  ({ url } = await createTestDatabase({ empty: true }));
  // One connection: whatever a statement leaves behind, the next one finds, and it waits for no other. A
  // connection that was not known to be clean would be destroyed after two seconds.
  source = openPostgresSource(url, { connections: 1, waitMilliseconds: 1500 });
});
afterAll(() => source?.close());

async function run(sql: string, values: readonly unknown[] = [], milliseconds = 5000) {
  const columns = [{ name: 'v', type: 'text' as const }];
  const limits = { rows: 10, bytes: 1_000_000, milliseconds };
  const { rows } = await source.run({ sql, values, columns }, limits, new AbortController().signal);
  return rows.map(([value]) => value);
}

it('a statement runs read-only, in its own time, with nothing found by its bare name', async () => {
  const settings = ['transaction_read_only', 'statement_timeout', 'search_path', 'timezone', 'datestyle'];
  const read = `select current_setting(name) from unnest(array['${settings.join("','")}']) name`;
  expect(await run(read, [], 1234)).toEqual(['on', '1234ms', '""', 'GMT', 'ISO, YMD']);
});

it('what would write is refused, also when it ends the transaction first', async () => {
  const write = run('create table public.t (n int)');
  await expect(write).rejects.toMatchObject({ code: 'query.failed' });
  const two = run('commit; create table public.t (n int)');
  await expect(two).rejects.toMatchObject({ code: 'query.failed' });
  expect(await run('commit')).toEqual([]);
  expect(await run("select to_regclass('public.t')::text")).toEqual([null]);
});

it('values are bound, whatever they hold', async () => {
  const values = ["'; drop table x --", 1.5, true, null];
  const read = 'select v from unnest(array[$1::text, $2::float8::text, $3::boolean::text, $4::text]) v';
  expect(await run(read, values)).toEqual(["'; drop table x --", '1.5', 'true', null]);
});

it('neither a lock nor a setting nor a failure outlives its statement', async () => {
  await run("select pg_advisory_lock(7)::text || set_config('docent.left', 'behind', false)");
  await expect(run('select 1/0')).rejects.toMatchObject({ code: 'query.failed' });
  // Other tests lock things of their own on the same server.
  const ours = `locktype = 'advisory' and objid = 7
    and database = (select oid from pg_database where datname = current_database())`;
  expect(await run(`select count(*)::text from pg_locks where ${ours}`)).toEqual(['0']);
  expect(await run("select coalesce(current_setting('docent.left', true), '')")).toEqual(['']);
});

it('rows before a failure are not an answer', async () => {
  const late = run('select (1 / (3 - n))::text from generate_series(1, 5) n');
  await expect(late).rejects.toMatchObject({ code: 'query.failed' });
  expect(await run('select 1')).toEqual(['1']);
});

it('what copies instead of answering is no rows, and harms nothing', async () => {
  expect(await run('copy (select 1) to stdout')).toEqual([]);
  expect(await run('select 2')).toEqual(['2']);
});

it('with a replica, rows are read there and the schema here', async () => {
  const limits = { rows: 10, bytes: 1_000_000, milliseconds: 5000 };
  const statement = { sql: "select 'read'", values: [], columns: [{ name: 'v', type: 'text' as const }] };
  const { signal } = new AbortController();
  const server = new URL(url);
  const same = await openSource(`${url}?replica=${server.host}`);
  // Nothing listens there: who reads rows at the main server would not notice.
  const elsewhere = await openSource(`${url}?replica=127.0.0.1:1`);
  try {
    expect((await same.run(statement, limits, signal)).rows).toEqual([['read']]);
    expect((await elsewhere.introspect()).dialect).toBe('postgres');
    await expect(elsewhere.run(statement, limits, signal)).rejects.toMatchObject({
      code: 'source.unavailable',
    });
  } finally {
    await Promise.all([same.close(), elsewhere.close()]);
  }
});
