// Whether something may be at a provider although sending it failed.
import { expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { modelFailure } from './model-failure.ts';

const withStatus = (status: number) => modelFailure(Object.assign(new Error('said'), { status }));
const withCode = (code: string) =>
  modelFailure(new Error('Connection error.', { cause: Object.assign(new Error(code), { code }) }));

it.each([
  ['a wrong key', withStatus(401), false],
  ['too much at once', withStatus(429), false],
  ['a server that is overloaded', withStatus(529), false],
  ['a server that failed', withStatus(500), true],
  ['a gateway that waited too long', withStatus(504), true],
  ['no server', withCode('ECONNREFUSED'), false],
  ['a broken connection', withCode('ECONNRESET'), true],
  ['an answer that did not come', new AssistantError('model.timeout'), true],
  ['an answer without an id', new AssistantError('model.unavailable', { detail: 'no batch id' }), true],
  ['an address that we do not call', new AssistantError('outgoing.refused', { detail: 'address' }), false],
  ['an answer that is too long', new AssistantError('outgoing.refused', { detail: 'reply_size' }), true],
  ['no money left', new AssistantError('model.budget_spent'), false],
  ['a bug', new TypeError('of ours'), true],
])('%s', (_, failure, expected) => {
  expect(mayHaveArrived(failure)).toBe(expected);
});
