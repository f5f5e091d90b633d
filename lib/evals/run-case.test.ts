import { expect, it } from 'vitest';
import type { Manifest } from '../data-source/manifest.ts';
import type { Cell } from '../envelope/envelope.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { Plan } from '../pipeline/plan.ts';
import type { EvalQuestion, EvalRuntime } from './eval-runtime.ts';
import { runCase } from './run-case.ts';
import type { Case } from './suite.ts';

const meta = { chat_id: 'c', trace_id: 't', intent_label: 'DATA_QUERY', intent_confidence: 1 } as const;
const base = { candidateModels: [], sql: [], policies: [], observations: [], milliseconds: 1 };
const plan = (model: string): Plan => ({ model, measures: [{ fn: 'count', as: 'n' }] });

function answer(value: Cell, model = 'a'): Outcome {
  const columns = [{ name: 'n', label: 'n', type: 'integer' as const }];
  return {
    ...base,
    envelope: {
      type: 'answer',
      message: '',
      data: { result: { columns, rows: [[value]] }, truncated: false, explanation: '' },
      meta,
    },
    intent: { label: 'DATA_QUERY', confidence: 1 },
    plan: plan(model),
  };
}

function clarification(...models: string[]): Outcome {
  return {
    ...base,
    envelope: {
      type: 'clarification',
      message: 'Which?',
      data: { question: 'Which?', options: [], pending_clarification_id: 'p' },
      meta: { ...meta, intent_label: 'CLARIFICATION' },
    },
    intent: { label: 'CLARIFICATION', confidence: 0.4 },
    options: models.map((model, index) => ({
      id: `${index}`,
      label: model,
      plan: plan(model),
      confidence: 0.4,
    })),
  };
}

/** A runtime that answers as it is told, and remembers what it was asked. */
function runtimeOf(reply: (question: EvalQuestion) => Outcome | Promise<Outcome>) {
  const asked: EvalQuestion[] = [];
  const runtime: EvalRuntime = {
    withSource: (_, work) =>
      work({
        manifest: { dialect: 'sqlite', version: '', models: [] } satisfies Manifest,
        async ask(question) {
          asked.push(question);
          return reply(question);
        },
        read: () => Promise.reject(new Error('nothing is only read here')),
        context: () => {
          throw new Error('nothing is only read here');
        },
      }),
    close: async () => {},
  };
  return { runtime, asked };
}

const gold = {
  run: async (sql: string) => ({ width: 1, rows: [[Number(sql)]] }),
  close: async () => {},
};
const setting = { url: 'sqlite:x', gold, timeZone: 'UTC', now: new Date('2026-01-01'), milliseconds: 1000 };
const one = (more: Partial<Case>): Case => ({ id: 'x', question: 'q', expect: { sql: '5' }, ...more });

it('a case that hangs is failed, and its question aborted', async () => {
  const { runtime } = runtimeOf(() => new Promise<never>(() => {}));
  const report = await runCase(one({}), { ...setting, runtime, milliseconds: 20 });
  expect(report).toMatchObject({ outcome: 'failed', type: 'timeout', message: 'no answer within 20 ms' });
});

it('the history is asked first, and the question sees what became of it', async () => {
  const { runtime, asked } = runtimeOf(({ question }) => answer(question === 'q' ? 5 : 1, question));
  const report = await runCase(one({ history: ['first', 'second'] }), { ...setting, runtime });
  expect(report).toMatchObject({ outcome: 'right', exact: true });
  expect(asked.map(({ question, turns }) => [question, turns.map((turn) => turn.plan?.model)])).toEqual([
    ['first', []],
    ['second', ['first']],
    ['q', ['first', 'second']],
  ]);
});

it('a question of the history that is asked back is answered with its first option', async () => {
  const { runtime, asked } = runtimeOf(({ question, plan: given }) => {
    if (given) return answer(1, given.plan.model);
    return question === 'q' ? answer(5) : clarification('likely', 'unlikely');
  });
  await runCase(one({ history: ['first'] }), { ...setting, runtime });
  expect(asked.at(-1)?.turns.map((turn) => turn.plan?.model)).toEqual(['likely']);
});

it('a clarification of an ambiguous question tells which readings it offers', async () => {
  const { runtime } = runtimeOf(({ plan: given }) =>
    given ? answer(given.plan.model === 'a' ? 7 : 8) : clarification('a', 'b'),
  );
  const expectations = { type: 'clarification' as const, readings: ['8', '9', '7'] };
  const report = await runCase(one({ expect: expectations }), { ...setting, runtime });
  expect(report).toMatchObject({ outcome: 'as_expected', readings: [0, 2] });
});

it('gold SQL that fails is said, and the case not judged', async () => {
  const { runtime } = runtimeOf(() => answer(5));
  const broken = { ...gold, run: () => Promise.reject(new Error('no such table')) };
  const report = await runCase(one({}), { ...setting, runtime, gold: broken });
  expect(report).toMatchObject({ outcome: 'failed', message: 'gold SQL: no such table' });
});

it('a source that cannot be opened fails the case alone', async () => {
  const runtime: EvalRuntime = {
    withSource: () => Promise.reject(new Error('source.unavailable')),
    close: async () => {},
  };
  const report = await runCase(one({}), { ...setting, runtime });
  expect(report).toMatchObject({ outcome: 'failed', type: 'error', message: 'source.unavailable' });
});
