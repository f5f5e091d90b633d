import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as one from '../../app/api/admin/verified-questions/[id]/route.ts';
import * as all from '../../app/api/admin/verified-questions/route.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { type AppWorld, call, openAppWorld } from '../testing/app-world.ts';
import { askIn, complain } from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';

let world: AppWorld;
let staff: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  world = await openAppWorld();
  [staff, admin] = await Promise.all([world.signedIn(world.staff), world.signedIn(world.admin)]);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.script((input) => scriptedAnswer(input, countPlan('systems')));
  await world.database.verifiedQuestion.deleteMany();
  await world.database.manifestVersion.deleteMany();
});

const verify = (json: object, as = world.admin) => call(all.POST, { as, json });

test('a verified answer is at hand for the next question, until it is withdrawn', async () => {
  const { messageId } = await askIn(world, admin, 'How many systems?');
  const made = await verify({ message_id: messageId });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await askIn(world, staff, 'how many systems?');
  expect(world.asked.at(-1)?.verified).toMatchObject([
    { question: 'How many systems?', plan: countPlan('systems') },
  ]);
  expect((await call(one.DELETE, { as: world.admin, params: { id }, method: 'DELETE' })).status).toBe(204);
  expect((await call(one.DELETE, { as: world.admin, params: { id }, method: 'DELETE' })).status).toBe(404);
  await askIn(world, staff, 'how many systems?');
  expect(world.asked.at(-1)?.verified).toEqual([]);
});

test('verified again in the same words it is one question', async () => {
  for (const question of ['How many systems?', 'how many SYSTEMS']) {
    const { messageId } = await askIn(world, admin, question);
    await verify({ message_id: messageId });
  }
  const { questions } = (await (await call(all.GET, { as: world.admin })).json()) as { questions: object[] };
  expect(questions).toMatchObject([{ question: 'how many SYSTEMS', broken: false }]);
});

test('an admin verifies their own answers and those with feedback, and staff none', async () => {
  const { messageId } = await askIn(world, staff, 'How many systems?');
  expect((await verify({ message_id: messageId })).status).toBe(404);
  expect((await verify({ message_id: messageId }, world.staff)).status).toBe(403);
  const complaint = await complain(world, staff, 'How many systems are there?');
  expect((await verify({ message_id: complaint.messageId })).status).toBe(201);
});

test('a schema that lost what the plan names breaks the question, and says so', async () => {
  const { messageId } = await askIn(world, admin, 'How many systems?');
  await verify({ message_id: messageId });
  await world.database.manifestVersion.create({
    data: {
      sourceId: world.runtime.sourceId,
      version: 'without',
      manifest: { dialect: 'postgres', version: 'without', models: [] },
    },
  });
  const { questions } = (await (await call(all.GET, { as: world.admin })).json()) as { questions: object[] };
  expect(questions).toMatchObject([{ broken: true }]);
});
