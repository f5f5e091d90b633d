import { expect, test } from 'vitest';
import type { PolicyEffect } from '../pipeline/live-policy.ts';
import { canonicalKey, meaningOf, subjectOf } from './canonical-effect.ts';
import { trigramSimilarity } from './trigram-similarity.ts';

const filter = (...values: string[]): PolicyEffect => ({
  kind: 'defaultFilter',
  model: 'orders',
  where: { and: values.map((value) => ({ path: 'status', op: 'ne', value })) },
});
const term = (word: string, field = 'total_users'): PolicyEffect => ({
  kind: 'term',
  term: word,
  model: 'systems',
  means: { field },
});

test('effects that differ only in writing have one key', () => {
  expect(canonicalKey(filter('a', 'b'), 's')).toBe(canonicalKey(filter('b', 'a'), 's'));
  expect(canonicalKey(term('Người dùng'), 's')).toBe(canonicalKey(term('nguoi  dung'), 's'));
});

test.each([
  ['another value', filter('a'), filter('b')],
  ['another field', term('user'), term('user', 'active_users')],
  ['another word', term('user'), term('account')],
])('%s is another effect', (_, left, right) => {
  expect(canonicalKey(left, 's')).not.toBe(canonicalKey(right, 's'));
});

test('the same effect for another source or language is another', () => {
  expect(canonicalKey(term('user'), 's')).not.toBe(canonicalKey(term('user'), 't'));
  expect(canonicalKey(term('user'), 's', 'vi')).not.toBe(canonicalKey(term('user'), 's'));
});

test('two words for one thing mean the same and decide about different words', () => {
  expect(meaningOf(term('user'))).toBe(meaningOf(term('users')));
  expect(subjectOf(term('user'))).not.toBe(subjectOf(term('users')));
  expect(subjectOf(term('User'))).toBe(subjectOf(term('user', 'active_users')));
  expect(subjectOf(filter('a'))).toBe(subjectOf(filter('b')));
});

test('similarity is that of pg_trgm', () => {
  expect(trigramSimilarity('word', 'two words')).toBeCloseTo(0.363636, 5);
  expect(trigramSimilarity('người dùng', 'Nguoi dung')).toBe(1);
  expect(trigramSimilarity('a', 'zzz')).toBe(0);
});
