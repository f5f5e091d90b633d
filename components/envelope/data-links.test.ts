import { expect, it } from 'vitest';
import type { AnswerEnvelope } from '#lib/envelope/envelope.ts';
import { listLink, recordLink } from './data-links.ts';

function answer(plan: object): AnswerEnvelope {
  return { type: 'answer', data: { provenance: { plan } } } as unknown as AnswerEnvelope;
}

it('a record is addressed by chat, model and key', () => {
  expect(recordLink('c1', 'orders', 'a/b')).toBe('/data/by-chat/c1/orders/a%2Fb');
});

it('the rows behind a number are its filter as a list', () => {
  const where = { path: 'status', op: 'eq', value: 'paid' };
  const link = listLink('c1', answer({ model: 'orders', where, measures: [{ fn: 'count', as: 'n' }] }));
  const url = new URL(link ?? '', 'http://x');
  expect(url.pathname).toBe('/data/by-chat/c1/orders');
  expect(JSON.parse(url.searchParams.get('where') ?? '')).toEqual(where);
});

it.each([
  ['combined', { model: 'orders', combine: { op: 'union', plan: { model: 'tickets' } } }],
  ['kept by their groups', { model: 'orders', having: { path: 'n', op: 'gt', value: 3 } }],
  [
    'found by an endless filter',
    { model: 'orders', where: { path: 'x', op: 'eq', value: 'x'.repeat(9000) } },
  ],
])('rows that are %s are no list', (_, plan) => {
  expect(listLink('c1', answer(plan))).toBeUndefined();
});
