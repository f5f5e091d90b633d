// The whole loop with a model at both ends: it reads a question wrongly, a person says so, it makes the policy,
// which is proven, approved, deployed, told to it with the next question, and taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import { unsaidEffect } from '#e2e/model-double/unsaid-effect.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { publishSettings } from '../env/settings.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { chooseModelOf } from '../testing/choose-model.ts';
import { openSourceWorld, rowsOf, type SourceWorld } from '../testing/source-world.ts';
import { deployPolicy, rollBackPolicy } from './deploy-policy.ts';
import { giveFeedback } from './give-feedback.ts';
import { readPolicy } from './policy-view.ts';
import { approvePolicy } from './review-policy.ts';
import { runGeneration } from './run-generation.ts';
import { runProof } from './run-proof.ts';

let world: SourceWorld;
let double: ModelDouble;
let sourceId: string;
let staff: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  world = await openSourceWorld();
  double = await startModelDouble();
  publishSettings({ DOCENT_MODEL_URL: double.url });
  const primary = { provider: 'compatible', name: 'small', url: double.url };
  await chooseModelOf(world, primary);
  sourceId = await world.connect();
  [staff, admin] = await Promise.all([
    world.app.signedIn(world.app.staff),
    world.app.signedIn(world.app.admin),
  ]);
});
afterAll(async () => {
  publishSettings({ DOCENT_MODEL_URL: '' });
  await double.close();
  await world.close();
});

const question = 'Loyalty headcount, please';
const complaint = 'loyalty people are those of the north';
const never = new AbortController().signal;

const ask = (): Promise<Envelope> => world.ask(world.app.staff, sourceId, question);

test('a complaint becomes a policy of the model, and the next answer is right until it is taken back', async () => {
  const { database } = world.app;
  double.script(
    {
      when: complaint,
      say: {
        root_cause: 'Everybody was counted.',
        missing_knowledge: 'Who loyalty people are.',
        policies: [
          {
            ...unsaidEffect,
            kind: 'word',
            term: 'loyalty',
            plan: "from customers where region = 'North'",
          },
        ],
      },
    },
    {
      when: question,
      times: Number.POSITIVE_INFINITY,
      say: (prompt: string) =>
        prompt.includes('"loyalty" means')
          ? planReply("from customers where region = 'North' measure count() as n")
          : planReply('from customers measure count() as n'),
    },
  );
  const first = await ask();
  expect(rowsOf(first)).toEqual([[30]]);

  const messageId = first.meta.message_id ?? '';
  const said = { verdict: 'down', note: complaint, expected: { number: 10 } } as const;
  await giveFeedback(database, staff, { messageId }, said);
  const generation = await database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  await runGeneration(database, generation.id, never);
  const { number } = await database.policy.findFirstOrThrow();
  const proof = await database.policyProof.findFirstOrThrow({ where: { endedAt: null } });
  await runProof(database, proof.id, never);
  expect(await readPolicy(database, number)).toMatchObject({
    state: 'pending',
    root_cause: 'Everybody was counted.',
    effect: { kind: 'term', term: 'loyalty', model: 'customers' },
    proof: { clean: true, worse: 0, changed: 0 },
  });
  expect(rowsOf(await ask())).toEqual([[30]]);

  await approvePolicy(database, admin.id, number);
  await deployPolicy(database, admin.id, number, {});
  expect(rowsOf(await ask())).toEqual([[10]]);
  await rollBackPolicy(database, admin.id, number, {});
  expect(rowsOf(await ask())).toEqual([[30]]);
  // Learning is counted apart from people.
  expect(await database.modelSpending.findFirst({ where: { actorId: 'learning' } })).toMatchObject({
    calls: 1,
  });
});

test('what a model wrote in vain can be explained, and is answered once that is deployed', async () => {
  const { database } = world.app;
  const asked = 'Guild headcount, please';
  const meant = 'guild people are those of the south';
  double.script(
    {
      when: meant,
      say: {
        root_cause: 'The word was not known.',
        missing_knowledge: 'Who guild people are.',
        policies: [
          { ...unsaidEffect, kind: 'word', term: 'guild', plan: "from customers where region = 'South'" },
        ],
      },
    },
    {
      when: asked,
      times: Number.POSITIVE_INFINITY,
      say: (prompt: string) =>
        prompt.includes('"guild" means')
          ? planReply("from customers where region = 'South' measure count() as n")
          : planReply('from guilds measure count() as n'),
    },
  );
  const first = await world.ask(world.app.staff, sourceId, asked);
  expect(first).toMatchObject({ type: 'error', data: { error_code: 'plan.invalid' } });
  await giveFeedback(
    database,
    staff,
    { messageId: first.meta.message_id ?? '' },
    { verdict: 'down', note: meant },
  );
  const generation = await database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  await runGeneration(database, generation.id, never);
  const { number } = await database.policy.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const proof = await database.policyProof.findFirstOrThrow({ where: { endedAt: null } });
  await runProof(database, proof.id, never);
  await approvePolicy(database, admin.id, number);
  await deployPolicy(database, admin.id, number, {});
  expect(rowsOf(await world.ask(world.app.staff, sourceId, asked))).toEqual([[20]]);
});
