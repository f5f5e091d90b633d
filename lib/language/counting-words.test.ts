// Words that count, add up and narrow, where columns have the same words in their names.
import { describe, expect, it } from 'vitest';
import { type Field, indexManifest, type Model } from '../data-source/manifest.ts';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import { planBuiltIn } from './built-in-planner.ts';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nullable: false,
  label: name.replaceAll('_', ' '),
  ...more,
});

const orders: Model = {
  name: 'orders',
  table: { name: 'orders' },
  label: 'order',
  plural: 'orders',
  fields: [
    field('id', 'integer', { primaryKey: true }),
    field('order_number', 'text', { unique: true }),
    field('channel', 'text', { values: ['web', 'shop'], valuesComplete: true }),
    field('status', 'text', { values: ['open', 'closed'], valuesComplete: true }),
    field('order_total', 'decimal'),
    field('opened_at', 'timestamptz'),
  ],
  primaryKey: ['id'],
  relations: [
    {
      name: 'payments',
      kind: 'many',
      to: 'payments',
      on: [{ from: 'id', to: 'order_id' }],
      label: 'payments',
      inverse: 'order',
      basis: 'foreign_key',
    },
  ],
  displayFields: ['order_number'],
};

const payments: Model = {
  name: 'payments',
  table: { name: 'payments' },
  label: 'payment',
  plural: 'payments',
  fields: [
    field('id', 'integer', { primaryKey: true }),
    field('order_id', 'integer'),
    field('amount', 'decimal', { unit: 'currency' }),
  ],
  primaryKey: ['id'],
  relations: [
    {
      name: 'order',
      kind: 'one',
      to: 'orders',
      on: [{ from: 'order_id', to: 'id' }],
      label: 'order',
      inverse: 'payments',
      basis: 'foreign_key',
      required: true,
    },
  ],
  displayFields: ['id'],
};
const manifest = indexManifest({ dialect: 'postgres', version: '1', models: [orders, payments] });

async function meant(question: string, locale: 'en' | 'es' = 'en') {
  const planning = await planBuiltIn(
    {
      question,
      locale,
      timeZone: 'UTC',
      now: new Date('2026-03-01T00:00:00Z'),
      manifest,
      turns: [],
      policies: [],
      mustAnswer: false,
      settings: defaultPlannerSettings,
    },
    new AbortController().signal,
  );
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

describe('the number of many', () => {
  it.each([
    ['number of orders by channel', 'en'],
    ['Number of orders per channel', 'en'],
    ['número de orders por channel', 'es'],
  ] as const)('is a count: %s', async (question, locale) => {
    expect(await meant(question, locale)).toMatchObject({
      measures: [{ fn: 'count' }],
      dimensions: [{ path: 'channel' }],
    });
  });

  it('is a column where one is named outright', async () => {
    expect(await meant('list the order number and channel of all orders')).toMatchObject({
      fields: [{ path: 'order_number' }, { path: 'channel' }],
    });
  });
});

describe('a word that is also in the name of a column', () => {
  it('adds up what is named after it', async () => {
    expect(await meant('total payments')).toMatchObject({
      model: 'payments',
      measures: [{ fn: 'sum', path: 'amount' }],
    });
  });

  it('narrows where it is a value, spelt the same', async () => {
    expect(await meant('how many open orders are there?')).toMatchObject({
      model: 'orders',
      where: { path: 'status', op: 'eq', value: 'open' },
      measures: [{ fn: 'count' }],
    });
  });
});
