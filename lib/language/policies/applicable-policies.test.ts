import { describe, expect, it } from 'vitest';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import { applicablePolicies } from './applicable-policies.ts';

const about = (term: string, more: Partial<LivePolicy> = {}): LivePolicy => ({
  id: term,
  title: term,
  triggers: [],
  effect: { kind: 'term', term, model: 'orders', means: { field: 'total' } },
  ...more,
});
const always: LivePolicy = {
  id: 'always',
  title: 'always',
  triggers: [],
  effect: { kind: 'mainDate', model: 'orders', field: 'placed_at' },
};
const ids = (policies: readonly LivePolicy[], question: string, locale: 'en' | 'vi' | 'es' = 'en') =>
  applicablePolicies(policies, question, locale).map(({ id }) => id);

describe('the policies of a question', () => {
  it('are those whose words stand in it, whatever their form, in the order given', () => {
    const policies = [about('active user'), about('users'), always, about('usage')];
    expect(ids(policies, 'How many active users are there?')).toEqual(['active user', 'users', 'always']);
  });

  it('wait for a trigger as well where they have one', () => {
    const policy = about('total', { triggers: ['invoice', 'open orders'] });
    expect(ids([policy], 'total of all orders')).toEqual([]);
    expect(ids([policy], 'total of open orders')).toEqual(['total']);
    expect(ids([policy], 'total of the invoices')).toEqual(['total']);
  });

  it('are of the language of the question, or of none', () => {
    const policies = [about('total', { locale: 'es', id: 'es' }), about('total', { id: 'any' })];
    expect(ids(policies, 'total', 'en')).toEqual(['any']);
    expect(ids(policies, 'total', 'es')).toEqual(['es', 'any']);
  });

  it('are told apart by accents where the question has them', () => {
    expect(ids([about('bạn')], 'bao nhiêu bàn', 'vi')).toEqual([]);
    expect(ids([about('bạn')], 'bao nhieu ban', 'vi')).toEqual(['bạn']);
  });

  it('include those that shaped the plan which is edited', () => {
    const policy = about('late');
    expect(applicablePolicies([policy], 'Ohne: open', 'en', ['late'])).toEqual([policy]);
  });

  it('find quoted words', () => {
    expect(ids([about('red paint')], 'vans with "Red Paint"')).toEqual(['red paint']);
  });
});
