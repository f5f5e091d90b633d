// A person who says something again while their complaint is being learned from: neither waits for the other, and
// what was said last is what counts.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SignedIn } from '../auth/signed-in.ts';
import { type AppWorld, openAppWorld } from '../testing/app-world.ts';
import { candidate, complain, generateFor, generationTools, termEffect } from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';
import { giveFeedback } from './give-feedback.ts';
import { regenerateOne } from './regenerate.ts';
import { runGeneration } from './run-generation.ts';

let world: AppWorld;
let staff: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  world = await openAppWorld();
  [staff, admin] = await Promise.all([world.signedIn(world.staff), world.signedIn(world.admin)]);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.script((input) => scriptedAnswer(input, countPlan('systems'), 0));
  await world.database.feedbackQuota.deleteMany();
});

test('feedback on one answer, its generation and an admin’s wish, all at once, block nobody', async () => {
  const { database } = world;
  const { messageId, number } = await complain(world, staff, 'how many systems?', { note: 'user means 3' });
  const tools = generationTools(world, async () => [candidate(termEffect('user'))]);
  const failures: unknown[] = [];
  for (let round = 0; round < 10; round++) {
    await database.feedbackQuota.deleteMany();
    const open = await database.policyGeneration.findMany({ where: { endedAt: null } });
    const settled = await Promise.allSettled([
      ...Array.from({ length: 5 }, (_, place) =>
        giveFeedback(database, staff, { messageId }, { verdict: 'down', note: `user means ${place}` }),
      ),
      ...open.map(({ id }) => runGeneration(database, id, new AbortController().signal, tools)),
      regenerateOne(database, admin.id, number),
    ]);
    for (const each of settled) if (each.status === 'rejected') failures.push(each.reason);
  }
  expect(failures).toEqual([]);
});

test('what is said again while it is learned from is what counts', async () => {
  const { database } = world;
  await database.$executeRaw`truncate "Policy" cascade`;
  const first = await complain(world, staff, 'how many users?', { note: 'user means total_users' });
  const { messageId } = first;
  const words: string[] = [];
  const learn = (meanwhile?: () => Promise<unknown>) =>
    generateFor(world, first, async ({ words: said }) => {
      words.push(said);
      await meanwhile?.();
      return [candidate(termEffect('user', said.includes('active') ? 'active_users' : 'total_users'))];
    });
  await learn(() => giveFeedback(database, staff, { messageId }, { verdict: 'down', note: 'active_users' }));
  expect(await database.policyVersion.count()).toBe(0);
  await learn(() => giveFeedback(database, staff, { messageId }, { verdict: 'down', note: 'active_users' }));
  expect(words).toEqual(['user means total_users', 'active_users']);
  const versions = await database.policyVersion.findMany();
  expect(versions.map(({ effect }) => effect)).toEqual([termEffect('user', 'active_users')]);
  const second = await complain(world, staff, 'how many users are there?', { note: 'not these' });
  await generateFor(world, second, async () => {
    await giveFeedback(database, staff, { messageId: second.messageId }, { verdict: 'up' });
    return [candidate(termEffect('people'))];
  });
  expect(await database.policyVersion.count()).toBe(1);
});
