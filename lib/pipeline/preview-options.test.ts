// Options of a clarification show what they come to, and nothing about a preview can spoil the question.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccessRules, openAccess } from '../data-source/access.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { envelopeSchema } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createShop, shopInSqlite } from '../testing/shop-database.ts';
import { answerQuestion } from './answer-question.ts';
import type { Outcome, Tools } from './outcome.ts';
import type { Plan } from './plan.ts';

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

const sum: Plan = { model: 'orders', measures: [{ fn: 'sum', path: 'total', as: 't' }] };
const list: Plan = { model: 'customers', fields: [{ path: 'name', as: 'name' }] };
const one: Plan = { ...list, where: { path: 'name', op: 'eq', value: 'Ana' } };
const two: Plan = {
  model: 'orders',
  measures: [
    { fn: 'count', as: 'n' },
    { fn: 'sum', path: 'total', as: 't' },
  ],
};
const unknown: Plan = { model: 'customers', fields: [{ path: 'no_such_field', as: 'x' }] };
const none: Plan = {
  model: 'orders',
  measures: [{ fn: 'avg', path: 'total', as: 't' }],
  where: { path: 'total', op: 'lt', value: 0 },
};

interface Changed extends Partial<Tools> {
  readonly previewMilliseconds?: number;
  /** The options are readings of the question as it stands. */
  readonly areRivals?: boolean;
  readonly question?: string;
  readonly locale?: Locale;
  readonly access?: AccessRules;
}

async function ask(plans: readonly Plan[], changed: Changed = {}) {
  const {
    question = 'how many sales?',
    previewMilliseconds = 20_000,
    areRivals = false,
    locale = 'en',
    access = openAccess,
    ...tools
  } = changed;
  const outcome = await answerQuestion(
    {
      question,
      chatId: 'chat-1',
      traceId: 'trace-1',
      locale,
      timeZone: 'UTC',
      now: new Date('2026-03-15T12:00:00Z'),
      asker: { actor: { id: 'ada', role: 'staff', attributes: {} }, access, mayReadCode: false },
      turns: [],
      policies: [],
      previewMilliseconds,
    },
    {
      source,
      manifest: shopInSqlite,
      sandbox,
      observe: () => {},
      signal: new AbortController().signal,
      planner: async () => ({
        kind: 'clarification',
        intent: { label: 'CLARIFICATION', confidence: 0.8, candidateModels: ['orders'] },
        ask: 'Which one?',
        areRivals,
        options: plans.map((plan, position) => ({
          label: `Reading ${position}`,
          reading: { plan, confidence: 0.4, assumptions: [], policies: [] },
        })),
      }),
      ...tools,
    },
  );
  return { outcome, previews: shownIn(outcome) };
}

function shownIn(outcome: Outcome): (string | undefined)[] | undefined {
  const envelope = envelopeSchema.parse(outcome.envelope);
  if (envelope.type !== 'clarification') return undefined;
  return envelope.data.options.map(({ preview }) => preview);
}

it('a number is shown as itself, and a list by its rows, in the language of the asker', async () => {
  expect((await ask([sum, list, one])).previews).toEqual(['450', '5 rows', '1 row']);
  expect((await ask([sum, list], { question: 'bao nhiêu đơn hàng?', locale: 'vi' })).previews).toEqual([
    '450',
    '5 dòng',
  ]);
});

it('one row is told by its first value', async () => {
  const best: Plan = { ...list, orderBy: [{ by: 'credit', direction: 'desc' }], limit: 1 };
  const nobody: Plan = { ...best, where: { path: 'credit', op: 'gt', value: 1e6 } };
  expect((await ask([best, nobody])).previews).toEqual(['Ana', undefined]);
});

it('what has no one number, or nothing to compute it from, shows nothing', async () => {
  expect((await ask([two, none, sum])).previews).toEqual([undefined, undefined, '450']);
});

it('a reading that cannot run spoils neither the question nor the other readings', async () => {
  const { previews, outcome } = await ask([unknown, sum]);
  expect(previews).toEqual([undefined, '450']);
  expect(outcome.observations).toContainEqual(
    expect.objectContaining({ kind: 'failed', code: 'plan.invalid' }),
  );
});

it('the trace tells the stage and its statements', async () => {
  const { outcome } = await ask([sum, list]);
  const kinds = outcome.observations.map((seen) =>
    'stage' in seen ? `${seen.kind} ${seen.stage}` : seen.kind,
  );
  expect(kinds).toContain('stage_started option-previews');
  expect(kinds.at(-1)).toBe('stage_ended option-previews');
  expect(kinds.filter((kind) => kind === 'statement')).toHaveLength(2);
});

it('what takes too long is left out, and cancelled', async () => {
  let cancelled = false;
  const slow: Source = {
    ...source,
    run: (_statement, _limits, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          cancelled = true;
          reject(new AssistantError('query.cancelled'));
        });
      }),
  };
  const { previews, outcome } = await ask([sum, list], { source: slow, previewMilliseconds: 300 });
  expect(previews).toEqual([undefined, undefined]);
  expect(cancelled).toBe(true);
  expect(outcome.observations.some(({ kind }) => kind === 'failed')).toBe(false);
});

it('a preview is computed under the rules of the asker', async () => {
  const { previews } = await ask([sum, list], { access: { ...openAccess, hiddenFields: ['orders.total'] } });
  expect(previews).toEqual([undefined, '5 rows']);
});

it('where nobody looks at the options nothing is run for them', async () => {
  const { previews, outcome } = await ask([sum, list], { previewMilliseconds: 0 });
  expect(previews).toEqual([undefined, undefined]);
  expect(outcome.sql).toEqual([]);
});

const buyers: Plan = { model: 'orders', fields: [{ path: 'customer.name', as: 'name' }] };
const withOrders: Plan = { ...list, where: { exists: 'orders' } };

it('readings that come to the same rows are answered, in whatever order and number the rows are', async () => {
  const { outcome } = await ask([withOrders, buyers], { areRivals: true });
  expect(outcome).toMatchObject({ envelope: { type: 'answer' }, plan: withOrders });
  expect(outcome.observations).toContainEqual({ kind: 'readings_agree', confidence: 0.8 });
});

it.each<[string, readonly Plan[], Changed]>([
  ['they differ', [withOrders, { ...withOrders, limit: 1 }], { areRivals: true }],
  ['all are empty', [{ ...one, limit: 5 }, one].map(emptied), { areRivals: true }],
  ['the choice is not between readings', [withOrders, buyers], {}],
  ['it is not known in time', [withOrders, buyers], { areRivals: true, previewMilliseconds: 0 }],
])('the choice is put to the asker where %s', async (_case, plans, changed) => {
  expect((await ask(plans, changed)).outcome.envelope.type).toBe('clarification');
});

function emptied(plan: Plan): Plan {
  return { ...plan, where: { path: 'name', op: 'eq', value: 'Nobody' } };
}
