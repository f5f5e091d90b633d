import { expect, test } from 'vitest';
import { inChosenOrder } from './in-chosen-order.ts';
import { type Plan, planSchema } from './plan.ts';

const list: Plan = {
  model: 'orders',
  fields: [
    { path: 'number', as: 'number' },
    { path: 'total', as: 'total' },
  ],
  orderBy: [
    { by: 'number', direction: 'asc' },
    { by: 'total', direction: 'asc' },
  ],
};

test('the chosen output comes first, and the order of before decides among equals', () => {
  const ordered = inChosenOrder(list, { column: 'total', direction: 'desc' });
  expect(ordered).toEqual({
    ...list,
    orderBy: [
      { by: 'total', direction: 'desc' },
      { by: 'number', direction: 'asc' },
    ],
  });
  const many = Array.from({ length: 8 }, (_, at) => ({ by: `one_${at}`, direction: 'asc' as const }));
  const most = inChosenOrder({ ...list, orderBy: many }, { column: 'total', direction: 'asc' });
  expect(planSchema.safeParse(most).success).toBe(true);
});

test('what is no output, and what the order itself chose, has no other order', () => {
  const order = { column: 'total', direction: 'asc' } as const;
  expect(inChosenOrder(list, { ...order, column: 'customer' })).toBeUndefined();
  expect(inChosenOrder({ ...list, limit: 2000 }, order)).toBeUndefined();
  expect(inChosenOrder({ ...list, offset: 5 }, order)).toBeUndefined();
  expect(inChosenOrder({ ...list, combine: { op: 'union', plan: list } }, order)).toBeUndefined();
});
