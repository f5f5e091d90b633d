// Policies for all that waits, with a provider that takes many prompts at once, and with all that may come in
// between.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ModelDouble, startModelDouble } from '#e2e/model-double/model-double.ts';
import { planReply } from '#e2e/model-double/plan-reply.ts';
import { unsaidEffect } from '#e2e/model-double/unsaid-effect.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { environment } from '../env/environment.ts';
import { publishSettings } from '../env/settings.ts';
import { chooseModelOf } from '../testing/choose-model.ts';
import { openSourceWorld, type SourceWorld } from '../testing/source-world.ts';
import { giveFeedback } from './give-feedback.ts';
import { batchFailed, moveBatch } from './hand-in-batch.ts';
import { batchProgress, cancelBatch, runAll } from './regenerate.ts';
import { resumeLearning } from './resume-learning.ts';
import { runGeneration } from './run-generation.ts';

let world: SourceWorld;
let double: ModelDouble;
let sourceId: string;
let staff: SignedIn;
let admin: SignedIn;

const never = new AbortController().signal;
const regions = ['North', 'South'] as const;
const words = ['loyalty', 'sunny'] as const;

beforeAll(async () => {
  world = await openSourceWorld();
  double = await startModelDouble();
  publishSettings({ DOCENT_MODEL_URL: double.url });
  sourceId = await world.connect();
  [staff, admin] = await Promise.all([
    world.app.signedIn(world.app.staff),
    world.app.signedIn(world.app.admin),
  ]);
  await choose('openai');
  for (const [place, word] of words.entries()) {
    const say = (prompt: string) => replyAbout(place, prompt);
    double.script({ when: `${word} headcount`, times: Number.POSITIVE_INFINITY, say });
    const envelope = await world.ask(world.app.staff, sourceId, `The ${word} headcount, please`);
    const said = { verdict: 'down', note: `${word} people are some of them` } as const;
    await giveFeedback(world.app.database, staff, { messageId: envelope.meta.message_id ?? '' }, said);
  }
});
afterAll(async () => {
  publishSettings({ DOCENT_MODEL_URL: '' });
  await double.close();
  await world.close();
});
beforeEach(async () => {
  const { database } = world.app;
  double.batches.refuse(undefined);
  await database.policyGeneration.updateMany({
    where: { endedAt: null },
    data: { endedAt: new Date(), outcome: 'failed' },
  });
  await database.feedback.updateMany({ data: { analysedAt: null, rejectedAt: null } });
  await database.$executeRaw`truncate "Policy" cascade`;
});

async function choose(provider: 'openai' | 'anthropic' | 'compatible', name = 'large'): Promise<void> {
  const url = provider === 'anthropic' ? double.anthropicUrl : double.url;
  const primary = { provider, name, url, key: 'a key' };
  await chooseModelOf(world, primary);
}

/** What the model says of everything about one of the words. */
function replyAbout(place: number, prompt: string): unknown {
  const meaning = `from customers where region = '${regions[place]}'`;
  if (!prompt.includes('<complaint>'))
    return planReply(
      `${prompt.includes(`"${words[place]}" means`) ? meaning : 'from customers'} measure count() as n`,
    );
  return {
    root_cause: 'Everybody was counted.',
    missing_knowledge: 'Who they are.',
    policies: [{ ...unsaidEffect, kind: 'word', term: words[place], plan: meaning }],
  };
}

const move = (id: string) => moveBatch(world.app.database, id, never);

async function runReleased(batchId: string): Promise<void> {
  const open = await world.app.database.policyGeneration.findMany({ where: { batchId, endedAt: null } });
  for (const { id } of open) await runGeneration(world.app.database, id, never);
}

async function terms(): Promise<unknown[]> {
  const versions = await world.app.database.policyVersion.findMany();
  return versions.map(({ effect }) => (effect as { term?: unknown }).term).sort();
}

const newest = () => double.batches.handedIn.at(-1);

test('all prompts are handed in at once, and each generation runs with its reply', async () => {
  const { database } = world.app;
  const handed = double.batches.handedIn.length;
  const { id, total } = await runAll(database, admin.id);
  expect(total).toBe(2);
  await move(id);
  expect(newest()?.requests).toHaveLength(2);
  const waiting = { model: 'openai:large', total: 2, answered: 0 };
  expect(await batchProgress(database, id)).toMatchObject({ done: 0, at_provider: waiting });

  // What waits for the provider is nobody's to run, however long it takes.
  const jobs = () => database.$queryRaw`select 1 from jobs.job
    where name = 'generate-policies' and data->>'id' in (
      select id::text from "PolicyGeneration" where "batchId" = ${id}::uuid)`;
  await resumeLearning(database, new Date(Date.now() + 60 * 60_000));
  expect(await jobs()).toEqual([]);

  double.batches.answer({ prompts: 1, state: 'open' });
  await move(id);
  expect(await batchProgress(database, id)).toMatchObject({ at_provider: { ...waiting, answered: 1 } });
  double.batches.answer();
  await move(id);
  expect(await jobs()).toHaveLength(2);
  // Released once: the next look changes nothing.
  await move(id);
  expect(double.batches.handedIn).toHaveLength(handed + 1);
  const asked = double.prompts.length;
  await runReleased(id);
  expect(await terms()).toEqual(['loyalty', 'sunny']);
  expect(double.prompts.slice(asked).filter(({ user }) => user.includes('<complaint>'))).toEqual([]);
  expect(await batchProgress(database, id)).toMatchObject({ done: 2, failed: 0, at_provider: null });
  expect([...double.batches.files]).toEqual([]);
});

/** What the clock finds some minutes later. */
async function afterAWhile(id: string): Promise<void> {
  await world.app.database
    .$executeRaw`update "GenerationBatch" set "handingInAt" = "handingInAt" - interval '4 minutes' where id = ${id}::uuid`;
}

/** Hands in by a worker that is killed when the provider has the batch, before it can know what that is called. */
async function killedAfterHandingIn(): Promise<string> {
  const { database } = world.app;
  // What other tests left is not for this worker.
  await database.$executeRaw`delete from jobs.job`;
  const { id } = await runAll(database, admin.id);
  const [{ name, port } = { name: '', port: 0 }] = await database.$queryRaw<
    { name: string; port: number }[]
  >`select current_database() as name, inet_server_port() as port`;
  const { owner, host } = world.team;
  const taken = double.batches.takeInSilence();
  const child = fork(path.join(import.meta.dirname, '..', 'testing', 'worker-child.ts'), {
    env: {
      ...environment(),
      DATABASE_URL: `postgres://${owner.user}:${encodeURIComponent(owner.password)}@${host}:${port}/${name}`,
      DOCENT_MODEL_URL: double.url,
    } as unknown as NodeJS.ProcessEnv,
  });
  try {
    await taken;
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  expect(await batchOf(id)).toMatchObject({ providerBatchId: null, handedIn: 2 });
  return id;
}

const batchOf = (id: string) => world.app.database.generationBatch.findUnique({ where: { id } });

test('a worker that died after handing in leaves what the next one finds', async () => {
  const { database } = world.app;
  const { id } = await runAll(database, admin.id);
  await move(id);
  // As if it had died before it could write down what the provider calls it.
  await database.generationBatch.update({ where: { id }, data: { providerBatchId: null } });
  const handed = double.batches.handedIn.length;
  await move(id);
  expect(await batchOf(id)).toMatchObject({ providerBatchId: newest()?.id });
  expect(double.batches.handedIn).toHaveLength(handed);
  await cancelBatch(database, admin.id, id);
  await move(id);
});

test('where a batch cannot be marked, it is waited for until it tells that it is ours', async () => {
  const { database } = world.app;
  await choose('anthropic');
  try {
    const id = await killedAfterHandingIn();
    const handed = double.batches.handedIn.length;
    await move(id);
    await afterAWhile(id);
    await move(id);
    // The last try of a job that failed changes nothing either: it may be there.
    await batchFailed(database, id, new Error('killed'));
    expect(await batchOf(id)).toMatchObject({ providerBatchId: null, releasedAt: null });
    double.batches.answer();
    await move(id);
    expect(await batchOf(id)).toMatchObject({ providerBatchId: newest()?.id });
    await move(id);
    const asked = double.prompts.length;
    await runReleased(id);
    expect(await terms()).toEqual(['loyalty', 'sunny']);
    expect(double.prompts.slice(asked).filter(({ user }) => user.includes('<complaint>'))).toEqual([]);
    expect(double.batches.handedIn).toHaveLength(handed);
  } finally {
    await choose('openai');
  }
});

test('what is not there after a while was not handed in', async () => {
  const { database } = world.app;
  const handed = double.batches.handedIn.length;
  const { id } = await runAll(database, admin.id);
  // As if the worker had died before the provider had all of it.
  await database.generationBatch.update({ where: { id }, data: { handingInAt: new Date() } });
  await move(id);
  expect(double.batches.handedIn).toHaveLength(handed);
  await afterAWhile(id);
  await move(id);
  expect(newest()?.mark).toBe(id);
  await cancelBatch(database, admin.id, id);
  await move(id);
});

test('a failure that does not tell is looked into, and then they run one by one', async () => {
  const { database } = world.app;
  double.batches.refuse(500);
  const { id } = await runAll(database, admin.id);
  await expect(move(id)).rejects.toMatchObject({ code: 'model.unavailable' });
  double.batches.refuse(undefined);
  await move(id);
  expect(await batchProgress(database, id)).toMatchObject({ at_provider: { total: 2 }, one_by_one: null });
  await afterAWhile(id);
  await move(id);
  expect(await batchProgress(database, id)).toMatchObject({
    at_provider: null,
    one_by_one: 'model.unavailable',
  });
});

test('one that nobody noted is called off too', async () => {
  const { database } = world.app;
  const { id } = await runAll(database, admin.id);
  await move(id);
  await database.generationBatch.update({ where: { id }, data: { providerBatchId: null } });
  await cancelBatch(database, admin.id, id);
  await move(id);
  expect(newest()).toMatchObject({ mark: id, cancelled: true });
});

test('what a batch that ran out has not answered is asked one by one', async () => {
  const { database } = world.app;
  const { id } = await runAll(database, admin.id);
  await move(id);
  double.batches.answer({ prompts: 1, state: 'expired' });
  await move(id);
  await runReleased(id);
  expect(await terms()).toEqual(['loyalty', 'sunny']);
});

test.each([
  ['takes no batches', 404, 'model.rejected'],
  ['does not know the key', 401, 'model.rejected'],
])('with a provider that %s they run one by one', async (_, status, reason) => {
  const { database } = world.app;
  double.batches.refuse(status);
  const { id } = await runAll(database, admin.id);
  await move(id);
  expect(await batchProgress(database, id)).toMatchObject({ at_provider: null, one_by_one: reason });
  await runReleased(id);
  expect(await terms()).toEqual(['loyalty', 'sunny']);
});

test('a provider in trouble is tried again', async () => {
  const { database } = world.app;
  double.batches.refuse(503);
  const { id } = await runAll(database, admin.id);
  await expect(move(id)).rejects.toMatchObject({ code: 'model.unavailable' });
  double.batches.refuse(undefined);
  await move(id);
  expect(newest()?.mark).toBe(id);
  // A day and an hour later nobody waits any more.
  await database.$executeRaw`update "GenerationBatch" set "handingInAt" = now() - interval '26 hours' where id = ${id}::uuid`;
  await move(id);
  expect(await batchProgress(database, id)).toMatchObject({ at_provider: null, one_by_one: 'model.timeout' });
});

test('a batch that is called off is called off at the provider too', async () => {
  const { database } = world.app;
  const { id } = await runAll(database, admin.id);
  await move(id);
  await cancelBatch(database, admin.id, id);
  await move(id);
  expect(newest()).toMatchObject({ mark: id, cancelled: true });
  await runReleased(id);
  expect(await batchProgress(database, id)).toMatchObject({ total: 2, done: 2, at_provider: null });
  expect(await terms()).toEqual([]);
});

test('a model chosen since does not know the batch, and one without batches has none', async () => {
  const { database } = world.app;
  const { id } = await runAll(database, admin.id);
  await move(id);
  await choose('openai', 'larger');
  await move(id);
  expect(await batchProgress(database, id)).toMatchObject({ at_provider: null, one_by_one: null });
  await database.policyGeneration.updateMany({
    where: { endedAt: null },
    data: { endedAt: new Date(), outcome: 'failed' },
  });
  const handed = double.batches.handedIn.length;
  await choose('compatible');
  const next = await runAll(database, admin.id);
  await move(next.id);
  expect(await batchProgress(database, next.id)).toMatchObject({ at_provider: null, one_by_one: null });
  expect(double.batches.handedIn).toHaveLength(handed);
});
