import { expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import { shopManifest } from '../testing/shop-manifest.ts';
import type { Plan } from './plan.ts';
import { takeRecordKeys, withRecordKeys } from './record-keys.ts';

const manifest = indexManifest(shopManifest);
const list: Plan = { model: 'orders', fields: [{ path: 'status', as: 'status' }] };

it('a list of rows brings their keys, and they are taken out again', () => {
  expect(withRecordKeys(list, manifest).fields?.map(({ as }) => as)).toEqual(['status', 'record_key_0']);
  const taken = takeRecordKeys(
    {
      columns: [
        { name: 'status', type: 'text' },
        { name: 'record_key_0', type: 'integer' },
      ],
      rows: [
        ['paid', 7],
        ['open', null],
      ],
      truncated: false,
    },
    list,
    manifest,
  );
  expect(taken.result.columns.map(({ name }) => name)).toEqual(['status']);
  expect(taken.result.rows).toEqual([['paid'], ['open']]);
  expect(taken.records).toEqual({ model: 'orders', keys: [Buffer.from('[7]').toString('base64url'), null] });
});

it.each([
  ['groups', { model: 'orders', dimensions: [{ path: 'status', as: 'status' }] }],
  ['numbers', { model: 'orders', measures: [{ fn: 'count', as: 'n' }] }],
  ['different values', { ...list, distinct: true }],
  ['related rows', { model: 'orders', fields: [{ path: 'lines.quantity', as: 'quantity' }] }],
  ['two lists in one', { ...list, combine: { op: 'union', plan: list } }],
  ['the top of each group', { ...list, topPerGroup: { by: ['status'], limit: 1, orderBy: [] } }],
] as [string, Plan][])('%s have no record behind each row', (_, plan) => {
  expect(withRecordKeys(plan, manifest)).toBe(plan);
});

const perCustomer: Plan = {
  model: 'orders',
  measures: [{ fn: 'count', as: 'n' }],
  dimensions: [
    { path: 'customer_id', as: 'customer_id' },
    { path: 'customer.name', as: 'name' },
  ],
};
const ofCustomers = {
  columns: ['name', 'n', 'customer_id'].map((name) => ({ name, type: 'text' as const })),
  rows: [
    ['Ana', 3, 7],
    ['Bo', 1, null],
  ],
  truncated: false,
};

it('a row that begins with the name of a thing leads to that thing', () => {
  const { result, records } = takeRecordKeys(ofCustomers, perCustomer, manifest);
  expect(result).toBe(ofCustomers);
  expect(records).toEqual({ model: 'customers', keys: [Buffer.from('[7]').toString('base64url'), null] });
  const byName = { ...perCustomer, dimensions: perCustomer.dimensions?.slice(1) };
  expect(takeRecordKeys(ofCustomers, byName, manifest).records).toBeUndefined();
});

it('a masked key leads nowhere', () => {
  const masked = {
    ...shopManifest,
    models: shopManifest.models.map((model) => ({
      ...model,
      fields: model.fields.map((field) => (field.primaryKey ? { ...field, masked: true } : field)),
    })),
  };
  const index = indexManifest(masked);
  const hidden = index.model('orders')?.fields.some(({ masked: is }) => is);
  expect([hidden, withRecordKeys(list, index)]).toEqual([true, list]);
});
