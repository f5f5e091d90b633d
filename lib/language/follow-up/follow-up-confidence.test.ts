import { expect, test } from 'vitest';
import type { Features } from '../confidence.ts';
import { followedConfidence, type Leaning } from './follow-up-confidence.ts';

const features = { unreadWords: 0, unreadFields: 0, unreadNumbers: 0, outputs: 1 } as Features;
const leaning: Leaning = {
  edit: 'overSet',
  pointing: 1,
  agrees: false,
  stale: 0,
  trusted: 0.9,
  alone: 0.5,
  kept: 1,
  moved: false,
  otherRows: false,
  unchanged: false,
};
const plain = followedConfidence(0.9, features, leaning);

test.each<[string, Partial<Leaning>]>([
  ['an answer that was doubtful itself', { trusted: 0.4 }],
  ['an answer from before something that was not understood', { stale: 1 }],
  ['words that nothing points back with', { pointing: 0 }],
  ['another model', { moved: true }],
  ['the last answer once more', { unchanged: true }],
])('leaning on %s is less sure', (_, change) => {
  expect(followedConfidence(0.9, features, { ...leaning, ...change })).toBeLessThan(plain);
});

test('what was left unread makes it less sure, and what a person chose is trusted', () => {
  expect(followedConfidence(0.9, { ...features, unreadWords: 2 }, leaning)).toBeLessThan(plain);
  const { trusted: _trusted, ...untold } = leaning;
  expect(followedConfidence(0.9, features, untold)).toBeGreaterThan(plain);
});
