// Questions that a model answers with code of its own, all the way from HTTP to rows: what it may do, what it is
// refused by, and what of it people and the model are told.
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccessRules, openAccess } from '../data-source/access.ts';
import type { Source } from '../data-source/source.ts';
import { codeOf, modelShop, repairsOf, rowsOf } from '../testing/model-shop.ts';
import { modelPlanner } from './model-planner.ts';
import type { Outcome, QuestionInput } from './outcome.ts';

const shop = modelShop();
/** How each run was started. */
let origins: string[];
beforeEach(() => {
  origins = [];
});

async function ask(
  changes: Partial<QuestionInput> & { access?: AccessRules } = {},
  run: Source['run'] = (...asked) => shop.source.run(...asked),
): Promise<Outcome> {
  const { access = openAccess, ...input } = changes;
  const asker = { actor: { id: 'ada', role: 'staff' as const, attributes: {} }, access, mayReadCode: true };
  return shop.ask(
    'What is the running total of the orders?',
    { asker, ...input },
    {
      source: Object.assign(Object.create(shop.source) as Source, { run }),
      planner: modelPlanner(shop.modelOf()),
      sandbox: {
        ...shop.sandbox,
        run: (code, bridge, options) => {
          origins.push(options.origin);
          return shop.sandbox.run(code, bridge, options);
        },
      },
    },
  );
}

const reply = (snippet: string, more: object = {}) => ({
  intent: 'data',
  confidence: 0.95,
  plans: [],
  snippet,
  reading: 'Total of the orders up to each order',
  assumptions: [],
  guidance: [],
  missing: [],
  reason: 'none',
  ...more,
});

const running = `const orders = await db.from('orders', 'o').select({ id: col('o.id'), total: col('o.total') })
  .orderBy(asc('id')).all();
let sum = 0;
const rows: Cell[][] = orders.rows.map(([id, total]) => [id ?? null, (sum += Number(total))]);
return { ...orders, rows };`;
const counted = "return await db.from('orders', 'o').select({ n: count() }).all();";

describe('a question that no plan says', () => {
  it('is answered by a snippet in a process of its own, with the words of the model marked as such', async () => {
    shop.double.script({ when: '', say: reply(running, { assumptions: ['By number'] }) });
    const outcome = await ask();
    const rows = rowsOf(outcome) as number[][];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(([id]) => id)).toEqual([...rows.map(([id]) => id)].sort((a, b) => Number(a) - Number(b)));
    expect(origins).toEqual(['model']);
    const { envelope } = outcome;
    if (envelope.type !== 'answer') throw new Error(envelope.type);
    const reading = 'In the model’s words, “Total of the orders up to each order”';
    expect(envelope.message).toBe(`${reading}: ${rows.length} rows`);
    expect(envelope.data.code).toBe(running);
    expect(envelope.data.provenance).toMatchObject({
      reading,
      planner: 'model',
      plan: null,
      confidence: 0.7,
      assumptions: ['By number'],
      models: ['orders'],
      cost: { calls: 1 },
    });
    expect(envelope.data.provenance?.parts).toBeUndefined();
    expect(envelope.data.provenance?.sql).toHaveLength(1);
    expect(envelope.data.provenance?.snippet?.checkMilliseconds).toBeGreaterThan(0);
    expect(outcome.plan).toBeUndefined();
    expect(outcome).toMatchObject({
      snippet: running,
      reading: 'Total of the orders up to each order',
    });
  });

  it('has its plan taken where there is one, whatever code stands beside it', async () => {
    shop.double.script({ when: '', say: reply(counted, { plans: ['from orders measure count() as n'] }) });
    const outcome = await ask();
    expect(outcome.plan?.model).toBe('orders');
    expect(origins).toEqual(['rule']);
  });

  it('is not answered where the model does not say how it read it', async () => {
    shop.double.script(
      { when: '', say: reply(counted, { reading: '' }) },
      { when: 'reading:', say: reply(counted) },
    );
    const outcome = await ask();
    expect(codeOf(outcome)).toBe('answer');
    expect(repairsOf(outcome)).toEqual(['plan.invalid']);
  });

  it('is answered anew from the kept snippet, under the rights of now', async () => {
    const snippet = { code: running, reading: 'Running', confidence: 0.5, assumptions: [], policies: [] };
    expect(codeOf(await ask({ snippet }))).toBe('answer');
    const hidden = await ask({ snippet, access: { ...openAccess, hiddenFields: ['orders.total'] } });
    expect(codeOf(hidden)).toBe('snippet.type_error');
    expect(hidden.sql).toEqual([]);
    expect(shop.double.prompts).toEqual([]);
  });

  it('is told to the next one by how it was read', async () => {
    shop.double.script({ when: 'a snippet that read it as "Total up to each order"', say: reply(counted) });
    const turns = [{ question: 'What is the running total?', reading: 'Total up to each order' }];
    expect(codeOf(await ask({ question: 'And without the open ones?', turns }))).toBe('answer');
  });
});

describe('a snippet with a mistake is repaired with', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'the field that is not there',
      counted.replace('count()', "sum(col('o.totel'))"),
      'snippet.type_error',
      /line 1: orders\.totel: there is no such field; it has id/,
    ],
    [
      'the kinds that do not fit',
      counted.replace('count()', "sum(col('o.status'))"),
      'snippet.type_error',
      /sum\(Expr< ?"text">\) does not fit/,
    ],
    [
      'the rule of the guard',
      `[].constructor; ${counted}`,
      'guard.refused',
      /the guard refused it: property/,
    ],
    [
      'the rule of the query check',
      "return await db.from('orders', 'o').select({ Total: count() }).all();",
      'query.refused',
      /the query check refused it/,
    ],
    [
      'no words of its own',
      "if (1) throw new Error('PAID-77'); return 0 as never;",
      'sandbox.threw',
      /its code failed/,
    ],
    [
      'the form of a result',
      'return { columns: [], rows: [[1]], truncated: 5 as never };',
      'sandbox.output_rejected',
      /form/,
    ],
  ])('%s', async (_, snippet, code, told) => {
    shop.double.script({ when: '', say: reply(snippet) }, { when: 'it failed', say: reply(counted) });
    const outcome = await ask();
    expect(rowsOf(outcome)).toEqual([[7]]);
    expect(repairsOf(outcome)).toEqual([code]);
    const prompt = shop.double.prompts.at(-1)?.user ?? '';
    expect(prompt).toMatch(told);
    expect(prompt).toContain(snippet.slice(0, 20));
    expect(prompt.match(/it failed: .*/)?.[0]).not.toContain('PAID-77');
  });

  it('its types at most twice', async () => {
    shop.double.script({ when: '', say: reply(counted.replace('orders', 'order')), times: 3 });
    const outcome = await ask();
    expect(codeOf(outcome)).toBe('snippet.type_error');
    expect(repairsOf(outcome)).toEqual(['snippet.type_error', 'snippet.type_error']);
    expect(origins).toEqual([]);
  });
});

describe('a hostile snippet', () => {
  const access = { ...openAccess, hiddenFields: ['customers.credit'], hiddenModels: ['tickets'] };
  const hostile: Record<string, [string, string]> = {
    'a hidden field': [
      "return await db.from('customers', 'c').select({ x: col('c.credit') }).all();",
      'snippet.type_error',
    ],
    'a hidden field by a name made while it runs': [
      "const name = ['c', 'cred' + 'it'].join('.') as Path;\nreturn await db.from('customers', 'c').select({ x: col(name) }).all();",
      'query.refused',
    ],
    'a hidden model by a name made while it runs': [
      "return await db.from(['tick', 'ets'].join('') as Model, 'c' as Alias).select({ n: count() }).all();",
      'query.refused',
    ],
    'a hidden field in a query written by hand': [
      `const query = { kind: 'select', from: { model: 'customers', as: 'c' },
        outputs: [{ expr: { kind: 'column', of: 'c', name: 'credit' }, as: 'x' }] } as unknown as Query;
      return await db.query(query) as unknown as Result;`,
      'query.refused',
    ],
    'the process': [
      'return (globalThis as unknown as { process: { env: Result } }).process.env;',
      'sandbox.threw',
    ],
    'code made from text': ["return (eval as unknown as (text: string) => Result)('1');", 'guard.refused'],
  };

  it.each(Object.entries(hostile))('that asks for %s gets nothing', async (_, [snippet, code]) => {
    shop.double.script({ when: '', say: reply(snippet), times: 3 });
    const outcome = await ask({ access });
    expect(codeOf(outcome)).toBe(code);
    expect(outcome.sql).toEqual([]);
    const told = shop.double.prompts.map(({ user }) => user.match(/it failed: .*/)?.[0] ?? '').join('\n');
    expect(told).not.toMatch(/\(c\.credit|\(tickets/);
  });

  it('that asks again and again is stopped at its limit of queries', async () => {
    const snippet = `for (let at = 0; at < 40; at++) await db.from('orders', 'o').select({ n: count() }).all();
      ${counted}`;
    shop.double.script({ when: '', say: reply(snippet), times: 3 });
    const outcome = await ask();
    expect(codeOf(outcome)).toBe('sandbox.threw');
    expect(outcome.observations.filter(({ kind }) => kind === 'statement').length).toBe(2 * 20);
  });
});

it('more rows than an answer may have are not shown, and the model is told how to end', async () => {
  const many = `const rows = Array.from({ length: 1001 }, (_, at): Cell[] => [at]);
    return { columns: [{ name: 'n', type: 'integer' }], rows, truncated: false };`;
  shop.double.script({ when: '', say: reply(many) }, { when: 'end with page(1000)', say: reply(counted) });
  expect(rowsOf(await ask())).toEqual([[7]]);
});

describe('rows that were cut', () => {
  const cut: Source['run'] = async (...asked) => ({ ...(await shop.source.run(...asked)), truncated: true });

  it('are no ground for a number that looks whole', async () => {
    const snippet = `const { rows } = await db.from('orders', 'o').select({ total: col('o.total') }).all();
      return { columns: [{ name: 'n', type: 'integer' }], rows: [[rows.length]], truncated: false };`;
    shop.double.script(
      { when: '', say: reply(snippet) },
      { when: 'rows that were cut', say: reply(snippet) },
    );
    expect(codeOf(await ask({}, cut))).toBe('sandbox.output_rejected');
  });

  it('are shown as the first of more', async () => {
    shop.double.script({ when: '', say: reply(running) });
    const { envelope } = await ask({}, cut);
    expect(envelope).toMatchObject({ type: 'answer', data: { truncated: true } });
    expect(envelope.message).toMatch(/there are more$/);
  });
});
