import { expect, test } from 'vitest';
import { openDatabase } from '../db/client.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { recordSource } from './record-manifest.ts';

test('the first questions, which come together, find one record of their source', async () => {
  const { url } = await createTestDatabase();
  const database = openDatabase(url, { connections: 10 });
  const ids = await Promise.all(
    Array.from({ length: 20 }, () => recordSource(database, 'postgres://team.example.test/business')),
  );
  expect(new Set(ids).size).toBe(1);
  await database.$disconnect();
});
