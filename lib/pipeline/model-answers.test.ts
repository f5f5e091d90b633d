// Questions that a model reads, all the way from HTTP to rows: through each of the three protocols, and
// through each thing that can go wrong on the way.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ModelDouble, type ScriptedReply, startModelDouble } from '#e2e/model-double/model-double.ts';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import { openAccess } from '../data-source/access.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { envelopeSchema } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { FailureCode } from '../errors/failures.ts';
import { type ModelBudget, noBudget } from '../models/budget.ts';
import type { ModelConnection, ModelSettings } from '../models/model-settings.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { scriptedQuestions } from '../testing/scripted-questions.ts';
import { serverFaults, tellFault } from '../testing/server-faults.ts';
import { createShop, shopInSqlite } from '../testing/shop-database.ts';
import { shopQuestion } from '../testing/shop-question.ts';
import { answerQuestion } from './answer-question.ts';
import { choosePlanner, type PlannerMode } from './choose-planner.ts';
import { modelPlanner } from './model-planner.ts';
import type { Outcome, QuestionInput, Tools } from './outcome.ts';
import { leanSystem } from './prompts/lean-system.ts';
import { tokensOf } from './prompts/tokens.ts';

let shop: ReturnType<typeof createShop>;
let source: Source;
let sandbox: Sandbox;
let double: ModelDouble;

beforeAll(async () => {
  shop = createShop();
  source = await openSource(shop.url);
  sandbox = await openSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox?.close();
  await source?.close();
  shop?.remove();
});
beforeEach(async () => {
  double = await startModelDouble();
});
afterEach(() => double.close());

function modelOf(changes: Partial<ModelSettings> = {}, budget: ModelBudget = noBudget) {
  const settings: ModelSettings = {
    primary: { provider: 'compatible', name: 'small', url: double.url },
    callMilliseconds: 5000,
    totalMilliseconds: 10_000,
    trustedOrigins: [double.origin],
    ...changes,
  };
  // Waiting between tries is held elsewhere; here it only takes time.
  return openLanguageModel(settings, budget, {
    now: () => performance.now(),
    random: () => 0,
    wait: async () => {},
  });
}

async function ask(
  question: string,
  changes: Partial<QuestionInput> & { model?: ReturnType<typeof modelOf>; mode?: PlannerMode } = {},
  tools: Partial<Tools> = {},
): Promise<Outcome> {
  const { model = modelOf(), mode = 'model', ...input } = changes;
  const outcome = await answerQuestion(shopQuestion(question, input), {
    source,
    manifest: shopInSqlite,
    planner: choosePlanner({ mode, model: modelPlanner(model) }),
    sandbox,
    observe: () => {},
    signal: new AbortController().signal,
    ...tools,
  });
  envelopeSchema.parse(outcome.envelope);
  return outcome;
}

const rowsOf = ({ envelope }: Outcome) =>
  envelope.type === 'answer' ? envelope.data.result?.rows : envelope;
const callsOf = ({ observations }: Outcome) =>
  observations.filter(({ kind }) => kind === 'model_call').length;
const repairsOf = ({ observations }: Outcome) =>
  observations.flatMap((seen) => (seen.kind === 'repair' ? [seen.code] : []));
const codeOf = ({ envelope }: Outcome) =>
  envelope.type === 'error' ? envelope.data.error_code : envelope.type;

describe.each([
  ['openai', () => double.url],
  ['anthropic', () => double.anthropicUrl],
  ['google', () => double.googleUrl],
] as const)('thirty questions through %s', (provider, url) => {
  it('have the right envelopes, each with one call', async () => {
    const primary: ModelConnection = { provider, name: 'm', url: url(), apiKey: 'key' };
    const model = modelOf({ primary });
    const seen: { calls: number; tokens: number }[] = [];
    for (const { question, say, type, rows } of scriptedQuestions) {
      double.script({ when: question, say });
      // Every other one in pieces: what comes of it is the same.
      const outcome = await ask(question, { model, watched: seen.length % 2 === 1 });
      expect({ question, type: outcome.envelope.type }).toEqual({ question, type });
      if (rows) expect({ question, rows: rowsOf(outcome) }).toEqual({ question, rows });
      const calls = outcome.observations.filter((each) => each.kind === 'model_call');
      seen.push({ calls: calls.length, tokens: calls.reduce((sum, { tokensIn }) => sum + tokensIn, 0) });
    }
    expect(seen).toHaveLength(30);
    const sorted = seen.map(({ tokens }) => tokens).sort((one, other) => one - other);
    const [least, median, most] = [sorted[0], sorted[15], sorted[29]];
    process.stdout.write(
      `thirty questions through ${provider}: 1 call each, tokens in ${least} to ${most}, half of them at most ${median}\n`,
    );
    expect(new Set(seen.map(({ calls }) => calls))).toEqual(new Set([1]));
    expect(Math.max(...seen.map(({ tokens }) => tokens))).toBeLessThan(2000);
  }, 60_000);
});

it('a small model is told less, says less, and is answered with like any other', async () => {
  const question = 'How many orders were paid?';
  double.script({ when: question, say: { intent: 'data', plans: ['from orders measure count() as n'] } });
  const outcome = await ask(question, {}, { planner: modelPlanner(modelOf(), 'lean') });
  expect(rowsOf(outcome)).toEqual([[7]]);
  const [prompt] = double.prompts;
  expect(prompt?.system).toContain(leanSystem);
  expect(tokensOf(`${prompt?.system}${prompt?.user}`)).toBeLessThan(1600);
  expect(prompt?.body.max_tokens).toBe(400);
});

describe('a small model without structured output', () => {
  const plan = 'from customers measure count() as n';
  const object = `{"intent": "data", "plans": ["${plan}"]}`;

  it.each([
    ['in a fence, between words', `Sure! Here it is:\n\`\`\`json\n${object}\n\`\`\`\nI hope this helps.`],
    ['after its thoughts', `<think>Maybe {"intent": "help", "plans": []}? No.</think>\n${object}`],
    ['with single quotes and a comma too many', `{'intent': 'data', 'plans': ['${plan}',],}`],
    ['without its last brace', object.slice(0, -1)],
    ['in a list', `[${object}]`],
    ['under a name', `{"reply": ${object}}`],
    [
      'with one plan as a text and members of its own',
      `{"intent": "DATA", "plans": "${plan}", "sql": "select 1"}`,
    ],
  ])('is answered with when it writes its reply %s', async (_, say) => {
    for (const size of ['full', 'lean'] as const) {
      double.script({ when: '', fault: { kind: 'status', status: 400 }, times: 2 }, { when: '', say });
      const outcome = await ask('zzz qqq', {}, { planner: modelPlanner(modelOf(), size) });
      expect(rowsOf(outcome)).toEqual([[5]]);
      expect(repairsOf(outcome)).toEqual([]);
    }
  });

  it.each([
    ['stops in the middle', object.slice(0, 40)],
    ['says two things', `${object} or ${object.replace('customers', 'orders')}`],
    ['never comes to it', `<think>${object}`],
    ['says no object', 'There are five customers.'],
  ])('is asked once more when it %s, and then is said to be of no use', async (_, say) => {
    double.script({ when: '', say, times: 2 });
    const outcome = await ask('zzz qqq');
    expect(codeOf(outcome)).toBe('model.invalid_reply');
    expect(callsOf(outcome)).toBe(2);
  });
});

const paid = "from orders where status = 'paid' measure count() as paid";
const count = 'from customers measure count() as n';

describe('what a model wrote wrong is repaired with', () => {
  it.each<[string, ScriptedReply[], FailureCode[], RegExp]>([
    ['its words', [{ when: '', say: 'from nowhere' }], ['model.invalid_reply'], /one JSON object/],
    [
      'the place in its notation',
      [{ when: '', say: planReply('from orders where status =') }],
      ['plan.invalid'],
      /notation: expected a name/,
    ],
    [
      'the model that is not there',
      [{ when: '', say: planReply('from order measure count()') }],
      ['plan.invalid'],
      /order: there is no such model/,
    ],
    [
      'the field that is not there',
      [{ when: '', say: planReply('from orders show totel') }],
      ['plan.invalid'],
      /orders\.totel: there is no such field/,
    ],
    [
      'the type that does not fit',
      [{ when: '', say: planReply("from orders where total > 'much' show id") }],
      ['plan.invalid'],
      /total \(decimal\): cannot be compared/,
    ],
    [
      'the value that is not held',
      [{ when: '', say: planReply("from orders where status = 'settled' measure count()") }],
      ['plan.invalid'],
      /orders\.status: it never has this value/,
    ],
    [
      'two mistakes one after the other',
      [
        { when: '', say: planReply('from order show id') },
        { when: '', say: planReply('from orders show totel') },
      ],
      ['plan.invalid', 'plan.invalid'],
      /totel/,
    ],
  ])('%s', async (_, mistakes, codes, told) => {
    double.script(...mistakes, { when: '', say: planReply(paid) });
    const outcome = await ask('How many orders were settled?');
    expect(rowsOf(outcome)).toEqual([[4]]);
    expect(repairsOf(outcome)).toEqual(codes);
    expect(double.prompts.at(-1)?.user).toMatch(told);
    expect(callsOf(outcome)).toBe(mistakes.length + 1);
  });

  it('not more than twice', async () => {
    double.script({ when: '', say: planReply('from orders show totel'), times: 3 });
    const outcome = await ask('What is the total?');
    expect(codeOf(outcome)).toBe('plan.invalid');
    expect(callsOf(outcome)).toBe(3);
  });

  it('only once where it wrote no object twice', async () => {
    double.script({ when: '', say: 'no', times: 2 });
    expect(codeOf(await ask('What is the total?'))).toBe('model.invalid_reply');
  });

  it('never the words of a database', async () => {
    const secret = 'relation "salaries" of ada';
    double.script({ when: '', say: planReply(paid) }, { when: '', say: planReply(count) });
    let runs = 0;
    const failing: Source = {
      ...source,
      run: (...asked) =>
        ++runs === 1
          ? Promise.reject(new AssistantError('query.failed', { cause: new Error(secret) }))
          : source.run(...asked),
    };
    const outcome = await ask('How many were paid?', {}, { source: failing });
    expect(rowsOf(outcome)).toEqual([[5]]);
    expect(repairsOf(outcome)).toEqual(['query.failed']);
    expect(JSON.stringify(double.prompts)).not.toContain('salaries');
  });

  it('a value that is not held is taken when the model insists', async () => {
    double.script({
      when: '',
      say: planReply("from orders where status = 'settled' measure count() as n"),
      times: 2,
    });
    expect(rowsOf(await ask('How many orders were settled?'))).toEqual([[0]]);
  });

  it('nothing about what the asker may not see', async () => {
    double.script({ when: '', say: planReply('from orders show total'), times: 3 });
    const access = { ...openAccess, hiddenFields: ['orders.total'] };
    const actor = { id: 'ada', role: 'staff' as const, attributes: {} };
    const outcome = await ask('What are the totals?', { asker: { actor, access, mayReadCode: false } });
    expect(codeOf(outcome)).toBe('plan.invalid');
    expect(double.prompts[0]?.user).not.toContain('total number');
  });
});

describe.each([
  ['at once', false],
  ['in pieces', true],
])('each fault of a server that replies %s', (way, watched) => {
  it.each(serverFaults)(
    '$name has its name, its cost is counted, and the next question works',
    async ({ name, fault, code, calls }) => {
      double.script({ when: '', ...fault });
      const spent: number[] = [];
      const budget: ModelBudget = {
        admit: async () => {},
        spend: async (_actor, usage) => {
          spent.push(usage.calls);
        },
      };
      const began = performance.now();
      const model = modelOf({ callMilliseconds: 1000, totalMilliseconds: 3000 }, budget);
      const outcome = await ask('zzz qqq', { model, watched });
      expect(codeOf(outcome)).toBe(code);
      expect(callsOf(outcome)).toBe(calls);
      expect(spent.reduce((sum, each) => sum + each, 0)).toBe(calls);
      const milliseconds = performance.now() - began;
      expect(milliseconds).toBeLessThan(10_000);
      tellFault(`plan, ${way}`, name, { as: code, calls, began }, 3000);
      double.script({ when: '', say: planReply(count) });
      expect(rowsOf(await ask('zzz qqq', { model }))).toEqual([[5]]);
    },
  );

  it('is no reason to keep from the asker what the built-in planner knows', async () => {
    double.script({ when: '', fault: { kind: 'status', status: 401 } });
    const outcome = await ask('How many customers are there?', { watched });
    expect(rowsOf(outcome)).toEqual([[5]]);
    const provenance = outcome.envelope.type === 'answer' ? outcome.envelope.data.provenance : undefined;
    expect(provenance?.planner).toBe('built-in');
    expect(provenance?.assumptions.at(-1)).toMatch(/refused the request.*The built-in planner read/);
    expect(outcome.observations).toContainEqual({ kind: 'model_skipped', code: 'model.rejected' });
  });

  it('is told beside the readings that the built-in planner knows', async () => {
    double.script({ when: '', fault: { kind: 'status', status: 401 } });
    const { envelope } = await ask('What is the name?', { mode: 'auto', watched });
    expect(envelope.type).toBe('clarification');
    expect(envelope.message).toMatch(/refused the request.*built-in planner.*Which do you mean/);
  });

  it('a spent budget is told in the words of an administrator', async () => {
    const budget: ModelBudget = {
      admit: async () => {
        throw new AssistantError('model.budget_spent', { words: 'Ask Ada for more.' });
      },
      spend: async () => {},
    };
    const outcome = await ask('zzz qqq', { model: modelOf({}, budget) });
    expect(outcome.envelope).toMatchObject({
      type: 'error',
      message: 'Ask Ada for more.',
      data: { error_code: 'model.budget_spent' },
    });
  });
});

describe('the planner auto', () => {
  it('asks no model where the built-in planner is sure', async () => {
    const outcome = await ask('How many customers are there?', { mode: 'auto' });
    expect(rowsOf(outcome)).toEqual([[5]]);
    expect(callsOf(outcome)).toBe(0);
    expect(outcome.envelope.type === 'answer' && outcome.envelope.data.provenance?.cost).toBeUndefined();
  });

  it('asks the model what the built-in planner declines, and shows what it cost', async () => {
    double.script({
      when: 'zzz',
      say: planReply(count, { assumptions: ['Read as customers', 'see https://x.y'] }),
    });
    const outcome = await ask('zzz qqq', { mode: 'auto' });
    expect(outcome.envelope).toMatchObject({
      type: 'answer',
      data: {
        provenance: {
          planner: 'model',
          assumptions: ['Read as customers'],
          cost: { calls: 1, models: ['compatible:small'] },
        },
      },
    });
  });

  it('asks no model to write', async () => {
    const outcome = await ask('Delete all orders', { mode: 'auto' });
    expect(outcome.envelope).toMatchObject({ type: 'out_of_scope', data: { reason: 'read_only' } });
    expect(callsOf(outcome)).toBe(0);
  });

  it('takes a verified plan before anything else', async () => {
    const planner = choosePlanner({
      mode: 'auto',
      model: modelPlanner(modelOf()),
      verified: async () => ({
        kind: 'plan',
        intent: { label: 'DATA_QUERY', confidence: 1, candidateModels: ['tags'] },
        reading: {
          plan: { model: 'tags', measures: [{ fn: 'count', as: 'n' }] },
          confidence: 1,
          assumptions: [],
          planner: 'verified',
          policies: [],
        },
      }),
    });
    expect(rowsOf(await ask('zzz qqq', {}, { planner }))).toEqual([[3]]);
  });
});
