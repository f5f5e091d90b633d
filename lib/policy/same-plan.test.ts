import { expect, it } from 'vitest';
import type { Plan } from '../pipeline/plan.ts';
import { samePlan } from './same-plan.ts';

const read: Plan = {
  model: 'orders',
  measures: [
    {
      fn: 'ratio',
      percent: true,
      of: [{ fn: 'count', as: 'part', where: { path: 'status', op: 'eq', value: 'open' } }],
      as: 'share',
    },
  ],
};

it('a plan that was kept as jsonb is the plan that was read', () => {
  const kept: Plan = {
    model: 'orders',
    measures: [
      {
        as: 'share',
        fn: 'ratio',
        of: [{ as: 'part', fn: 'count', where: { op: 'eq', path: 'status', value: 'open' } }],
        percent: true,
      },
    ],
  };
  expect(samePlan(read, kept)).toBe(true);
  expect(samePlan(read, { ...kept, where: undefined })).toBe(true);
  expect(samePlan(read, { ...kept, limit: 1 })).toBe(false);
});
