// Each stage fails in each way it can: the answer is still one valid envelope, the trace names the
// stage, and nothing that only the log may know reaches the asker.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessRules, openAccess } from '../data-source/access.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { envelopeSchema } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type FailureCode, failures } from '../errors/failures.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createShop, shopInSqlite } from '../testing/shop-database.ts';
import { answerQuestion } from './answer-question.ts';
import type { Outcome, Tools } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { Planner } from './stages.ts';

const secret = 'hunter2-secret-value';
const customers: Plan = { model: 'customers', measures: [{ fn: 'count', as: 'how_many' }] };

let shop: ReturnType<typeof createShop>;
let source: Source;
let sandbox: Sandbox;

beforeAll(async () => {
  shop = createShop();
  source = await openSource(shop.url);
  sandbox = await openSandbox();
});

afterAll(async () => {
  await sandbox?.close();
  await source?.close();
  shop?.remove();
});

const planning =
  (plan: Plan): Planner =>
  async () => ({
    kind: 'plan',
    intent: { label: 'DATA_QUERY', confidence: 0.9, candidateModels: [plan.model] },
    reading: { plan, confidence: 0.9, assumptions: [], policies: [] },
  });

function ask(changed: Partial<Tools> & { access?: AccessRules } = {}): Promise<Outcome> {
  const { access = openAccess, ...tools } = changed;
  return answerQuestion(
    {
      question: 'how many customers?',
      chatId: 'chat-1',
      traceId: 'trace-1',
      locale: 'en',
      timeZone: 'UTC',
      now: new Date('2026-03-15T12:00:00Z'),
      asker: {
        actor: { id: 'ada', role: 'staff', attributes: {} },
        access,
        mayReadCode: false,
      },
      turns: [],
      policies: [],
    },
    {
      source,
      manifest: shopInSqlite,
      planner: planning(customers),
      sandbox,
      observe: () => {},
      signal: new AbortController().signal,
      ...tools,
    },
  );
}

const failing = (code: FailureCode): Source => ({
  dialect: source.dialect,
  introspect: source.introspect,
  inspectRights: source.inspectRights,
  close: source.close,
  stream: source.stream,
  run: () => Promise.reject(new AssistantError(code, { detail: secret, cause: new Error(secret) })),
});

const sandboxThat = (run: Sandbox['run']): Sandbox => ({ run, close: async () => {} });

function expectError(outcome: Outcome, code: FailureCode): void {
  expect(envelopeSchema.parse(outcome.envelope)).toMatchObject({
    type: 'error',
    message: failures[code].words.en,
    data: { error_code: code, retryable: failures[code].retryable },
    meta: { chat_id: 'chat-1', trace_id: 'trace-1' },
  });
  expect(JSON.stringify(outcome.envelope)).not.toContain(secret);
}

function failedStages(outcome: Outcome): string[] {
  return outcome.observations.flatMap((seen) =>
    seen.kind === 'stage_ended' && seen.failure ? [`${seen.stage}: ${seen.failure}`] : [],
  );
}

describe('a question', () => {
  it('is answered with rows read from the source', async () => {
    const outcome = await ask();
    expect(envelopeSchema.parse(outcome.envelope)).toMatchObject({
      type: 'answer',
      data: { result: { rows: [[5]] }, truncated: false },
    });
    expect(failedStages(outcome)).toEqual([]);
  });

  it('shows code and SQL only to those who may read them', async () => {
    const { envelope } = await ask();
    expect(envelope).toMatchObject({ type: 'answer' });
    expect(JSON.stringify(envelope)).not.toMatch(/db\.from|select /i);
  });

  it('tells that nothing matched from an empty answer', async () => {
    const plan: Plan = {
      model: 'customers',
      fields: [{ path: 'name', as: 'name' }],
      where: { path: 'name', op: 'eq', value: 'Nobody' },
    };
    const { envelope } = await ask({ planner: planning(plan) });
    expect(envelope).toMatchObject({ type: 'answer', data: { empty: 'no_rows', result: { rows: [] } } });
  });
});

describe('a failure', () => {
  it('of the planner is a fault of ours, and its cause stays in the trace', async () => {
    const outcome = await ask({ planner: () => Promise.reject(new Error(secret)) });
    expectError(outcome, 'internal.unexpected');
    expect(failedStages(outcome)).toEqual(['planner: internal.unexpected']);
    expect(outcome.observations.at(-1)).toMatchObject({ kind: 'failed', code: 'internal.unexpected' });
  });

  it('of a plan that names what is not there is refused before any code is written', async () => {
    const outcome = await ask({
      planner: planning({ model: 'customers', fields: [{ path: 'no_such_field', as: 'x' }] }),
    });
    expectError(outcome, 'plan.invalid');
    expect(outcome.snippet).toBeUndefined();
    expect(outcome.sql).toEqual([]);
  });

  it('of a plan over a hidden field is the same as over a field that does not exist', async () => {
    const planner = planning({ model: 'customers', fields: [{ path: 'credit', as: 'credit' }] });
    const outcome = await ask({ planner, access: { ...openAccess, hiddenFields: ['customers.credit'] } });
    expectError(outcome, 'plan.invalid');
    expect(outcome.sql).toEqual([]);
  });

  it.each(['query.timeout', 'query.failed', 'query.cancelled', 'source.unavailable', 'source.busy'] as const)(
    'of the source, %s, keeps its own code through the isolate',
    async (code) => {
      const outcome = await ask({ source: failing(code) });
      expectError(outcome, code);
      expect(failedStages(outcome)).toEqual([`sandbox: ${code}`]);
    },
  );

  it('after the question was read tells how, and which parts it can do without; before that nothing', async () => {
    const where = { path: 'country', op: 'eq' as const, value: 'Spain' };
    const planner = planning({ model: 'customers', measures: [{ fn: 'count', as: 'n' }], where });
    const { envelope } = await ask({ planner, source: failing('query.timeout') });
    const { understood } = envelope.type === 'error' ? envelope.data : {};
    expect(understood?.reading).toMatch(/customers.*Spain/);
    expect(understood?.parts?.find(({ kind }) => kind === 'filter')).toMatchObject({ removable: true });
    const unread = await ask({ planner: () => Promise.reject(new Error(secret)) });
    expect(unread.envelope.data).toEqual({ error_code: 'internal.unexpected', retryable: true });
  });

  it.each(['sandbox.timeout', 'sandbox.out_of_memory', 'sandbox.threw', 'sandbox.unavailable'] as const)(
    'of the sandbox, %s, is an error with that code',
    async (code) => {
      const outcome = await ask({
        sandbox: sandboxThat(() => Promise.reject(new AssistantError(code, { detail: secret }))),
      });
      expectError(outcome, code);
      expect(failedStages(outcome)).toEqual([`sandbox: ${code}`]);
    },
  );

  it.each([
    ['text that is not JSON', 'surprise'],
    ['a result with a key of its own', '{"columns":[],"rows":[],"truncated":false,"html":"<b>"}'],
  ])('of the isolate, %s, is rejected', async (_case, text) => {
    expectError(await ask({ sandbox: sandboxThat(async () => text) }), 'sandbox.output_rejected');
  });

  it('leaves the next question as it was', async () => {
    await ask({ source: failing('query.failed') });
    expect((await ask()).envelope.type).toBe('answer');
  });
});
