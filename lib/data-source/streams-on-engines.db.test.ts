import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import { openSource } from './open-source.ts';
import type { Piece, Statement, StreamLimits } from './source.ts';

let shops: EngineSource[] = [];
beforeAll(async () => {
  shops = await openShops();
});
afterAll(async () => {
  for (const shop of shops) await shop.close();
});

const engines = hasMariadb() ? (['postgres', 'sqlite', 'mysql'] as const) : (['postgres', 'sqlite'] as const);
const limits: StreamLimits = { milliseconds: 20_000, wholeMilliseconds: 60_000 };
const never = () => new AbortController().signal;

function shop(dialect: string): EngineSource {
  const found = shops.find((one) => one.dialect === dialect);
  if (!found) throw new Error(`no shop on ${dialect}`);
  return found;
}

/** `factors` orders side by side: six to that power of rows, each with a long text. */
function product(dialect: string, factors: number, select = 'a1.id, a2.id, a1.amount'): Statement {
  const schema = dialect === 'postgres' ? 'public.' : '';
  const bound = dialect === 'postgres' ? '$1' : '?';
  const tables = Array.from({ length: factors }, (_, at) => `${schema}orders a${at + 1}`);
  return {
    sql: `select ${select}, ${dialect === 'postgres' ? `${bound}::text` : bound} from ${tables.join(', ')}`,
    values: ['a text of some length that is in every row '.repeat(3)],
    columns: [
      { name: 'one', type: 'integer' },
      { name: 'two', type: 'integer' },
      { name: 'amount', type: 'decimal' },
      { name: 'words', type: 'text' },
    ],
  };
}

const slow = (dialect: string) => product(dialect, 11, 'count(*), sum(a11.id), sum(a10.id)');

async function failureOf(pieces: AsyncIterable<Piece>): Promise<string> {
  try {
    for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
  } catch (thrown) {
    if (thrown instanceof AssistantError) return thrown.code;
    throw thrown;
  }
  return 'none';
}

describe.each(engines)('a stream on %s', (dialect) => {
  test('gives every row in pieces', async () => {
    let pieces = 0;
    const counts = new Map<string, number>();
    for await (const piece of shop(dialect).source.stream(product(dialect, 6), limits, never())) {
      pieces++;
      for (const [one, two] of piece) counts.set(`${one} ${two}`, (counts.get(`${one} ${two}`) ?? 0) + 1);
    }
    expect(pieces).toBeGreaterThan(5);
    expect(counts.size).toBe(36);
    expect(new Set(counts.values())).toEqual(new Set([6 ** 4]));
  });

  test('gives cells as an answer has them', async () => {
    const { source } = shop(dialect);
    const statement = product(dialect, 1, 'a1.big_number, a1.id, a1.amount');
    const rows: unknown[] = [];
    for await (const piece of source.stream(statement, limits, never())) rows.push(...piece);
    const answer = await source.run(statement, { rows: 10, bytes: 1e6, milliseconds: 5000 }, never());
    expect(rows).toEqual(answer.rows);
    expect(rows).toHaveLength(6);
  });

  test('is over when its reader leaves, and has a place for the next', async () => {
    const { source } = shop(dialect);
    for (let time = 0; time < 6; time++) {
      let seen = 0;
      for await (const piece of source.stream(product(dialect, 8), limits, never())) {
        seen += piece.length;
        break;
      }
      expect(seen).toBeGreaterThan(0);
    }
  });

  test('leaves room for questions: a third at once is refused', async () => {
    const { source } = shop(dialect);
    const open = [1, 2].map(() =>
      source.stream(product(dialect, 8), limits, never())[Symbol.asyncIterator](),
    );
    try {
      for (const stream of open) expect((await stream.next()).done).toBe(false);
      expect(await failureOf(source.stream(product(dialect, 2), limits, never()))).toBe('source.busy');
      const run = { rows: 10, bytes: 1e6, milliseconds: 5000 };
      expect((await source.run(product(dialect, 2), run, never())).rows).toHaveLength(10);
    } finally {
      for (const stream of open) await stream.return?.();
    }
  });

  test('ends when it is cancelled, before its first row too', async () => {
    const { source } = shop(dialect);
    const leaving = new AbortController();
    const waiting = failureOf(source.stream(slow(dialect), limits, leaving.signal));
    setTimeout(() => leaving.abort(), 300);
    expect(await waiting).toBe('query.cancelled');
    const half = new AbortController();
    const pieces = source.stream(product(dialect, 8), limits, half.signal);
    let seen = 0;
    await expect(async () => {
      for await (const piece of pieces) {
        seen += piece.length;
        half.abort();
      }
    }).rejects.toMatchObject({ code: 'query.cancelled' });
    expect(seen).toBeGreaterThan(0);
  });

  test('does not keep a source from closing, though nobody reads it', async () => {
    const source = await openSource(shop(dialect).url);
    const stream = source.stream(product(dialect, 8), limits, never())[Symbol.asyncIterator]();
    expect((await stream.next()).done).toBe(false);
    await source.close();
    await expect(stream.next()).rejects.toThrow(AssistantError);
  });

  test('that works too long for its first row times out', async () => {
    const { source } = shop(dialect);
    const late = { ...limits, milliseconds: 300 };
    expect(await failureOf(source.stream(slow(dialect), late, never()))).toBe('query.timeout');
  });
});

test('a reader that left leaves nothing running in PostgreSQL', async () => {
  const { source, url } = shop('postgres');
  for await (const piece of source.stream(product('postgres', 8), limits, never())) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const open = `select 1 from pg_stat_activity where application_name = 'docent'
    and datname = current_database() and (state like 'idle in transaction%' or state = 'active')`;
  // The server learns of a closed connection when it next looks.
  await expect.poll(async () => (await client.query(open)).rowCount, { timeout: 10_000 }).toBe(0);
  await client.end();
});
