// The refusals of the API, from outside: who is not let in, what is not taken, whose things are whose.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueToken } from '#lib/auth/bearer-token.ts';
import { deleteChat } from '#lib/conversations/chats.ts';
import { envelopeSchema } from '#lib/envelope/envelope.ts';
import { type AppWorld, call, openAppWorld, type Person, type TestRequest } from '#lib/testing/app-world.ts';
import { countPlan, scriptedAnswer } from '#lib/testing/scripted-outcomes.ts';
import * as message from './chats/[chat_id]/message/route.ts';
import * as feedback from './chats/[chat_id]/messages/[message_id]/feedback/route.ts';
import * as chat from './chats/[chat_id]/route.ts';
import * as chats from './chats/route.ts';

let world: AppWorld;
let chatId: string;

beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.script((input) => scriptedAnswer(input, countPlan('orders')));
  world.asked.length = 0;
  await world.database.questionQuota.deleteMany();
  chatId = await newChat(world.staff);
});

async function newChat(person: Person): Promise<string> {
  const response = await call(chats.POST, { as: person, json: {} });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

function ask(request: TestRequest): Promise<Response> {
  return call(message.POST, { params: { chat_id: chatId }, ...request });
}

const question = { content: 'how many orders?' };

test('a question is answered with an envelope of the contract', async () => {
  const response = await ask({ as: world.staff, json: question });
  expect(response.status).toBe(200);
  const envelope = envelopeSchema.parse(await response.json());
  expect(envelope.type).toBe('answer');
  expect(envelope.meta).toMatchObject({ chat_id: chatId, intent_label: 'DATA_QUERY' });
  expect(response.headers.get('cache-control')).toBe('private, no-store');
});

const refusals: [string, () => TestRequest, number, string][] = [
  ['nobody', () => ({ json: question }), 401, 'auth.required'],
  [
    'a forged cookie',
    () => ({ json: question, headers: { cookie: 'docent.session=x.y.z' } }),
    401,
    'auth.required',
  ],
  [
    'a token that is none of ours',
    () => ({ json: question, headers: { authorization: 'Bearer docent_x' } }),
    401,
    'auth.required',
  ],
  [
    'a wrong token beside a good cookie',
    () => ({ as: world.staff, json: question, headers: { authorization: 'Bearer docent_x' } }),
    401,
    'auth.required',
  ],
  ['half a body', () => ({ as: world.staff, body: '{"content":' }), 400, 'request.malformed'],
  ['a body that is deep', () => ({ as: world.staff, body: '['.repeat(60_000) }), 400, 'request.malformed'],
  [
    'deep and complete nesting',
    () => ({ as: world.staff, body: '['.repeat(30_000) + ']'.repeat(30_000) }),
    400,
    'request.malformed',
  ],
  [
    'a form',
    () => ({
      as: world.staff,
      body: 'content=hello',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    415,
    'request.unsupported_type',
  ],
  [
    'plain text',
    () => ({ as: world.staff, body: '{"content":"x"}', headers: { 'content-type': 'text/plain' } }),
    415,
    'request.unsupported_type',
  ],
  ['no content', () => ({ as: world.staff, json: {} }), 400, 'request.malformed'],
  ['content that is a number', () => ({ as: world.staff, json: { content: 123 } }), 400, 'request.malformed'],
  ['content that is a list', () => ({ as: world.staff, json: { content: ['a'] } }), 400, 'request.malformed'],
  ['white space', () => ({ as: world.staff, json: { content: ' \n\t ' } }), 400, 'request.malformed'],
  [
    'invisible characters',
    () => ({ as: world.staff, json: { content: '\u200b\ufeff' } }),
    400,
    'request.malformed',
  ],
  [
    'an unknown key',
    () => ({ as: world.staff, json: { ...question, role: 'system' } }),
    400,
    'request.malformed',
  ],
  [
    'half a surrogate pair',
    () => ({ as: world.staff, body: '{"content":"count \\ud83d orders"}' }),
    400,
    'request.malformed',
  ],
  ['a NUL', () => ({ as: world.staff, body: '{"content":"count\\u0000orders"}' }), 400, 'request.malformed'],
  [
    'one code point too many',
    () => ({ as: world.staff, json: { content: 'x'.repeat(4001) } }),
    413,
    'request.too_large',
  ],
  [
    '100,000 characters',
    () => ({ as: world.staff, json: { content: 'a'.repeat(100_000) } }),
    413,
    'request.too_large',
  ],
  [
    'a page of another site',
    () => ({ as: world.staff, json: question, headers: { origin: 'https://evil.example' } }),
    403,
    'request.foreign_origin',
  ],
  [
    'an origin of null',
    () => ({ as: world.staff, json: question, headers: { origin: 'null' } }),
    403,
    'request.foreign_origin',
  ],
  [
    'a crossing without an origin',
    () => ({ as: world.staff, json: question, headers: { origin: '', 'sec-fetch-site': 'cross-site' } }),
    403,
    'request.foreign_origin',
  ],
  ['a chat of somebody else', () => ({ as: world.other, json: question }), 404, 'resource.not_found'],
  [
    'a chat of staff, asked for by an admin',
    () => ({ as: world.admin, json: question }),
    404,
    'resource.not_found',
  ],
  [
    'a chat that never was',
    () => ({ as: world.staff, json: question, params: { chat_id: crypto.randomUUID() } }),
    404,
    'resource.not_found',
  ],
  [
    'an id that is none',
    () => ({ as: world.staff, json: question, params: { chat_id: "%00' or 1=1" } }),
    404,
    'resource.not_found',
  ],
  [
    'an option of a clarification that is not open',
    () => ({
      as: world.staff,
      json: { clarification: { pending_clarification_id: crypto.randomUUID(), option_id: 'option-1' } },
    }),
    409,
    'resource.conflict',
  ],
];

test.each(refusals)('%s is refused and nothing runs', async (_, request, status, code) => {
  const response = await ask(request());
  expect(response.status).toBe(status);
  const text = await response.text();
  const envelope = envelopeSchema.parse(JSON.parse(text));
  expect(envelope).toMatchObject({ type: 'error', data: { error_code: code } });
  expect(text).not.toMatch(/node_modules|prisma|select |at \//i);
  expect(world.asked).toEqual([]);
  expect(await world.database.message.count({ where: { chatId } })).toBe(0);
});

test.each([
  ['GET', message.GET],
  ['PUT', message.PUT],
  ['PATCH', message.PATCH],
  ['DELETE', message.DELETE],
])('%s on a message is not allowed', async (method, handler) => {
  const response = await call(handler, { as: world.staff, method, params: { chat_id: chatId } });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
  expect(envelopeSchema.parse(await response.json()).type).toBe('error');
});

test('a body that is cut off while it arrives is no bug of ours', async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new Error('aborted'));
    },
  });
  const { POST } = message;
  const headers = { cookie: world.staff.cookie, 'content-type': 'application/json', host: 'x' };
  const request = new Request('http://x/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  const response = await POST(request, { params: Promise.resolve({ chat_id: chatId }) });
  expect(response.status).toBe(400);
});

test('a bearer token needs no origin', async () => {
  const token = await issueToken(world.database, { userId: world.staff.id, name: 'test' });
  const headers = { authorization: `Bearer ${token}`, origin: 'https://elsewhere.example' };
  expect((await ask({ json: question, headers })).status).toBe(200);
});

test('a failure is said in the language of the request', async () => {
  const response = await ask({ json: question, headers: { 'accept-language': 'vi-VN,vi;q=0.9' } });
  expect(await response.json()).toMatchObject({ message: 'Vui lòng đăng nhập.' });
});

test('a route without parameters refuses nobody with an envelope too', async () => {
  const response = await call(chats.GET);
  expect(response.status).toBe(401);
  expect(envelopeSchema.parse(await response.json())).toMatchObject({ meta: { chat_id: '' } });
});

test('a chat is listed, renamed and deleted by its owner alone', async () => {
  const params = { chat_id: chatId };
  const list = async (as: Person) =>
    ((await (await call(chats.GET, { as })).json()) as { chats: { id: string }[] }).chats.map(({ id }) => id);
  expect(await list(world.staff)).toContain(chatId);
  expect(await list(world.admin)).not.toContain(chatId);
  const foreign = [
    call(chat.GET, { as: world.admin, params }),
    call(chat.PATCH, { as: world.admin, params, method: 'PATCH', json: { title: 'mine' } }),
    call(chat.DELETE, { as: world.admin, params, method: 'DELETE' }),
  ];
  expect((await Promise.all(foreign)).map(({ status }) => status)).toEqual([404, 404, 404]);
  const renamed = await call(chat.PATCH, {
    as: world.staff,
    params,
    method: 'PATCH',
    json: { title: ' Orders ' },
  });
  expect(await renamed.json()).toMatchObject({ id: chatId, title: 'Orders' });
  expect(
    (await call(chat.PATCH, { as: world.staff, params, method: 'PATCH', json: { title: 'x', ownerId: 'y' } }))
      .status,
  ).toBe(400);
  expect((await call(chat.DELETE, { as: world.staff, params, method: 'DELETE' })).status).toBe(204);
  expect((await call(chat.GET, { as: world.staff, params })).status).toBe(404);
  expect(await list(world.staff)).not.toContain(chatId);
});

test('only the owner of a chat rates its answers, and only answers', async () => {
  const envelope = envelopeSchema.parse(await (await ask({ as: world.staff, json: question })).json());
  const params = { chat_id: chatId, message_id: envelope.meta.message_id ?? '' };
  const down = { verdict: 'down', type: 'bug', note: 'it was 4' };
  expect((await call(feedback.POST, { as: world.admin, params, json: down })).status).toBe(404);
  expect((await call(feedback.POST, { as: world.staff, params, json: { verdict: 'sideways' } })).status).toBe(
    400,
  );
  const given = await call(feedback.POST, { as: world.staff, params, json: down });
  expect(await given.json()).toMatchObject({ id: expect.stringMatching(/^FB-\d+$/), verdict: 'down' });
  expect((await call(feedback.POST, { as: world.staff, params, json: { verdict: 'up' } })).status).toBe(200);
  const read = (await (await call(chat.GET, { as: world.staff, params: { chat_id: chatId } })).json()) as {
    messages: { id: string; role: string; feedback: unknown }[];
  };
  expect(read.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(read.messages[1]?.feedback).toEqual({ verdict: 'up', state: 'recorded' });
  const onQuestion = { ...params, message_id: read.messages[0]?.id ?? '' };
  expect((await call(feedback.POST, { as: world.staff, params: onQuestion, json: down })).status).toBe(404);
  expect(await world.database.feedback.count({ where: { messageId: params.message_id } })).toBe(1);
});

test('the twenty-first question of a minute waits', async () => {
  const statuses: number[] = [];
  for (let asked = 0; asked < 21; asked++) {
    const response = await ask({ as: world.staff, json: question });
    statuses.push(response.status);
    if (response.status === 429) {
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(30);
      expect(await response.json()).toMatchObject({
        data: { error_code: 'request.rate_limited', retryable: true },
      });
    }
  }
  expect(statuses).toEqual([...Array(20).fill(200), 429]);
  const ownChat = await newChat(world.admin);
  const others = await call(message.POST, { as: world.admin, params: { chat_id: ownChat }, json: question });
  expect(others.status).toBe(200);
});

test('a third question at the same time waits, and its place is free again after', async () => {
  const gate = Promise.withResolvers<void>();
  world.script(async (input) => {
    await gate.promise;
    return scriptedAnswer(input, countPlan('orders'));
  });
  const chatIds = await Promise.all([newChat(world.staff), newChat(world.staff), newChat(world.staff)]);
  const running = chatIds.map((id) =>
    call(message.POST, { as: world.staff, params: { chat_id: id }, json: question }),
  );
  const first = await Promise.race(running);
  expect(first.status).toBe(429);
  gate.resolve();
  expect((await Promise.all(running)).map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect((await ask({ as: world.staff, json: question })).status).toBe(200);
});

test('a stream tells the stages, the reading and then the envelope', async () => {
  world.script((input, { observe }) => {
    observe({ kind: 'stage_started', stage: 'planner', at: 0 });
    observe({ kind: 'stage_ended', stage: 'planner', at: 1, milliseconds: 1 });
    observe({ kind: 'reading', text: 'Number of orders' });
    observe({ kind: 'statement', sql: 'select secret', rows: 1, truncated: false, milliseconds: 1 });
    return scriptedAnswer(input, countPlan('orders'));
  });
  const response = await ask({ as: world.staff, json: question, headers: { accept: 'text/event-stream' } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const text = await response.text();
  expect(text).not.toContain('select secret');
  const parts = text
    .split('\n\n')
    .filter((block) => block.startsWith('data: {'))
    .map((block) => JSON.parse(block.slice(6)) as { type: string; data?: unknown });
  expect(parts.map(({ type }) => type)).toEqual([
    'start',
    'data-stage',
    'data-stage',
    'data-stage',
    'data-envelope',
    'finish',
  ]);
  expect(parts[1]?.data).toEqual({ stage: 'planner', state: 'started' });
  expect(parts[3]?.data).toEqual({ reading: 'Number of orders' });
  expect(envelopeSchema.parse(parts[4]?.data).type).toBe('answer');
});

test('a refusal of a streamed question keeps its status', async () => {
  const headers = { accept: 'text/event-stream' };
  expect((await ask({ as: world.admin, json: question, headers })).status).toBe(404);
  await deleteChat(world.database, await world.signedIn(world.staff), chatId);
  expect((await ask({ as: world.staff, json: question, headers })).status).toBe(404);
});

test('what cannot be computed is an error envelope with the status of its failure', async () => {
  world.script((input) => {
    const answer = scriptedAnswer(input, countPlan('orders'));
    const { meta } = answer.envelope;
    return {
      ...answer,
      envelope: {
        type: 'error',
        message: 'slow',
        data: { error_code: 'query.timeout', retryable: true },
        meta,
      },
    };
  });
  const response = await ask({ as: world.staff, json: question });
  expect(response.status).toBe(504);
  expect(envelopeSchema.parse(await response.json()).type).toBe('error');
});
