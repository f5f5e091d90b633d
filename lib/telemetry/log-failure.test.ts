import { beforeEach, describe, expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { logFailure, logModelFailure } from './log-failure.ts';

let written: string[];
const write = (line: string) => written.push(line);
beforeEach(() => {
  written = [];
});

describe('the log of failures', () => {
  it('has the stack of what nobody foresaw, under the trace id', () => {
    logFailure(new AssistantError('internal.unexpected', { cause: new Error('a bug') }), 'trace-1', write);
    expect(JSON.parse(written[0] as string)).toMatchObject({ level: 'error', traceId: 'trace-1' });
    expect(written[0]).toContain('a bug');
  });

  it('has the class of what a database refused, never its words', () => {
    const cause = Object.assign(new Error('invalid input: "4111 1111 1111 1111"'), { code: '22P02' });
    logFailure(new AssistantError('query.failed', { cause }), 'trace-2', write);
    expect(JSON.parse(written[0] as string)).toEqual({
      level: 'warning',
      code: 'query.failed',
      traceId: 'trace-2',
      class: '22P02',
    });
  });

  it('has what a model’s server gave as its codes, and nothing of a call that went well', () => {
    const model = 'azure:gpt';
    logModelFailure({ model, failure: 'model.rejected', detail: 'status 400: max_tokens' }, 'trace-4', write);
    logModelFailure({ model }, 'trace-5', write);
    expect(written.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'warning',
        code: 'model.rejected',
        traceId: 'trace-4',
        model,
        class: 'status 400: max_tokens',
      },
    ]);
  });

  it('has nothing of what staff may cause every day', () => {
    logFailure(new AssistantError('query.cancelled'), 'trace-3', write);
    expect(written).toEqual([]);
  });
});
