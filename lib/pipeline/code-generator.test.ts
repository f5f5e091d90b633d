import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Select } from '../data-source/query.ts';
import { guardSnippet } from '../guard/guard.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { Bridge, Sandbox } from '../sandbox/sandbox.ts';
import { shop } from '../testing/shop-manifest.ts';
import { generateSnippet } from './code-generator.ts';
import { lowerPlan } from './lower-plan.ts';
import type { Plan } from './plan.ts';

const options = { manifest: shop, now: new Date('2026-03-15T10:00:00Z'), timeZone: 'UTC', rowLimit: 2 };
const list: Plan = { model: 'orders', fields: [{ path: 'id', as: 'id' }] };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

type Sent = Select & { readonly milliseconds?: number };

/** Answers with as many rows as the query asks for, of a table that has `size`. */
function tableOf(size: number, failure?: string) {
  const queries: Sent[] = [];
  const bridge: Bridge = async (text) => {
    const query = JSON.parse(text) as Sent;
    queries.push(query);
    const counted = 'query' in query.from ? query.from.query : undefined;
    if (counted && failure) return JSON.stringify({ ok: false, code: failure });
    const has = Math.min(size, (counted ?? query).limit ?? size);
    const rows = counted ? [[has]] : Array.from({ length: has }, (_, at) => [at + 1]);
    return JSON.stringify({ ok: true, columns: [{ name: 'id', type: 'integer' }], rows, truncated: false });
  };
  return { queries, bridge };
}

async function run(plan: Plan, bridge: Bridge) {
  const code = await guardSnippet(generateSnippet(plan, options));
  const { signal } = new AbortController();
  return JSON.parse(await sandbox.run(code, bridge, { origin: 'rule', signal }));
}

describe('a generated snippet', () => {
  it('is a few lines that a person can read', () => {
    expect(generateSnippet({ ...list, where: { path: 'total', op: 'gt', value: 100 } }, options)).toBe(
      `const query = db.from('orders', 'o')
  .where(gt(col('o.total'), 100))
  .select({ id: col('o.id') });

return await query.page(2);
`,
    );
  });

  it('sends the lowered query through the bridge', async () => {
    const { queries, bridge } = tableOf(1);
    const plan: Plan = { model: 'orders', measures: [{ fn: 'count', as: 'n' }] };
    await run(plan, bridge);
    expect(queries).toEqual([lowerPlan(plan, options)]);
  });

  it('says that rows were cut, and how many there are', async () => {
    const { queries, bridge } = tableOf(7);
    expect(await run(list, bridge)).toMatchObject({ rows: [[1], [2]], truncated: true, totalRows: 7 });
    expect(queries.map(({ limit, milliseconds }) => [limit, milliseconds])).toEqual([
      [3, undefined],
      [undefined, 250],
    ]);
  });

  it('counts no more of a large table than tells that it is large', async () => {
    const { queries, bridge } = tableOf(10_000_000);
    const answer = await run({ ...list, orderBy: [{ by: 'id', direction: 'desc' }] }, bridge);
    expect(answer).toEqual({
      columns: [{ name: 'id', type: 'integer' }],
      rows: [[1], [2]],
      truncated: true,
      totalRowsAtLeast: 100_000,
    });
    // Without an order: the database may stop at any rows.
    expect(queries[1]?.from).toEqual({
      query: { ...lowerPlan(list, options), limit: 100_000 },
      as: 'counted',
    });
  });

  it('counts to the end what the question itself has cut', async () => {
    const { bridge } = tableOf(10_000_000);
    expect(await run({ ...list, limit: 50 }, bridge)).toMatchObject({ truncated: true, totalRows: 50 });
  });

  it('shows what it has when counting takes too long', async () => {
    for (const code of ['query.timeout', 'source.busy']) {
      const answer = await run(list, tableOf(7, code).bridge);
      expect(answer).toEqual({
        columns: [{ name: 'id', type: 'integer' }],
        rows: [[1], [2]],
        truncated: true,
      });
    }
    await expect(run(list, tableOf(7, 'query.failed').bridge)).rejects.toMatchObject({
      code: 'query.failed',
    });
  });

  it('counts rows by one of their columns, and groups by all', async () => {
    const two: Plan = { ...list, fields: [...(list.fields ?? []), { path: 'total', as: 'total' }] };
    const outputsCounted = async (plan: Plan) => {
      const { queries, bridge } = tableOf(7);
      await run(plan, bridge);
      const from = queries[1]?.from;
      return from && 'query' in from && from.query.kind === 'select' ? from.query.outputs.length : 0;
    };
    expect(await outputsCounted(two)).toBe(1);
    expect(await outputsCounted({ ...two, distinct: true })).toBe(2);
  });

  it('does not count what is whole', async () => {
    const { queries, bridge } = tableOf(2);
    const answer = await run(list, bridge);
    expect(answer).toEqual({
      columns: [{ name: 'id', type: 'integer' }],
      rows: [[1], [2]],
      truncated: false,
    });
    expect(queries).toHaveLength(1);
  });

  it('calls the first rows that were asked for whole', async () => {
    const { queries, bridge } = tableOf(7);
    expect(await run({ ...list, limit: 2 }, bridge)).toMatchObject({ rows: [[1], [2]], truncated: false });
    expect(queries).toHaveLength(1);
  });
});
