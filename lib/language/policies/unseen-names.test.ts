import { expect, it } from 'vitest';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { shop } from '../../testing/shop-manifest.ts';
import { unseenNames } from './unseen-names.ts';

const count = { fn: 'count', as: 'n' } as const;

it.each<[string, PolicyEffect, ReturnType<typeof unseenNames>]>([
  [
    'a column',
    { kind: 'term', term: 'x', model: 'orders', means: { field: 'gone' } },
    [{ model: 'orders', path: 'gone' }],
  ],
  [
    'a way',
    { kind: 'term', term: 'x', model: 'orders', means: { field: 'customer.gone' } },
    [{ model: 'orders', path: 'customer.gone' }],
  ],
  ['a model', { kind: 'term', term: 'x', model: 'gone', means: { field: 'name' } }, [{ model: 'gone' }]],
  [
    'the model that is meant',
    { kind: 'term', term: 'x', model: 'orders', means: { model: 'gone' } },
    [{ model: 'gone' }],
  ],
  [
    'a column of related rows',
    {
      kind: 'defaultFilter',
      model: 'customers',
      where: { exists: 'orders', where: { path: 'gone', op: 'isNull' } },
    },
    [{ model: 'orders', path: 'gone' }],
  ],
  [
    'part of a number',
    {
      kind: 'metric',
      term: 'x',
      model: 'orders',
      measure: {
        fn: 'ratio',
        as: 'r',
        of: [{ ...count, where: { path: 'gone', op: 'eq', value: 'status' } }, count],
      },
    },
    [{ model: 'orders', path: 'gone' }],
  ],
  [
    'an end of a way',
    { kind: 'joinPath', from: 'orders', to: 'gone', path: 'customer' },
    [{ model: 'gone' }],
  ],
])('%s that is not there is found', (_, effect, names) => {
  expect(unseenNames(effect, shop)).toEqual(names);
});

it.each<PolicyEffect>([
  {
    kind: 'term',
    term: 'x',
    model: 'orders',
    means: { condition: { path: 'status', op: 'eq', value: 'gone' } },
  },
  { kind: 'metric', term: 'x', model: 'customers', measure: { fn: 'sum', path: 'orders.total', as: 'sum' } },
  { kind: 'joinPath', from: 'orders', to: 'customers', path: 'customer' },
  { kind: 'note', text: 'gone' },
])('what is there is all there: $kind', (effect) => {
  expect(unseenNames(effect, shop)).toEqual([]);
});
