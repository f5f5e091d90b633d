import { expect, it } from 'vitest';
import { shop } from '../testing/shop-manifest.ts';
import { interpret, interpretParts } from './interpretation.ts';
import { withoutPart } from './interpretation-edit.ts';
import type { Plan } from './plan.ts';

const setting = {
  manifest: shop,
  locale: 'en' as const,
  timeZone: 'UTC',
  now: new Date('2026-05-20T10:00:00Z'),
};
const names = shop.model('customers')?.displayFields ?? [];
const perCustomer: Plan = {
  model: 'orders',
  measures: [{ fn: 'count', as: 'orders' }],
  dimensions: [
    { path: 'customer_id', as: 'customer_id' },
    ...names.map((name) => ({ path: `customer.${name}`, as: name })),
    { path: 'status', as: 'status' },
  ],
};

it('reads a key and the names beside it as the thing they are of', () => {
  expect(interpret(perCustomer, setting)).toBe('Number of orders per customer and status');
});

it('takes them away together', () => {
  const part = interpretParts(perCustomer, setting).find(({ text }) => text === 'customer');
  const rest = withoutPart(perCustomer, part?.id ?? '');
  expect(rest.dimensions).toEqual([{ path: 'status', as: 'status' }]);
});

it('says the key where nothing names the row', () => {
  const dimensions = [{ path: 'customer_id', as: 'customer_id' }];
  expect(interpret({ ...perCustomer, dimensions }, setting)).toBe('Number of orders per customer id');
});
