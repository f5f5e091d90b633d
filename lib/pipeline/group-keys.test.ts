import { expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import { shop, shopManifest } from '../testing/shop-manifest.ts';
import { groupKeys } from './group-keys.ts';
import type { Plan } from './plan.ts';

const by = (...paths: string[]): Plan => ({
  model: 'orders',
  measures: [{ fn: 'count', as: 'n' }],
  dimensions: paths.map((path) => ({ path, as: path.replace('.', '_') })),
});

it.each([
  ['the column that points at it', by('customer_id', 'customer.name'), 'customers'],
  ['its own column', by('customer.name', 'customer.id'), 'customers'],
  ['the row itself', { ...by('name', 'id'), model: 'customers' }, 'customers'],
] as [string, Plan, string][])('a key beside a name is known by %s', (_, plan, record) => {
  expect(groupKeys(plan, shop)).toMatchObject([{ as: expect.stringMatching(/id$/), record }]);
});

it.each([
  ['a key alone', by('customer_id')],
  ['a key beside the name of something else', by('customer_id', 'customer.country.name')],
  ['a name alone', by('customer.name')],
  [
    'two lists in one',
    { ...by('customer_id', 'customer.name'), combine: { op: 'union', plan: by('status') } },
  ],
] as [string, Plan][])('%s is a group like others', (_, plan) => {
  expect(groupKeys(plan, shop)).toEqual([]);
});

it('a masked key leads nowhere', () => {
  const masked = indexManifest({
    ...shopManifest,
    models: shopManifest.models.map((model) => ({
      ...model,
      fields: model.fields.map((field) =>
        field.name === 'customer_id' ? { ...field, masked: true } : field,
      ),
    })),
  });
  const keys = groupKeys(by('customer_id', 'customer.name'), masked);
  expect(keys).toEqual([{ as: 'customer_id', names: ['customer_name'] }]);
});
