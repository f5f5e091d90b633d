import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { migrate } from './migrate.ts';

it('a second migration applies nothing', async () => {
  const { url } = await createTestDatabase();
  expect(await migrate(url)).toEqual([]);
});

it('two processes that migrate at once do it once', async () => {
  const { url } = await createTestDatabase({ empty: true });
  const applied = await Promise.all([migrate(url), migrate(url)]);
  expect(applied.flat()).toEqual([...new Set(applied.flat())]);
  expect(applied.flat()).toContain('0001_records');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select migration_name from _prisma_migrations order by 1');
  await client.end();
  expect(rows.map((row) => row.migration_name)).toEqual(applied.flat().sort());
});
