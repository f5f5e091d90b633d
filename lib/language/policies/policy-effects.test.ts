import { describe, expect, it } from 'vitest';
import type { Field, Manifest, Model } from '../../data-source/manifest.ts';
import { indexManifest } from '../../data-source/manifest.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import type { Expression } from '../../pipeline/plan.ts';
import { type Context, defaultPlannerSettings } from '../../pipeline/stages.ts';
import { shop } from '../../testing/shop-manifest.ts';
import { planBuiltIn } from '../built-in-planner.ts';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nullable: true,
  label: name.replaceAll('_', ' '),
  ...more,
});

const model = (name: string, label: string, fields: readonly Field[], more: Partial<Model> = {}): Model => ({
  name,
  table: { name },
  label,
  plural: `${label}s`,
  fields,
  primaryKey: ['id'],
  relations: [],
  displayFields: ['name'],
  ...more,
});

const manifest: Manifest = {
  dialect: 'postgres',
  version: 'policies',
  models: [
    model('systems', 'system', [
      field('id', 'integer', { primaryKey: true }),
      field('name', 'text'),
      field('users', 'integer'),
      field('total_users', 'integer'),
      field('retired', 'boolean'),
      field('state', 'text', { values: ['live', 'gone'], valuesComplete: true }),
    ]),
  ],
};

async function plan(
  question: string,
  policies: readonly LivePolicy[],
  locale: Context['locale'] = 'en',
  more: Partial<Context> = {},
) {
  return planBuiltIn(
    {
      question,
      locale,
      timeZone: 'UTC',
      now: new Date('2026-03-01T00:00:00Z'),
      manifest: indexManifest(manifest),
      turns: [],
      policies,
      mustAnswer: false,
      settings: defaultPlannerSettings,
      ...more,
    },
    new AbortController().signal,
  );
}

const policy = (effect: LivePolicy['effect']): LivePolicy => ({ id: 'p1', title: 'x', triggers: [], effect });

describe('policies', () => {
  it('a term means the field that its policy names', async () => {
    const question = 'Bao nhiêu hệ thống có trên 1.000 user?';
    const before = await plan(question, [], 'vi');
    const term = policy({ kind: 'term', term: 'user', model: 'systems', means: { field: 'total_users' } });
    const after = await plan(question, [term], 'vi');
    expect(before).toMatchObject({
      kind: 'plan',
      reading: { plan: { where: { path: 'users', op: 'gt', value: 1000 } }, policies: [] },
    });
    expect(after).toMatchObject({
      kind: 'plan',
      reading: { plan: { where: { path: 'total_users', op: 'gt', value: 1000 } }, policies: ['p1'] },
    });
  });

  it('a term means the condition that its policy names', async () => {
    const term = policy({
      kind: 'term',
      term: 'ghost',
      model: 'systems',
      means: { condition: { path: 'retired', op: 'eq', value: true } },
    });
    expect(await plan('How many ghost systems are there?', [term])).toMatchObject({
      reading: {
        plan: {
          model: 'systems',
          where: { path: 'retired', op: 'eq', value: true },
          measures: [{ fn: 'count' }],
        },
      },
    });
  });

  it('a word that means a condition stands for the rows of which it holds', async () => {
    const means = { condition: { path: 'total_users', op: 'gt' as const, value: 1000 } };
    const term = policy({ kind: 'term', term: 'giants', model: 'systems', means });
    expect(await plan('How many giants are there?', [term])).toMatchObject({
      reading: { plan: { model: 'systems', where: means.condition, measures: [{ fn: 'count' }] } },
    });
  });

  it('a metric is computed as its policy says', async () => {
    const metric = policy({
      kind: 'metric',
      term: 'reach',
      model: 'systems',
      measure: { fn: 'sum', path: 'total_users', as: 'reach' },
    });
    expect(await plan('What is the reach by state?', [metric])).toMatchObject({
      reading: { plan: { measures: [{ fn: 'sum', path: 'total_users' }], dimensions: [{ path: 'state' }] } },
    });
  });

  it('a default filter holds unless the question speaks of it', async () => {
    const filter = policy({
      kind: 'defaultFilter',
      model: 'systems',
      where: { path: 'state', op: 'eq', value: 'live' },
    });
    expect(await plan('How many systems are there?', [filter])).toMatchObject({
      reading: { plan: { where: { path: 'state', value: 'live' } }, policies: ['p1'] },
    });
    expect(await plan('How many systems have state gone?', [filter])).toMatchObject({
      reading: { plan: { where: { path: 'state', value: 'gone' } }, policies: [] },
    });
  });

  it('a word that must be asked about is asked about', async () => {
    const ask = policy({ kind: 'ask', term: 'size', options: ['users', 'total users'] });
    const planning = await plan('Top 3 systems by size', [ask]);
    expect(planning).toMatchObject({
      kind: 'clarification',
      options: [{ label: 'users' }, { label: 'total users' }],
    });
  });
});

const shopPlan = (question: string, policies: readonly LivePolicy[], more: Partial<Context> = {}) =>
  plan(question, policies, 'en', { manifest: shop, ...more });

const wherePlaced = { path: 'status', op: 'eq', value: 'paid' } as const;

describe('a word of a policy', () => {
  it('is found in every form and in each language it is given in', async () => {
    const metric = policy({
      kind: 'metric',
      term: 'turnover',
      also: ['doanh số', 'facturación'],
      model: 'orders',
      measure: { fn: 'sum', path: 'total', as: 'turnover' },
    });
    const meant = { reading: { plan: { measures: [{ fn: 'sum', path: 'total' }] }, policies: ['p1'] } };
    expect(await shopPlan('turnovers by status', [metric])).toMatchObject(meant);
    expect(await shopPlan('doanh số theo status', [metric], { locale: 'vi' })).toMatchObject(meant);
    expect(await shopPlan('facturacion por status', [metric], { locale: 'es' })).toMatchObject(meant);
  });

  it('of several words wins over what each of them links to', async () => {
    const term = policy({
      kind: 'term',
      term: 'paid orders',
      model: 'orders',
      means: { condition: { path: 'total', op: 'gt', value: 0 } },
    });
    expect(await shopPlan('how many customers have paid orders', [term])).toMatchObject({
      reading: { plan: { model: 'customers', where: { exists: 'orders', where: { path: 'total' } } } },
    });
  });

  it('keeps the way to a field that several lead to', async () => {
    const origin = policy({
      kind: 'term',
      term: 'origin',
      model: 'orders',
      means: { field: 'customer.country.name' },
    });
    expect(await shopPlan('how many orders by origin', [origin])).toMatchObject({
      reading: { plan: { model: 'orders', dimensions: [{ path: 'customer.country.name' }] } },
    });
  });

  it('that means a value can be denied and listed like any other', async () => {
    const label = (id: string, value: string, name: string): LivePolicy => ({
      ...policy({ kind: 'valueLabel', model: 'orders', field: 'status', value, label: name }),
      id,
    });
    const labels = [label('a', 'paid', 'settled'), label('b', 'open', 'running')];
    expect(await shopPlan('how many orders are not settled', labels)).toMatchObject({
      reading: { plan: { where: { path: 'status', op: 'ne', value: 'paid' } }, policies: ['a'] },
    });
    expect(await shopPlan('how many orders are settled or running', labels)).toMatchObject({
      reading: { plan: { where: { path: 'status', op: 'in', value: ['paid', 'open'] } } },
    });
  });

  it('may be the field of some rows only', async () => {
    const term = policy({
      kind: 'term',
      term: 'haul',
      model: 'lines',
      means: { field: 'quantity', where: { path: 'product.name', op: 'eq', value: 'Rope' } },
    });
    expect(await shopPlan('which orders have a haul of more than 5', [term])).toMatchObject({
      reading: {
        plan: {
          model: 'orders',
          where: {
            exists: 'lines',
            where: {
              and: [
                { path: 'product.name', value: 'Rope' },
                { path: 'quantity', op: 'gt', value: 5 },
              ],
            },
          },
        },
      },
    });
  });

  it('may say what is first', async () => {
    const term = policy({
      kind: 'term',
      term: 'bulkiest',
      model: 'products',
      means: { most: { field: 'weight', direction: 'desc' } },
    });
    expect(await shopPlan('what is the bulkiest product', [term])).toMatchObject({
      reading: { plan: { model: 'products', orderBy: [{ by: 'weight', direction: 'desc' }], limit: 1 } },
    });
  });

  it('is no word of a policy where it is somebody’s name', async () => {
    const means = { condition: { path: 'total', op: 'gt', value: 100 } } as const;
    const term = policy({ kind: 'term', term: 'large', model: 'orders', means });
    const named = await shopPlan('orders of the customer named Large', [term]);
    expect(JSON.stringify(named)).not.toContain('"value":100');
    const meant = await shopPlan('how many large orders are there', [term]);
    expect(JSON.stringify(meant)).toContain('"value":100');
  });

  it('that is best among many rows is never asked of one row', async () => {
    const where = { path: 'name', op: 'ne', value: 'Box' } as const;
    const means = { most: { field: 'weight', direction: 'desc', where } } as const;
    const term = policy({ kind: 'term', term: 'bulkiest', model: 'products', means });
    const planning = await shopPlan('what is the bulkiest product', [term]);
    expect(JSON.stringify(planning)).not.toContain('"fn":"max","path":"weight"');
  });

  it('has no effect where what it names cannot be seen', async () => {
    const term = policy({ kind: 'term', term: 'margin', model: 'orders', means: { field: 'profit' } });
    expect(await shopPlan('how many orders are there', [term])).toMatchObject({
      reading: { plan: { model: 'orders' }, policies: [] },
    });
  });

  it('that must be asked about is not when the question says which is meant', async () => {
    const ask = policy({ kind: 'ask', term: 'users', options: ['total users', 'users'] });
    expect(await plan('systems with more than 5 total users', [ask])).toMatchObject({ kind: 'plan' });
    expect(await plan('systems with more than 5 users', [ask])).toMatchObject({ kind: 'clarification' });
    expect(await plan('systems with more than 5 abusers', [ask])).not.toMatchObject({
      ask: expect.stringContaining('users'),
    });
  });
});

describe('a default filter', () => {
  const filter = policy({ kind: 'defaultFilter', model: 'orders', where: wherePlaced });

  it('holds where its rows are only demanded', async () => {
    expect(await shopPlan('which customers have more than 3 orders', [filter])).toMatchObject({
      reading: {
        plan: { where: { exists: 'orders', where: wherePlaced, count: { value: 3 } } },
        policies: ['p1'],
      },
    });
    expect(await shopPlan('customers without orders', [filter])).toMatchObject({
      reading: { plan: { where: { notExists: 'orders', where: wherePlaced } } },
    });
  });

  it('holds where its rows are counted for others', async () => {
    expect(await shopPlan('customers by number of orders', [filter])).toMatchObject({
      reading: { policies: ['p1'] },
    });
  });

  it('holds for a part of them where the plan goes there', async () => {
    const planning = await shopPlan('total quantity of lines per month of order placed at', [filter]);
    expect(planning).toMatchObject({
      reading: { plan: { model: 'lines', where: { path: 'order.status', value: 'paid' } } },
    });
  });

  it('of an earlier answer is carried on, and named again', async () => {
    const first = { model: 'orders', where: wherePlaced, measures: [{ fn: 'count' as const, as: 'orders' }] };
    const planning = await shopPlan('by month', [filter], {
      turns: [{ question: 'how many orders', plan: first }],
    });
    expect(planning).toMatchObject({ reading: { plan: { where: wherePlaced }, policies: ['p1'] } });
  });
});

describe('a main date', () => {
  const shipped = policy({ kind: 'mainDate', model: 'orders', field: 'shipped_on' });

  it('is the one that is meant when none is named', async () => {
    expect(await shopPlan('how many orders per month', [shipped])).toMatchObject({
      reading: { plan: { dimensions: [{ path: 'shipped_on', bucket: 'month' }] }, policies: ['p1'] },
    });
    expect(await shopPlan('how many orders in 2025', [shipped])).toMatchObject({
      reading: { plan: { where: { path: 'shipped_on' } }, policies: ['p1'] },
    });
  });

  it('gives way to one that is', async () => {
    expect(await shopPlan('how many orders were placed in 2025', [shipped])).toMatchObject({
      reading: { plan: { where: { path: 'placed_at' } }, policies: [] },
    });
  });
});

describe('a preferred way', () => {
  it('is taken from further off too', async () => {
    const way = policy({ kind: 'joinPath', from: 'orders', to: 'countries', path: 'customer.country' });
    expect(await shopPlan('total quantity of lines by country', [way])).toMatchObject({
      reading: {
        plan: {
          dimensions: [{ path: 'order.customer.country_id' }, { path: 'order.customer.country.name' }],
        },
        policies: ['p1'],
      },
    });
  });
});

describe('an average of what a policy computes', () => {
  const spare: Expression = { op: 'subtract', args: [{ path: 'total_users' }, { path: 'users' }] };
  const ofEach: LivePolicy['effect'] = {
    kind: 'term',
    term: 'spare',
    model: 'systems',
    means: { expression: spare },
  };
  const summed: LivePolicy['effect'] = {
    kind: 'metric',
    term: 'spare',
    model: 'systems',
    measure: { fn: 'sum', expr: spare, as: 'spare' },
  };

  it.each([
    ['of each row', ofEach],
    ['and adds up', summed],
  ])('%s is their average', async (_, effect) => {
    const question = 'What is the average spare of systems?';
    expect(await plan(question, [{ id: '1', title: 't', triggers: [], effect }])).toMatchObject({
      reading: { plan: { model: 'systems', measures: [{ fn: 'avg', expr: spare }] } },
    });
  });
});
