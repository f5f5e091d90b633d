import { expect, test } from 'vitest';
import { fisherTest, shareInterval } from './fisher-test.ts';

// The lady tasting tea, and tables whose values are in every textbook on the test.
test.each([
  [[3, 1, 1, 3], 0.4857],
  [[4, 0, 0, 4], 0.0286],
  [[1, 9, 11, 3], 0.0028],
  [[8, 2, 1, 5], 0.035],
  [[0, 0, 5, 5], 1],
] as const)('%j: %f', (table, probability) => {
  expect(fisherTest(table)).toBeCloseTo(probability, 3);
});

test('both sides are the same side', () => {
  expect(fisherTest([1, 9, 11, 3])).toBeCloseTo(fisherTest([11, 3, 1, 9]), 10);
});

test('the interval of a share holds the share and narrows with numbers', () => {
  const [low, high] = shareInterval(3, 10);
  expect([low, high].map((bound) => Math.round(bound * 1000) / 1000)).toEqual([0.108, 0.603]);
  const [nearer, farther] = shareInterval(300, 1000);
  expect(farther - nearer).toBeLessThan(high - low);
});
