import { expect, it } from 'vitest';
import type { PolicyEffect } from '#lib/pipeline/live-policy.ts';
import { areWords, saidAs, saidOf, splitWords } from './edited-policy.ts';

const term: PolicyEffect = {
  kind: 'term',
  term: 'user',
  also: ['member'],
  model: 'systems',
  means: { field: 'total_users' },
};

it('words are cut at commas, each once', () => {
  expect(splitWords(' user, người dùng ,,user')).toEqual(['user', 'người dùng']);
});

it('what is no plain word is none of a policy', () => {
  expect(areWords(['người dùng', 'no-show'])).toBe(true);
  expect(areWords(['see https://x.test'])).toBe(false);
  expect(areWords(['x'.repeat(41)])).toBe(false);
  expect(areWords(Array.from({ length: 10 }, (_, place) => `word ${place}`))).toBe(false);
});

it('the same meaning is said in other words', () => {
  expect(saidOf(term)).toEqual(['user', 'member']);
  expect(saidAs(term, ['account'])).toEqual({
    kind: 'term',
    term: 'account',
    model: 'systems',
    means: { field: 'total_users' },
  });
  expect(saidAs(term, ['account', 'user'])).toMatchObject({ term: 'account', also: ['user'] });
  expect(saidOf({ kind: 'note', text: 'x' })).toBeUndefined();
});
