import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as onPage from '../../app/ai-assistant/api/chats/[chat_id]/messages/[message_id]/feedback/route.ts';
import * as feedback from '../../app/autotrain/feedback/route.ts';
import { issueToken } from '../auth/bearer-token.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { type AppWorld, call, openAppWorld } from '../testing/app-world.ts';
import { askIn } from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';

let world: AppWorld;
let staff: SignedIn;

beforeAll(async () => {
  world = await openAppWorld();
  staff = await world.signedIn(world.staff);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.script((input) => scriptedAnswer(input, countPlan('systems'), 0));
  await world.database.feedbackQuota.deleteMany();
});

const jobs = () =>
  world.database.$queryRaw<{ id: string }[]>`
    select data ->> 'id' as id from jobs.job where name = 'generate-policies'`;

async function open(messageId: string) {
  return world.database.policyGeneration.findMany({ where: { feedback: { messageId }, endedAt: null } });
}

test('a thumbs-down is kept with the job that learns from it', async () => {
  const { messageId } = await askIn(world, staff, 'how many systems?');
  const response = await call(feedback.POST, {
    as: world.staff,
    json: {
      message_id: messageId,
      type: 'bug',
      reasons: ['wrong_number'],
      note: 'Phải là 3, hỏi lan@example.vn',
      expected: { number: 3 },
      locale: 'vi',
    },
  });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({
    id: expect.stringMatching(/^FB-\d+$/),
    verdict: 'down',
    status: 'pending',
    auto_generate_triggered: true,
    message: 'Đã ghi nhận phản hồi và tạo giải pháp tự động',
    note: 'Phải là 3, hỏi [email]',
  });
  const [generation] = await open(messageId);
  expect((await jobs()).map(({ id }) => id)).toContain(generation?.id);
});

test('on the page and with a bearer token it is the same', async () => {
  const { messageId, chatId } = await askIn(world, staff, 'how many systems?');
  const params = { chat_id: chatId, message_id: messageId };
  const page = await call(onPage.POST, { as: world.staff, params, json: { verdict: 'down' } });
  const token = await issueToken(world.database, { userId: staff.id, name: 'test' });
  const program = await call(feedback.POST, {
    headers: { authorization: `Bearer ${token}`, origin: '' },
    json: { message_id: messageId, verdict: 'down', note: 'it is 3' },
  });
  const [first, second] = [await page.json(), await program.json()] as { id: string; message: string }[];
  expect(first).toMatchObject({ auto_generate_triggered: true });
  expect(second?.id).toBe(first?.id);
  expect(second?.message).toBe('Feedback recorded; an improvement is being generated');
  expect(await open(messageId)).toHaveLength(1);
});

test('praise starts nothing', async () => {
  const { messageId } = await askIn(world, staff, 'how many systems?');
  const response = await call(feedback.POST, {
    as: world.staff,
    json: { message_id: messageId, type: 'praise' },
  });
  expect(await response.json()).toMatchObject({
    verdict: 'up',
    status: 'processed',
    auto_generate_triggered: false,
    message: 'Feedback recorded',
  });
  expect(await open(messageId)).toEqual([]);
});

test('abuse is kept, set aside, and learned from by nobody', async () => {
  const { messageId } = await askIn(world, staff, 'how many systems?');
  const json = { message_id: messageId, verdict: 'down', note: 'đồ ngu' };
  const response = await call(feedback.POST, { as: world.staff, json });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ auto_generate_triggered: false });
  expect(await open(messageId)).toEqual([]);
  const flagged = await call(feedback.GET, { as: world.admin, path: '/autotrain/feedback?flagged=true' });
  expect(await flagged.json()).toMatchObject({ total: 1, feedback: [{ flags: ['abuse'], note: 'đồ ngu' }] });
});

test.each([
  ['an answer of somebody else', 'other', 404],
  ['nobody signed in', undefined, 401],
] as const)('%s: %s gets %i', async (_, who, status) => {
  const { messageId } = await askIn(world, staff, 'how many systems?');
  const before = await world.database.feedback.count();
  const response = await call(feedback.POST, {
    ...(who ? { as: world[who] } : {}),
    json: { message_id: messageId, verdict: 'down' },
  });
  expect(response.status).toBe(status);
  expect(await world.database.feedback.count()).toBe(before);
});

test.each([
  { verdict: 'down', note: 'x'.repeat(2001) },
  { verdict: 'down', reasons: ['because'] },
  { verdict: 'down', expected: { sql: 'select 1' } },
  { verdict: 'down', status: 'processed' },
])('%j is refused', async (said) => {
  const { messageId } = await askIn(world, staff, 'how many systems?');
  const response = await call(feedback.POST, { as: world.staff, json: { message_id: messageId, ...said } });
  expect(response.status).toBe(400);
});

test('the eleventh feedback of an hour waits, also when all come at once', async () => {
  const { messageId } = await askIn(world, staff, 'how many systems?');
  const json = { message_id: messageId, verdict: 'down' };
  const all = await Promise.all(
    Array.from({ length: 12 }, () => call(feedback.POST, { as: world.staff, json })),
  );
  const statuses = all.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(10).fill(201), 429, 429]);
  // However often it is said: one feedback, one generation, and an event for each time.
  const { database } = world;
  expect(await database.feedback.count({ where: { messageId } })).toBe(1);
  expect(await open(messageId)).toHaveLength(1);
  const detail = { path: ['message_id'], equals: messageId };
  expect(await database.chatEvent.count({ where: { kind: 'feedback.given', detail } })).toBe(10);
  const refused = all.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(3500);
});

test('staff see their own feedback and admins everybody’s, with its question', async () => {
  const { messageId } = await askIn(world, staff, 'how many systems have many users?');
  await call(feedback.POST, { as: world.staff, json: { message_id: messageId, verdict: 'down' } });
  const read = async (as: 'admin' | 'staff' | 'other') => {
    const response = await call(feedback.GET, { as: world[as], path: '/autotrain/feedback?limit=1' });
    return (await response.json()) as { total: number; feedback: object[] };
  };
  const [admin, own, other] = [await read('admin'), await read('staff'), await read('other')];
  expect(other).toEqual({ total: 0, feedback: [] });
  expect(own.total).toBe(admin.total);
  expect(admin.feedback[0]).toMatchObject({
    question: 'how many systems have many users?',
    status: 'pending',
    has_policy: false,
    policy_generated_at: null,
  });
});
