import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Query } from '../data-source/query.ts';
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

/** Answers with as many rows as the query asks for, of a table that has `size`. */
function tableOf(size: number) {
  const queries: Query[] = [];
  const bridge: Bridge = async (text) => {
    const query = JSON.parse(text) as Query;
    queries.push(query);
    const counting = query.kind === 'select' && query.from.as === 'counted';
    const ids = Array.from({ length: Math.min(size, query.limit ?? size) }, (_, at) => [at + 1]);
    const rows = counting ? [[size]] : ids;
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

const page = await query.page(2);
if (page.truncated) page.totalRows = await query.count();
return page;
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
    expect(queries.map(({ limit }) => limit)).toEqual([3, undefined]);
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
