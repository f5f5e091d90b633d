import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import type { GoldDatabase } from './gold-database.ts';
import { openGoldPostgres } from './gold-postgres.ts';

let gold: GoldDatabase;

beforeAll(async () => {
  const { url } = await createTestDatabase({ empty: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create table item (id bigint, price numeric(12,2), made date, seen timestamptz, open boolean, name char(5));
    insert into item values (1, 12.50, '2026-01-01', '2026-01-01 07:00+07', true, 'Tea'), (2, null, null, null, false, null)`);
  // As a reader's role is set up: every name has to be qualified.
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  await client.query(`alter database ${rows[0]?.name} set search_path = ''`);
  await client.end();
  gold = openGoldPostgres(url);
});

afterAll(() => gold.close());

it('rows come with their values as they are compared, from names that are not qualified', async () => {
  const newYear = { at: Date.UTC(2026, 0, 1) };
  expect(await gold.run('select * from item order by id', 5000)).toEqual({
    width: 6,
    rows: [
      [1, 12.5, newYear, newYear, 1, 'Tea'],
      [2, null, null, null, 0, null],
    ],
  });
});

it('nothing can be written, and nothing stays set', async () => {
  await expect(gold.run('delete from item', 5000)).rejects.toThrow(/read-only/);
  await expect(gold.run('commit; delete from item', 5000)).rejects.toThrow(/multiple commands/);
  expect((await gold.run('select count(*) from item', 5000)).rows).toEqual([[2]]);
});

it('a statement that takes too long is ended', async () => {
  await expect(gold.run('select pg_sleep(30)', 100)).rejects.toThrow(/statement timeout/);
});
