import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMariadbDatabase, type MariadbDatabase } from '../testing/mariadb-database.ts';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { openSource } from './open-source.ts';
import type { RowSet, Source } from './source.ts';

const columns = [{ name: 'n', type: 'text' as const }];
const limits = { rows: 1000, bytes: 4 * 1024 * 1024, milliseconds: 5000 };

describe.skipIf(!hasMariadb())('a source on a MySQL server', () => {
  let server: MariadbDatabase;
  let source: Source;
  beforeAll(async () => {
    server = await createMariadbDatabase();
    source = await openSource(server.url, { connections: 2, waitMilliseconds: 300 });
  });
  afterAll(async () => {
    await source?.close();
    await server?.close();
  });

  function run(sql: string, signal = new AbortController().signal): Promise<RowSet> {
    return source.run({ sql, values: [], columns }, limits, signal);
  }

  async function answersNext(): Promise<void> {
    expect((await run('select 42')).rows).toEqual([['42']]);
  }

  it('reads a result of a gigabyte no further than its limit', async () => {
    const before = process.memoryUsage().rss;
    const { rows, truncated } = await run(
      `select repeat('x', 1000000) from information_schema.collations a, information_schema.collations b limit 1000`,
    );
    expect([rows.length, truncated]).toEqual([4, true]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    await answersNext();
  });

  it('says that it is busy when every connection is taken', async () => {
    const leaving = new AbortController();
    const taken = [1, 2].map(() => run('select sleep(20)', leaving.signal).catch((thrown) => thrown.code));
    await expect(run('select 1')).rejects.toMatchObject({ code: 'source.busy' });
    leaving.abort();
    expect(await Promise.all(taken)).toEqual(['query.cancelled', 'query.cancelled']);
    await answersNext();
  });

  it('tells a statement that fails from a server that is gone', async () => {
    await expect(run('select nothing from nowhere')).rejects.toMatchObject({ code: 'query.failed' });
    await answersNext();
  });
});
