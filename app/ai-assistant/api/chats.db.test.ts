// What an owner does with a chat: keeps it at hand, puts it away, takes a deletion back, and shares it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '#lib/envelope/envelope.ts';
import { type AppWorld, call, type Person } from '#lib/testing/app-world.ts';
import { openSourceWorld, type SourceWorld } from '#lib/testing/source-world.ts';
import * as access from '../../api/admin/sources/[id]/access/route.ts';
import * as chat from './chats/[chat_id]/route.ts';
import * as chats from './chats/route.ts';
import * as sharedAnswer from './shares/[share_id]/answers/[message_id]/route.ts';
import * as share from './shares/[share_id]/route.ts';
import * as shares from './shares/route.ts';

let house: SourceWorld;
let world: AppWorld;
let chatId: string;

beforeAll(async () => {
  house = await openSourceWorld();
  world = house.app;
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  await world.database.questionQuota.deleteMany();
  chatId = await newChat(world.staff);
});

async function newChat(person: Person): Promise<string> {
  const response = await call(chats.POST, { as: person, json: {} });
  return ((await response.json()) as { id: string }).id;
}

test('a chat is pinned, put away, and comes back from deletion', async () => {
  const params = { chat_id: chatId };
  const change = (json: object) => call(chat.PATCH, { as: world.staff, params, method: 'PATCH', json });
  const listed = async () => {
    const { chats: list } = (await (await call(chats.GET, { as: world.staff })).json()) as {
      chats: { id: string; pinned: boolean; archived: boolean }[];
    };
    return list.map(({ id, pinned, archived }) => [id, pinned, archived]);
  };
  const other = await newChat(world.staff);
  expect(await (await change({ pinned: true })).json()).toMatchObject({ pinned: true, archived: false });
  expect((await listed()).slice(0, 2)).toEqual([
    [chatId, true, false],
    [other, false, false],
  ]);
  await change({ pinned: false, archived: true });
  expect((await listed()).at(-1)).toEqual([chatId, false, true]);
  await call(chat.DELETE, { as: world.staff, params, method: 'DELETE' });
  expect((await change({ archived: false })).status).toBe(404);
  expect((await change({})).status).toBe(400);
  expect(
    (await call(chat.PATCH, { as: world.admin, params, method: 'PATCH', json: { deleted: false } })).status,
  ).toBe(404);
  expect((await change({ deleted: false, archived: false })).status).toBe(200);
  expect((await call(chat.GET, { as: world.staff, params })).status).toBe(200);
  const events = await world.database.chatEvent.findMany({ where: { chatId }, orderBy: { serial: 'asc' } });
  expect(events.map(({ kind }) => kind)).toEqual([
    'chat.created',
    'chat.pinned',
    'chat.unpinned',
    'chat.archived',
    'chat.deleted',
    'chat.unarchived',
    'chat.restored',
  ]);
});

test('a chat without a title is listed with its first question', async () => {
  const sourceId = await house.connect();
  const { meta } = await house.ask(world.staff, sourceId, 'Will it rain in Chicago tomorrow?');
  const response = await call(chats.GET, { as: world.staff });
  const { chats: list } = (await response.json()) as { chats: { id: string }[] };
  expect(list.find(({ id }) => id === meta.chat_id)).toMatchObject({
    title: null,
    first_question: 'Will it rain in Chicago tomorrow?',
  });
  expect(list.find(({ id }) => id === chatId)).not.toHaveProperty('first_question');
});

interface Shared {
  readonly author: string;
  readonly questions: readonly { readonly message_id: string; readonly question: string }[];
}

test('a colleague sees a shared answer under their own rights, until it is taken back', async () => {
  const sourceId = await house.connect();
  const question = 'List the customers';
  const { meta } = await house.ask(world.staff, sourceId, question);
  const json = { chat_id: meta.chat_id, message_id: meta.message_id };
  expect((await call(shares.POST, { as: world.other, json })).status).toBe(404);
  const created = await call(shares.POST, { as: world.staff, json });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  expect(await (await call(shares.POST, { as: world.staff, json })).json()).toEqual({ id });

  const params = { share_id: id };
  expect((await call(share.GET, { params })).status).toBe(401);
  const view = (await (await call(share.GET, { as: world.other, params })).json()) as Shared;
  expect(view.questions).toEqual([{ message_id: meta.message_id, question }]);

  const look = async (messageId: string | undefined = meta.message_id) => {
    const where = { ...params, message_id: messageId ?? '' };
    const response = await call(sharedAnswer.GET, { as: world.other, params: where });
    const envelope = (await response.json()) as Envelope;
    if (envelope.type === 'answer') return envelope.data.result?.rows.length;
    return [response.status, envelope.type, ...(response.status === 404 ? [] : [envelope.message])];
  };
  expect(await look()).toBe(30);
  const rules = [
    { role: 'staff', model: 'customers', kind: 'row_rule', field: 'region', attribute: 'region' },
  ];
  await house.json(access.PUT, { method: 'PUT', params: { id: sourceId }, json: { rules } });
  await world.database.user.update({
    where: { id: world.other.id },
    data: { attributes: { region: 'North' } },
  });
  expect(await look()).toBe(10);
  const hidden = { rules: [{ role: 'staff', model: 'customers', kind: 'hide_model' }] };
  await house.json(access.PUT, { method: 'PUT', params: { id: sourceId }, json: hidden });
  expect(await look()).toEqual([200, 'error', expect.stringContaining('may not see')]);
  expect(await look(randomUUID())).toEqual([404, 'error']);

  expect((await call(share.DELETE, { as: world.other, params, method: 'DELETE' })).status).toBe(404);
  expect((await call(share.DELETE, { as: world.staff, params, method: 'DELETE' })).status).toBe(204);
  expect((await call(share.GET, { as: world.other, params })).status).toBe(404);
  expect(await look()).toEqual([404, 'error']);
});

test('of a shared chat is shown what was in it then, and nothing of one that was deleted', async () => {
  const sourceId = await house.connect();
  const { meta } = await house.ask(world.staff, sourceId, 'How many orders?');
  const json = { chat_id: meta.chat_id };
  const { id } = (await (await call(shares.POST, { as: world.staff, json })).json()) as { id: string };
  await world.database.message.updateMany({
    where: { chatId: meta.chat_id },
    data: { createdAt: new Date(Date.now() + 60_000) },
  });
  const params = { share_id: id };
  const view = (await (await call(share.GET, { as: world.other, params })).json()) as Shared;
  expect(view.questions).toEqual([]);
  await call(chat.DELETE, { as: world.staff, params: { chat_id: meta.chat_id }, method: 'DELETE' });
  expect((await call(share.GET, { as: world.other, params })).status).toBe(404);
});
