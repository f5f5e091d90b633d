import { expect, test } from 'vitest';
import { wasBegun } from './was-begun.ts';

const chat = {
  id: 'a',
  title: null,
  created_at: '',
  updated_at: '',
  pinned: false,
  archived: false,
  source_id: null,
};

test.each([
  ['nothing was asked', {}, false],
  ['a question is waiting for its title', { first_question: 'How many?' }, true],
  ['it has a title', { title: 'Orders' }, true],
  ['it is pinned', { pinned: true }, true],
])('where %s', (_, more, begun) => {
  expect(wasBegun({ ...chat, ...more })).toBe(begun);
});
