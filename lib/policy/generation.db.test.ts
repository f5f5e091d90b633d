// From a complaint to a candidate: what is made once stays made once, however many complain at once and
// wherever a worker dies.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SignedIn } from '../auth/signed-in.ts';
import { type AppWorld, openAppWorld } from '../testing/app-world.ts';
import {
  type Complaint,
  candidate,
  complain,
  generateFor,
  generationTools,
  newPerson,
  termEffect,
} from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';
import type { GeneratePolicies } from './generate/generator.ts';
import { giveFeedback } from './give-feedback.ts';
import { readFeedback } from './list-feedback.ts';
import { batchProgress, cancelBatch, regenerateOne, runAll } from './regenerate.ts';
import { generationFailed, runGeneration } from './run-generation.ts';

let world: AppWorld;
let staff: SignedIn;
let other: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  world = await openAppWorld();
  [staff, other, admin] = await Promise.all([
    world.signedIn(world.staff),
    world.signedIn(world.other),
    world.signedIn(world.admin),
  ]);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.script((input) => scriptedAnswer(input, countPlan('systems'), 0));
  await world.database.feedbackQuota.deleteMany();
  await world.database.feedback.deleteMany();
  await world.database.$executeRaw`truncate "Policy" cascade`;
});

const users: GeneratePolicies = async () => [candidate(termEffect('user'))];
const nothing: GeneratePolicies = async () => [];

const policies = () =>
  world.database.policy.findMany({
    include: { versions: true, evidence: { orderBy: { at: 'asc' } } },
    orderBy: { number: 'asc' },
  });

test('a generator sees the whole case, and what it makes is a candidate with its evidence', async () => {
  const complaint = await complain(world, staff, 'How many systems have over 1,000 users?', {
    note: 'user means total_users',
    expected: { number: 3 },
    reasons: ['wrong_number'],
  });
  const seen: Parameters<GeneratePolicies>[0][] = [];
  await generateFor(world, complaint, async (policyCase) => {
    seen.push(policyCase);
    return [candidate(termEffect('user'))];
  });
  expect(seen).toMatchObject([
    {
      question: 'How many systems have over 1,000 users?',
      words: 'user means total_users',
      expected: { number: 3 },
      plan: countPlan('systems'),
      rows: [[0]],
      answer: 'Number of systems: 0',
      snippet: 'return 1',
      sql: ['select count(*)'],
      route: 'built-in',
      reasons: ['wrong_number'],
      policies: [],
    },
  ]);
  const [policy, ...more] = await policies();
  expect(more).toEqual([]);
  expect(policy).toMatchObject({
    evidenceCount: 1,
    versions: [{ number: 1, authorId: null, effect: termEffect('user') }],
    evidence: [{ origin: true }],
  });
  expect(await readFeedback(world.database, staff, complaint.number)).toMatchObject({
    status: 'processed',
    has_policy: true,
    policy_generated_at: expect.any(String),
    policies: [{ id: `RUL-${policy?.number}`, origin: true }],
  });
});

test('what cannot be learned from is rejected and says so', async () => {
  const complaint = await complain(world, staff, 'how many systems?');
  await generateFor(world, complaint, nothing);
  expect(await readFeedback(world.database, staff, complaint.number)).toMatchObject({
    status: 'rejected',
    outcome: 'nothing_learned',
    has_policy: false,
  });
});

test('what the provider’s moderation calls abuse is set aside until an admin asks for it', async () => {
  const complaint = await complain(world, staff, 'how many systems?', { note: 'user means total_users' });
  const runtime = { ...world.runtime, moderate: async () => true };
  const tools = { ...generationTools(world, users), runtime: async () => runtime };
  const generation = await world.database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  await runGeneration(world.database, generation.id, new AbortController().signal, tools);
  expect(await policies()).toEqual([]);
  expect(await world.database.feedback.findFirstOrThrow()).toMatchObject({
    flags: ['abuse'],
    flaggedAt: expect.any(Date),
    rejectedAt: null,
  });
  await regenerateOne(world.database, admin.id, complaint.number);
  const again = await world.database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  await runGeneration(world.database, again.id, new AbortController().signal, tools);
  expect(await policies()).toHaveLength(1);
});

test('fifty equal complaints of fifty people at once make one policy with evidence 50', {
  timeout: 180_000,
}, async () => {
  const people: SignedIn[] = [];
  for (let each = 0; each < 50; each++) people.push(await newPerson(world, `person${each}`));
  const complaints: Complaint[] = [];
  for (const [place, person] of people.entries()) {
    complaints.push(
      await complain(world, person, `how many systems over ${place} users?`, {
        note: `number ${place} is wrong`,
      }),
    );
  }
  await Promise.all(complaints.map((complaint) => generateFor(world, complaint, users)));
  const [policy, ...more] = await policies();
  expect(more).toEqual([]);
  expect(policy?.evidenceCount).toBe(50);
  expect(policy?.versions).toHaveLength(1);
  expect(policy?.evidence.filter(({ origin }) => origin)).toHaveLength(1);
  expect(await world.database.feedback.count({ where: { analysedAt: null } })).toBe(0);
});

test('the same complaint of another person is evidence, without being generated again', async () => {
  const said = { note: 'user is the field total users' };
  const first = await complain(world, staff, 'how many systems over 1000 user?', said);
  await generateFor(world, first, users);
  const second = await complain(world, other, 'How many systems over 1000 user', said);
  await generateFor(world, second, async () => {
    throw new Error('it was learned before');
  });
  const [policy] = await policies();
  expect(policy?.evidence.map(({ reason }) => reason)).toEqual(['origin', 'same_complaint']);
  expect(policy?.evidenceCount).toBe(2);
});

test.each([
  ['another number in the question', 'how many systems over 2000 user?', 'user is total users'],
  ['other words', 'how many systems over 1000 user?', 'cancelled systems should not be counted'],
  ['no words', 'how many systems over 1000 user?', undefined],
])('%s is another complaint', async (_, question, note) => {
  const first = await complain(world, staff, 'how many systems over 1000 user?', {
    note: 'user is total users',
  });
  await generateFor(world, first, users);
  const second = await complain(world, other, question, note === undefined ? {} : { note });
  let asked = 0;
  await generateFor(world, second, async () => {
    asked++;
    return [];
  });
  expect(asked).toBe(1);
  expect((await policies())[0]?.evidenceCount).toBe(1);
});

test('nearly the same word for the same thing is a duplicate, and another thing is not', async () => {
  const notes = ['user', 'users', 'username'];
  const effects = [termEffect('user'), termEffect('users'), termEffect('user', 'active_users')];
  for (const [place, effect] of effects.entries()) {
    const complaint = await complain(world, staff, `question ${place}`, { note: notes[place] });
    await generateFor(world, complaint, async () => [candidate(effect)]);
  }
  const found = await policies();
  expect(found.map(({ evidenceCount }) => evidenceCount)).toEqual([2, 1]);
  expect(found[0]?.evidence.map(({ reason }) => reason)).toEqual(['origin', 'nearly_same']);
});

test('a proposal that is none is dropped, and the next generator is asked', async () => {
  const complaint = await complain(world, staff, 'how many systems?');
  const widening = { ...candidate(termEffect('user')), effect: { kind: 'scope', everything: true } };
  const generation = await world.database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  await runGeneration(world.database, generation.id, new AbortController().signal, {
    ...generationTools(world, users),
    generators: [async () => [widening as never], users],
  });
  expect((await policies()).map(({ versions }) => versions[0]?.effect)).toEqual([termEffect('user')]);
  expect(await readFeedback(world.database, staff, complaint.number)).toMatchObject({ has_policy: true });
});

test('what was made before a worker died is not made again', async () => {
  const complaint = await complain(world, staff, 'how many systems?');
  const { id } = await world.database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  let asked = 0;
  const tools = generationTools(world, async () => {
    asked++;
    return [candidate(termEffect('user'))];
  });
  const dying = {
    ...world.database,
    $transaction: () => Promise.reject(new Error('the worker died')),
  };
  const run = (database: typeof world.database) =>
    runGeneration(database, id, new AbortController().signal, tools);
  // Dies at the begin, before anything was made; then between what was made and its storing.
  const early = new Proxy(world.database, {
    get: (target, key) => Reflect.get(key in dying ? dying : target, key),
  });
  await expect(run(early)).rejects.toThrow('the worker died');
  expect(asked).toBe(0);
  let transactions = 0;
  const late = new Proxy(world.database, {
    get(target, key) {
      if (key !== '$transaction') return Reflect.get(target, key);
      return (...given: unknown[]) => {
        transactions++;
        if (transactions === 2) return Promise.reject(new Error('the worker died'));
        return Reflect.apply(target.$transaction, target, given);
      };
    },
  });
  await expect(run(late)).rejects.toThrow('the worker died');
  expect(asked).toBe(1);
  await run(world.database);
  await run(world.database);
  expect(asked).toBe(1);
  expect(await policies()).toHaveLength(1);
  expect(await readFeedback(world.database, staff, complaint.number)).toMatchObject({ status: 'processed' });
});

test('a generation that failed for good leaves the complaint waiting, and an admin can ask again', async () => {
  const complaint = await complain(world, staff, 'how many systems?');
  const { id } = await world.database.policyGeneration.findFirstOrThrow({ where: { endedAt: null } });
  await generationFailed(world.database, id, new Error('no'));
  expect(await readFeedback(world.database, staff, complaint.number)).toMatchObject({
    status: 'pending',
    generation: { outcome: 'failed', error_code: 'internal.unexpected' },
  });
  const again = await Promise.all(
    [1, 2, 3].map(() => regenerateOne(world.database, admin.id, complaint.number)),
  );
  expect(again.filter(({ started }) => started)).toHaveLength(1);
  await generateFor(world, complaint, users);
  expect(await readFeedback(world.database, staff, complaint.number)).toMatchObject({ has_policy: true });
});

test('a complaint that was taken back teaches nothing', async () => {
  const complaint = await complain(world, staff, 'how many systems?');
  await giveFeedback(world.database, staff, { messageId: complaint.messageId }, { verdict: 'up' });
  await generateFor(world, complaint, users);
  expect(await policies()).toEqual([]);
});

test('all that waits is run as a batch, with its progress, and can be called off', async () => {
  for (const place of [1, 2, 3]) {
    const complaint = await complain(world, staff, `question ${place}`, { note: `words ${place}` });
    const { id } = await world.database.policyGeneration.findFirstOrThrow({
      where: { feedback: { number: complaint.number }, endedAt: null },
    });
    await generationFailed(world.database, id, new Error('no'));
  }
  const batch = await runAll(world.database, admin.id);
  expect(batch).toMatchObject({ total: 3, done: 0 });
  expect(await runAll(world.database, admin.id)).toMatchObject({ total: 0 });
  const [first, ...rest] = await world.database.policyGeneration.findMany({ where: { batchId: batch.id } });
  const run = (id: string) =>
    runGeneration(world.database, id, new AbortController().signal, generationTools(world, users));
  await run(first?.id ?? '');
  expect(await batchProgress(world.database, batch.id)).toMatchObject({ done: 1, failed: 0 });
  expect(await cancelBatch(world.database, admin.id, batch.id)).toMatchObject({ cancelled: true });
  for (const { id } of rest) await run(id);
  expect(await batchProgress(world.database, batch.id)).toMatchObject({ total: 3, done: 3 });
  expect((await policies())[0]?.evidenceCount).toBe(1);
});
