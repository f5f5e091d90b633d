import { expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { withStored } from './with-stored.ts';

const exchange = (key: string, more: Partial<Exchange> = {}): Exchange => ({
  key,
  question: `question ${key}`,
  asked: { content: `question ${key}` },
  ...more,
});

test('what was asked in another tab comes after what is here', () => {
  const ours = [exchange('here', { messageId: 'm1' })];
  const stored = [exchange('s1', { messageId: 'm1' }), exchange('s2', { messageId: 'm2' })];
  expect(withStored(ours, stored).map(({ key }) => key)).toEqual(['here', 's2']);
});

test('an answer that came while nobody was there takes the place of its question', () => {
  const ours = [exchange('here', { question: 'How many?', failure: 'lost' }), exchange('later')];
  const stored = [exchange('s1', { question: 'How many?', messageId: 'm1' })];
  expect(withStored(ours, stored)).toEqual([{ ...stored[0], key: 'here' }, ours[1]]);
});

test('how far a complaint has come is told; nothing new is nothing changed', () => {
  const down = { verdict: 'down' } as const;
  const ours = [exchange('here', { messageId: 'm1', feedback: { ...down, state: 'recorded' } })];
  const stored = [exchange('s1', { messageId: 'm1', feedback: { ...down, state: 'live' } })];
  expect(withStored(ours, stored)[0]).toMatchObject({ key: 'here', feedback: { state: 'live' } });
  expect(withStored(ours, ours)).toBe(ours);
});
