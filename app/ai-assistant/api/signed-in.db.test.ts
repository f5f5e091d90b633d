// Sessions, tokens and roles are looked up on every request: what is taken away is gone on the next one.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueToken } from '#lib/auth/bearer-token.ts';
import { changeRole, setDisabled } from '#lib/auth/manage-user.ts';
import { endSession } from '#lib/auth/session.ts';
import { type AppWorld, call, openAppWorld, type Person } from '#lib/testing/app-world.ts';
import { countPlan, scriptedAnswer } from '#lib/testing/scripted-outcomes.ts';
import * as message from './chats/[chat_id]/message/route.ts';
import * as chat from './chats/[chat_id]/route.ts';
import * as chats from './chats/route.ts';

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.script((input) => scriptedAnswer(input, countPlan('orders')));
});

async function newChat(person: Person): Promise<string> {
  const response = await call(chats.POST, { as: person, json: {} });
  return ((await response.json()) as { id: string }).id;
}

const question = { content: 'how many orders?' };

test('an ended session is nobody at once', async () => {
  const person = await world.signIn(world.staff.email);
  expect((await call(chats.GET, { as: person })).status).toBe(200);
  await endSession(world.database, person.sessionId);
  expect((await call(chats.GET, { as: person })).status).toBe(401);
});

test('a disabled account has neither session nor token', async () => {
  const person = await world.signIn(world.other.email);
  const token = await issueToken(world.database, { userId: person.id, name: 'test' });
  const headers = { authorization: `Bearer ${token}` };
  expect((await call(chats.GET, { headers })).status).toBe(200);
  await setDisabled(world.database, person.email, true);
  expect((await call(chats.GET, { as: person })).status).toBe(401);
  expect((await call(chats.GET, { headers })).status).toBe(401);
  await setDisabled(world.database, person.email, false);
  expect((await call(chats.GET, { as: person })).status).toBe(401);
});

test('code is for admins, and gone with the role in old answers too', async () => {
  const admin = await world.signIn(world.admin.email);
  const own = await newChat(admin);
  const first = await call(message.POST, { as: admin, params: { chat_id: own }, json: question });
  expect(await first.json()).toMatchObject({
    data: { code: 'return 1', provenance: { sql: ['select count(*)'] } },
  });
  await changeRole(world.database, admin.email, 'staff');
  const second = await call(message.POST, { as: admin, params: { chat_id: own }, json: question });
  expect(JSON.stringify(await second.json())).not.toMatch(/return 1|select count/);
  const read = await call(chat.GET, { as: admin, params: { chat_id: own } });
  const text = await read.text();
  expect(text).toContain('Number of orders: 3');
  expect(text).not.toMatch(/return 1|select count/);
  await changeRole(world.database, admin.email, 'admin');
});

test('an admin who was away for an hour signs in again, staff need not', async () => {
  const [admin, staff] = [await world.signIn(world.admin.email), await world.signIn(world.staff.email)];
  const lastSeenAt = new Date(Date.now() - 61 * 60_000);
  await world.database.session.updateMany({
    where: { id: { in: [admin.sessionId, staff.sessionId] } },
    data: { lastSeenAt },
  });
  expect((await call(chats.GET, { as: admin })).status).toBe(401);
  expect((await call(chats.GET, { as: staff })).status).toBe(200);
});

test('a session is over after twelve hours, used or not', async () => {
  const person = await world.signIn(world.staff.email);
  await world.database.session.update({ where: { id: person.sessionId }, data: { expiresAt: new Date() } });
  expect((await call(chats.GET, { as: person })).status).toBe(401);
});
