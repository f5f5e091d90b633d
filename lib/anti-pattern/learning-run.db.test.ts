// What the whole loop is for: a model that makes the same mistakes again and again makes them less and less.
// Forty questions are asked four times, through everything from the route to the rows; the model makes 55 mistakes
// of many kinds, and makes one no more in a prompt that tells of it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelDouble, type ScriptedReply, startModelDouble } from '#e2e/model-double/model-double.ts';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import { publishSettings } from '../env/settings.ts';
import { chooseModelOf } from '../testing/choose-model.ts';
import { openSourceWorld, type SourceWorld } from '../testing/source-world.ts';
import { listAntiPatterns } from './manage-anti-patterns.ts';

let world: SourceWorld;
let double: ModelDouble;
let sourceId: string;

beforeAll(async () => {
  world = await openSourceWorld();
  double = await startModelDouble();
  publishSettings({ DOCENT_MODEL_URL: double.url });
  const primary = { provider: 'compatible', name: 'small', url: double.url };
  await chooseModelOf(world, primary, 'model');
  sourceId = await world.connect();
});
afterAll(async () => {
  publishSettings({ DOCENT_MODEL_URL: '' });
  await double.close();
  await world.close();
});

interface Mistake {
  /** The wrong name, which the question speaks of. */
  readonly name: string;
  readonly plan: string;
  /** What is right instead, about the same. */
  readonly right: string;
}

const fields = (model: string, names: string): Mistake[] =>
  names.split(' ').map((name) => ({
    name,
    plan: `from ${model} show ${name}`,
    right: `from ${model} measure count() as total`,
  }));
const customers = 'from customers measure count() as total';

const first: readonly Mistake[] = [
  ...fields('customers', 'surname mail city birthday phone status country gender'),
  ...fields('orders', 'amount created state buyer quantity currency shipped price'),
  ...fields('payments', 'amount method date currency refunded fee provider booked'),
  ...'users clients sales invoices purchases'
    .split(' ')
    .map((name) => ({ name, plan: `from ${name} measure count() as total`, right: customers })),
  ...'refunds baskets returns visits'.split(' ').map((name) => ({
    name,
    plan: `from customers where exists(${name}) measure count() as total`,
    right: customers,
  })),
  {
    name: 'name',
    plan: 'from customers measure sum(name) as total',
    right: 'from customers measure count_distinct(name) as total',
  },
  {
    name: 'region',
    plan: 'from customers measure avg(region) as mean',
    right: 'from customers measure count_distinct(region) as total',
  },
  {
    name: 'age',
    plan: 'from customers where age during last month measure count() as total',
    right: 'from customers measure avg(age) as total',
  },
  {
    name: 'total',
    plan: 'from orders where total during last year measure count() as total',
    right: 'from orders measure sum(total) as total',
  },
  {
    name: 'paid',
    plan: 'from payments where paid during this month measure count() as total',
    right: 'from payments measure sum(paid) as total',
  },
  {
    name: 'placed',
    plan: 'from orders measure sum(placed_on) as total',
    right: 'from orders where placed_on during last year measure count() as total',
  },
  {
    name: 'region',
    plan: 'from customers where region > 5 measure count() as total',
    right: "from customers where region = 'north' measure count() as total",
  },
];
/** Made while the first is repaired. */
const none = [undefined, undefined, undefined];
const second: readonly (Mistake | undefined)[] = [
  ...fields('customers', 'nickname street zip title language'),
  ...none,
  ...fields('orders', 'discount tax weight channel carrier'),
  ...none,
  ...fields('payments', 'bank card iban voucher receipt'),
];

/** Wrong until the prompt tells of this mistake, or that it was made just now; and once more while repairing. */
function scriptOf(question: string, mistakes: readonly Mistake[]): ScriptedReply {
  const right = planReply(mistakes[0]?.right ?? '');
  const isTold = (prompt: string, name: string) =>
    new RegExp(`(?:wrong|you wrote): [^\\n]*\\b${name}`).test(prompt);
  return {
    when: question,
    times: Number.POSITIVE_INFINITY,
    say(prompt: string) {
      const next = mistakes.find(({ name }) => !isTold(prompt, name));
      return next ? planReply(next.plan) : right;
    },
  };
}

it('forty questions, four times: mistakes are made twice and then no more', {
  timeout: 180_000,
}, async () => {
  const questions = first.map((mistake, place) => {
    const mistakes = [mistake, second[place]].filter((each) => each !== undefined);
    const question = `Question ${place}: the ${mistakes.map(({ name }) => name).join(' and the ')}?`;
    double.script(scriptOf(question, mistakes));
    return question;
  });
  expect(questions).toHaveLength(40);
  const repeated: number[] = [];
  for (let run = 0; run < 4; run++) {
    const before = double.prompts.length;
    for (const question of questions) {
      await world.app.database.questionQuota.deleteMany();
      const envelope = await world.ask(world.app.staff, sourceId, question);
      expect(envelope.type, `${question} ${envelope.message}`).toBe('answer');
    }
    const failed = double.prompts.slice(before).filter(({ user }) => user.includes('<failed>')).length;
    repeated.push(failed);
  }
  const { patterns, total } = await listAntiPatterns(world.app.database, { source_id: sourceId, offset: 0 });
  const shown = patterns.reduce((sum, { times_shown }) => sum + times_shown, 0);
  const prevented = patterns.reduce((sum, { times_prevented }) => sum + times_prevented, 0);
  process.stdout.write(
    `mistakes a run: ${repeated.join(', ')}; ${total} patterns; ${Math.round((100 * prevented) / shown)} % prevented\n`,
  );
  expect(repeated[2]).toBeLessThan(5);
  expect(repeated[3]).toBeLessThan(5);
  expect(prevented / shown).toBeGreaterThan(0.7);
  expect(total).toBeGreaterThan(50);
});
