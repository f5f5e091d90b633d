import { expect, it } from 'vitest';
import type { Envelope } from '#lib/envelope/envelope.ts';
import type { StoredMessage } from './api.ts';
import { exchangesOf } from './exchanges-of.ts';

const envelope = { type: 'error', data: { error_code: 'query.failed' } } as Envelope;
const message = (
  id: string,
  role: StoredMessage['role'],
  rest: Partial<StoredMessage> = {},
): StoredMessage => ({
  id,
  role,
  content: id,
  created_at: '2026-11-21T00:00:00Z',
  ...rest,
});

it('a question and the answer after it are one exchange, with what was said of it', () => {
  const feedback = { verdict: 'down' as const };
  const exchanges = exchangesOf([
    message('first', 'user'),
    message('answer', 'assistant', { envelope, feedback }),
  ]);
  expect(exchanges).toMatchObject([{ question: 'first', envelope, messageId: 'answer', feedback }]);
});

it('what was not asked in words is tried again as it was asked', () => {
  const asked = { clarification: { pending_clarification_id: 'c', option_id: 'option-2' } };
  expect(exchangesOf([message('The second', 'user', { asked })])).toMatchObject([{ asked, failure: 'lost' }]);
});

it('a question that was never answered can be asked again', () => {
  const exchanges = exchangesOf([
    message('lost', 'user'),
    message('second', 'user'),
    message('answer', 'assistant', { envelope }),
  ]);
  expect(exchanges.map(({ question, failure }) => [question, failure])).toEqual([
    ['lost', 'lost'],
    ['second', undefined],
  ]);
});

it('a question that was stopped, as by loading the page again, can be asked again and is no fault', () => {
  const cancelled = { type: 'error', data: { error_code: 'query.cancelled', retryable: true } } as Envelope;
  const [exchange] = exchangesOf([
    message('stopped', 'user'),
    message('answer', 'assistant', { envelope: cancelled }),
  ]);
  expect(exchange).toMatchObject({ question: 'stopped', failure: 'cancelled' });
  expect(exchange?.envelope).toBeUndefined();
});
