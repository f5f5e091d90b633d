import { describe, expect, it } from 'vitest';
import { openAccess } from '../data-source/access.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { shopManifest } from '../testing/shop-manifest.ts';
import { checkTypes } from './check-types.ts';

async function problems(snippet: string, visible = shopManifest): Promise<string> {
  try {
    await checkTypes(snippet, visible);
    return '';
  } catch (failure) {
    if (!(failure instanceof AssistantError) || failure.code !== 'snippet.type_error') throw failure;
    expect(failure.generated).toBe(snippet);
    return failure.detail ?? '';
  }
}

const good: Record<string, string> = {
  'a query that is run': `return await db.from('orders', 'o').where(eq(col('o.status'), 'paid'))
    .select({ n: count(), total: sum(col('o.total')) }).all();`,
  'joins, groups and an order by an output': `return await db.from('orders', 'o')
    .join('customers', 'c', ['o.customer_id', 'c.id'])
    .leftJoin('countries', 'k', ['c.country_id', 'k.id'])
    .groupBy(col('k.name'), bucket('month', col('o.placed_at')))
    .having(gt(count(), 1))
    .select({ country: col('k.name'), month: bucket('month', col('o.placed_at')), n: only(count(), col('c.active')) })
    .orderBy('country', desc('n'), asc(col('k.name'))).page(1000);`,
  'a query of a query, with columns that it selects': `const perCustomer = db.from('orders', 'o')
    .groupBy(col('o.customer_id')).select({ customer: col('o.customer_id'), total: sum(col('o.total')) });
  return await db.from(perCustomer, 'p').where(gt(col('p.total'), 10)).select({ average: avg(col('p.total')) }).all();`,
  'rows that are computed with': `const { columns, rows, truncated } = await db.from('orders', 'o')
    .select({ id: col('o.id'), total: col('o.total') }).all();
  let sum = 0;
  const running = rows.map(([id, total]) => [id ?? null, (sum += Number(total))]);
  return { columns, rows: running, truncated };`,
  'columns of its own': `const n = await db.from('orders', 'o').select({ id: col('o.id') }).count();
  return { columns: [{ name: 'half', type: 'decimal' }], rows: [[n / 2]], truncated: false };`,
  'dates as text, a date against a time, a flag by itself': `return await db.from('orders', 'o')
    .where(and(gte(col('o.placed_at'), '2026-01-01'), lt(col('o.shipped_on'), col('o.placed_at'))))
    .select({ id: col('o.id') }).all();`,
  'types written out': `const wanted: string[] = ['paid', 'open'];
  return await db.from('orders', 'o').where(isIn(col('o.status'), wanted)).select({ id: col('o.id') }).all();`,
};

describe('a snippet fits the types with', () => {
  it.each(Object.entries(good))('%s', async (_, snippet) => {
    expect(await problems(snippet)).toBe('');
  });
});

const from = (select: string) => `return await db.from('orders', 'o').select({ x: ${select} }).all();`;
const where = (condition: string) =>
  `return await db.from('orders', 'o').where(${condition}).select({ id: col('o.id') }).all();`;

const wrong: Record<string, [string, RegExp]> = {
  'a field that is not there': [
    from("col('o.totel')"),
    /^line 1: orders\.totel: there is no such field; it has id, customer_id, status/,
  ],
  'a field that is there in another model': [
    from("col('o.credit')"),
    /^line 1: orders\.credit: there is no such/,
  ],
  'a model that is not there': [
    "return await db.from('order', 'o').select({ n: count() }).all();",
    /^line 1: order: there is no such model/,
  ],
  'an alias that nothing has': [from("col('c.name')"), /'c\.name': no from or join names the alias c/],
  'a number against a text': [
    where("gt(col('o.total'), 'much')"),
    /gt\(Expr<.number.>, string\) does not fit: both/,
  ],
  'a text against a number': [
    where("eq(col('o.status'), 5)"),
    /eq\(Expr<.text.>, number\) does not fit: both/,
  ],
  'a sum of texts': [from("sum(col('o.status'))"), /sum\(Expr<.text.>\) does not fit: it is \(arg: Num\)/],
  'a path where an expression is needed': [from("avg('o.total')"), /avg\(string\) does not fit/],
  'a bucket of a text': [from("bucket('month', col('o.status'))"), /bucket\(.*\) does not fit/],
  'a join of a text and a number': [
    `return await db.from('orders', 'o').join('customers', 'c', ['o.status', 'c.id'])
      .select({ n: count() }).all();`,
    /this join does not fit: .*; they are related by \['o\.customer_id', 'c\.id'\]/,
  ],
  'a column that a query does not select': [
    `const q = db.from('orders', 'o').select({ n: count() });
     return await db.from(q, 'q').select({ x: sum(col('q.m')) }).all();`,
    /^line 2: 'q\.m': the query q selects no m/,
  ],
  'an order by what is not selected': [
    "return await db.from('orders', 'o').select({ n: count() }).orderBy(desc('m')).all();",
    /desc\(string\) does not fit/,
  ],
  'a name that is not there': [
    from("upperCase(col('o.status'))"),
    /upperCase\(.*\) does not fit: there is no such function/,
  ],
  'a method that is not there': [
    "return await db.from('orders', 'o').select({ n: count() }).execute();",
    /Property 'execute' does not exist on type 'Query'/,
  ],
  'another result': ['return 5;', /Type 'number' is not assignable to type 'Result'/],
  'nothing at all': ["await db.from('orders', 'o').select({ n: count() }).all();", /must return a value/],
  'an import': ["import fs from 'node:fs';\nreturn fs;", /^line 1: An import declaration can only be used/],
  'an import at run time': ["return await import('node:fs');", /Cannot find name 'node:fs'\.$/],
  'a name of the process': ['return process.env;', /Cannot find name 'process'/],
  any: [from("col('o.totel' as any)"), /any hides mistakes/],
  'a comment that says to look away': [
    `// @ts-ignore\n${from("col('o.totel')")}`,
    /^line 2: orders\.totel: there is no such field/,
  ],
  'a path that is computed': [from("col('o.' + 'total')"), /col\(string\) does not fit/],
  'text that is no code': ['SELECT * FROM orders', /^line 1: /],
};

describe('a snippet is a type error with', () => {
  it.each(Object.entries(wrong))('%s', async (_, [snippet, words]) => {
    expect(await problems(snippet)).toMatch(words);
  });
});

describe('what the asker may not see', () => {
  const access = { ...openAccess, hiddenFields: ['orders.total'], hiddenModels: ['tickets'] };
  const visible = visibleManifest(shopManifest, access);

  it('is a type error, in the words for what is not there', async () => {
    const hidden = await problems(from("sum(col('o.total'))"), visible);
    expect(hidden).toMatch(/^line 1: orders\.total: there is no such field; it has id, [a-z_, ]*$/);
    expect(hidden.slice(hidden.indexOf('it has'))).not.toContain('total');
    const model = await problems(
      "return await db.from('tickets', 't').select({ n: count() }).all();",
      visible,
    );
    expect(model).toBe('line 1: tickets: there is no such model');
  });

  it('may be shown masked and not compared', async () => {
    const masked = visibleManifest(shopManifest, {
      ...openAccess,
      maskedFields: [{ field: 'customers.name', mask: 'all' }],
    });
    const all = "db.from('customers', 'c')";
    expect(await problems(`return await ${all}.select({ name: col('c.name') }).all();`, masked)).toBe('');
    expect(
      await problems(
        `return await ${all}.where(eq(col('c.name'), 'Ana')).select({ n: count() }).all();`,
        masked,
      ),
    ).toMatch(/does not fit/);
  });
});

it('a text that makes the compiler work for ever is given up, and the next is checked', async () => {
  const endless = `type Grow<T extends unknown[]> = T['length'] extends 40 ? T : Grow<[...T, 0]> | Grow<[...T, 1]>;
const grown = null as unknown as Grow<[]>;
return grown;`;
  expect(await problems(endless)).toMatch(/could not read it in time/);
  expect(await problems(good['a query that is run'] ?? '')).toBe('');
});
