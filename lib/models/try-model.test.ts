import { expect, it } from 'vitest';
import { startModelDouble } from '#e2e/model-double/model-double.ts';
import { noBudget } from './budget.ts';
import { connectionProblem } from './connection-problem.ts';
import { tryModel } from './try-model.ts';

it.each([
  [{ say: { ready: true } }, undefined],
  [{ say: 'I like turtles.' }, 'not_as_asked'],
  [{ fault: { kind: 'hang' } }, 'timeout'],
  [{ fault: { kind: 'status', status: 404, words: "model 'small' not found" } }, 'name_unknown'],
  [{ fault: { kind: 'status', status: 401 } }, 'key_refused'],
  [{ fault: { kind: 'status', status: 429, words: 'insufficient_quota' } }, 'no_credit'],
] as const)('a model that is tried with %j is found: %s', async (reply, problem) => {
  const double = await startModelDouble();
  double.script({ when: 'ready', ...reply });
  const connection = { provider: 'compatible', name: 'small', url: double.url } as const;
  const setting = { budget: noBudget, actorId: 'ada', milliseconds: 300 };
  const found = await tryModel(connection, [double.origin], setting).catch(connectionProblem);
  expect(typeof found === 'number' ? undefined : found).toBe(problem);
  await double.close();
});
