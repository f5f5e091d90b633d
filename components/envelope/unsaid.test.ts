import { expect, it } from 'vitest';
import type { AnswerEnvelope } from '#lib/envelope/envelope.ts';
import { unsaid } from './unsaid.ts';

function answer(
  message: string,
  explanation: string,
  reading: string,
  assumptions: string[],
): AnswerEnvelope {
  return {
    type: 'answer',
    message,
    data: {
      result: { columns: [], rows: [] },
      truncated: false,
      explanation,
      provenance: { reading, assumptions } as AnswerEnvelope['data']['provenance'],
    },
    meta: {} as AnswerEnvelope['meta'],
  };
}

it('a message that begins with its reading leaves only the assumptions to be said', () => {
  const spoken = answer(
    'Number of orders: 12',
    'Number of orders. Cancelled ones count',
    'Number of orders',
    ['Cancelled ones count'],
  );
  expect(unsaid(spoken)).toEqual({ assumptions: ['Cancelled ones count'] });
});

it('so does one that says its reading after what it found', () => {
  const none = answer('Nothing matched. (List of orders)', 'List of orders', 'List of orders', []);
  expect(unsaid(none)).toEqual({ assumptions: [] });
});

it('a message of its own leaves the whole explanation to be said', () => {
  expect(unsaid(answer('Twelve.', 'Number of orders', 'Number of orders', []))).toEqual({
    reading: 'Number of orders',
    assumptions: [],
  });
});

it('help has nothing to be explained', () => {
  const help = answer('I can count.', 'I can count.', '', []);
  expect(unsaid({ ...help, data: { ...help.data, result: null } })).toEqual({ assumptions: [] });
});
