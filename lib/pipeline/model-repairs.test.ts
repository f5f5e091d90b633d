// What becomes of a model's mistakes, of form and of meaning: mended, told and made good, or said to be of no use.
import { describe, expect, it } from 'vitest';
import type { ScriptedReply } from '#e2e/model-double/model-double.ts';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import { openAccess } from '../data-source/access.ts';
import type { Source } from '../data-source/source.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { FailureCode } from '../errors/failures.ts';
import { callsOf, codeOf, modelShop, repairsOf, rowsOf } from '../testing/model-shop.ts';
import { modelPlanner } from './model-planner.ts';

const shop = modelShop();
const { ask, modelOf } = shop;

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
      shop.double.script({ when: '', fault: { kind: 'status', status: 400 }, times: 2 }, { when: '', say });
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
    shop.double.script({ when: '', say, times: 2 });
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
    shop.double.script(...mistakes, { when: '', say: planReply(paid) });
    const outcome = await ask('How many orders were settled?');
    expect(rowsOf(outcome)).toEqual([[4]]);
    expect(repairsOf(outcome)).toEqual(codes);
    expect(shop.double.prompts.at(-1)?.user).toMatch(told);
    expect(callsOf(outcome)).toBe(mistakes.length + 1);
  });

  it('not more than twice', async () => {
    shop.double.script({ when: '', say: planReply('from orders show totel'), times: 3 });
    const outcome = await ask('What is the total?');
    expect(codeOf(outcome)).toBe('plan.invalid');
    expect(callsOf(outcome)).toBe(3);
  });

  it.each<[string, unknown, FailureCode, number]>([
    ['says no object', 'no', 'model.invalid_reply', 2],
    ['writes no plan that is one', planReply('from orders show totel'), 'plan.invalid', 3],
  ])(
    'and where it only %s, the asker has what the built-in planner knows, and why',
    async (_, say, code, calls) => {
      shop.double.script({ when: '', say, times: 2 * calls });
      const asked = await ask('How many customers are there?');
      expect(rowsOf(asked)).toEqual([[5]]);
      expect(callsOf(asked)).toBe(calls);
      expect(asked.observations).toContainEqual({ kind: 'model_skipped', code });
      const unsure = await ask('What is the name?', { mode: 'auto' });
      expect(unsure.envelope).toMatchObject({
        type: 'clarification',
        message: expect.stringMatching(/The built-in planner read.*Which do you mean/),
      });
    },
  );

  it('only once where it wrote no object twice', async () => {
    shop.double.script({ when: '', say: 'no', times: 2 });
    expect(codeOf(await ask('What is the total?'))).toBe('model.invalid_reply');
  });

  it('never the words of a database', async () => {
    const secret = 'relation "salaries" of ada';
    shop.double.script({ when: '', say: planReply(paid) }, { when: '', say: planReply(count) });
    let runs = 0;
    const failing: Source = {
      ...shop.source,
      run: (...asked) =>
        ++runs === 1
          ? Promise.reject(new AssistantError('query.failed', { cause: new Error(secret) }))
          : shop.source.run(...asked),
    };
    const outcome = await ask('How many were paid?', {}, { source: failing });
    expect(rowsOf(outcome)).toEqual([[5]]);
    expect(repairsOf(outcome)).toEqual(['query.failed']);
    expect(JSON.stringify(shop.double.prompts)).not.toContain('salaries');
  });

  it('a value that is not held is taken when the model insists', async () => {
    shop.double.script({
      when: '',
      say: planReply("from orders where status = 'settled' measure count() as n"),
      times: 2,
    });
    expect(rowsOf(await ask('How many orders were settled?'))).toEqual([[0]]);
  });

  it('that a sum of keys is no amount, and that nothing is two values at once', async () => {
    shop.double.script(
      { when: '', say: planReply('from orders measure sum(customer_id) as total') },
      { when: '', say: planReply('from orders measure count_distinct(customer_id) as total') },
    );
    expect(rowsOf(await ask('What about the customers of orders?'))).toEqual([[4]]);
    expect(shop.double.prompts.at(-1)?.user).toMatch(/orders\.customer_id: it is a key and no amount/);
    const torn = "from orders where status = 'paid' and status = 'open' measure count() as n";
    shop.double.script({ when: '', say: planReply(torn), times: 2 });
    expect(rowsOf(await ask('How many are paid and open?'))).toEqual([[0]]);
    expect(shop.double.prompts.at(-1)?.user).toMatch(/orders\.status: it cannot be two values at once/);
  });

  describe('that a text which it never saw was not found', () => {
    const named = "from customers where name = 'Chlo' show name, credit";

    it('and looks for it otherwise', async () => {
      shop.double.script(
        { when: '', say: planReply(named) },
        { when: '', say: planReply("from customers where name contains 'Chlo' show name, credit") },
      );
      const outcome = await ask('What about Chlo?');
      expect(rowsOf(outcome)).toEqual([['Chloé', 0]]);
      expect(repairsOf(outcome)).toEqual(['plan.invalid']);
      expect(shop.double.prompts.at(-1)?.user).toMatch(/customers\.name: it found nothing; its text may be/);
    });

    it.each<[string, ScriptedReply[]]>([
      ['says the same again', [{ when: '', say: planReply(named) }]],
      ['knows no other', [{ when: '', say: planReply('', { intent: 'not_possible', plans: [] }) }]],
      ['is out of reach', [{ when: '', fault: { kind: 'status', status: 401 } }]],
      ['writes nonsense', [{ when: '', say: planReply('from nobody show name'), times: 2 }]],
    ])('and where it %s, nothing is the answer', async (_, replies) => {
      shop.double.script({ when: '', say: planReply(named) }, ...replies);
      const outcome = await ask('What about Chlo?');
      expect(rowsOf(outcome)).toEqual([]);
      expect(outcome.envelope.type === 'answer' && outcome.envelope.data.provenance?.cost?.calls).toBe(
        1 + replies.reduce((sum, { times = 1 }) => sum + times, 0),
      );
    });

    it('and not where no text is compared', async () => {
      shop.double.script({ when: '', say: planReply('from countries where id > 90 show name') });
      expect(rowsOf(await ask('Which are beyond?'))).toEqual([]);
    });
  });

  it('nothing about what the asker may not see', async () => {
    shop.double.script({ when: '', say: planReply('from orders show total'), times: 3 });
    const access = { ...openAccess, hiddenFields: ['orders.total'] };
    const actor = { id: 'ada', role: 'staff' as const, attributes: {} };
    const outcome = await ask('What are the totals?', { asker: { actor, access, mayReadCode: false } });
    expect(codeOf(outcome)).toBe('plan.invalid');
    expect(shop.double.prompts[0]?.user).not.toContain('total number');
  });
});
