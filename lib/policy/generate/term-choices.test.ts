import { expect, it } from 'vitest';
import { shop } from '../../testing/shop-manifest.ts';
import type { Meant } from './meaning.ts';
import { termChoices } from './term-choices.ts';

const orders = shop.model('orders');
if (!orders) throw new Error('The shop has no orders.');
const late: Meant = {
  model: orders,
  means: { condition: { path: 'status', op: 'eq', value: 'Late Return' } },
  values: ['Late Return'],
  demanded: new Set(),
};

it('a word of a value does not mean it alone', () => {
  const question = 'How many customers have the late mark of "Late Return"?';
  const choices = termChoices(question, 'late mark of "Late Return"', late, 'en', [orders]);
  expect(choices.length).toBeGreaterThan(0);
  for (const choice of choices) expect(choice).toContain('late return');
});

it('a word that a value is explained by need not say it', () => {
  expect(termChoices('How many tardy orders are there?', 'tardy', late, 'en', [orders])).toEqual(['tardy']);
});
