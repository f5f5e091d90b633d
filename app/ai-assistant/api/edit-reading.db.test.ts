// A part of an answer's reading is removed or changed: from our own record, by its owner, under the rights
// of today. What the client says of the plan is never taken.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Envelope, envelopeSchema } from '#lib/envelope/envelope.ts';
import type { ReadingPart } from '#lib/envelope/reading-part.ts';
import type { Plan } from '#lib/pipeline/plan.ts';
import { type AppWorld, call, openAppWorld, type Person } from '#lib/testing/app-world.ts';
import { scriptedAnswer, scriptedClarification } from '#lib/testing/scripted-outcomes.ts';
import * as message from './chats/[chat_id]/message/route.ts';
import * as chat from './chats/[chat_id]/route.ts';
import * as chats from './chats/route.ts';

let world: AppWorld;
let chatId: string;

const plan: Plan = {
  model: 'customers',
  measures: [{ fn: 'count', as: 'count' }],
  where: { path: 'country', op: 'eq', value: 'Spain' },
  limit: 5,
};

const parts: ReadingPart[] = [
  { id: 'measures.0', kind: 'measure', text: 'number of customers', removable: false },
  {
    id: 'where.0',
    kind: 'filter',
    text: 'country is “Spain”',
    removable: true,
    change: {
      choices: [{ text: 'France', change: { value: 'France' } }],
      typed: { as: 'value', input: 'text', now: 'Spain' },
    },
  },
  { id: 'limit', kind: 'limit', text: 'only the first 5', removable: true },
];

beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.asked.length = 0;
  await world.database.questionQuota.deleteMany();
  await world.database.user.update({ where: { id: world.staff.id }, data: { role: 'staff' } });
  world.script((input) => {
    if (input.question === 'unclear') {
      return scriptedClarification(input, [
        { label: 'One', plan },
        { label: 'Two', plan },
      ]);
    }
    const outcome = scriptedAnswer(input, input.plan?.plan ?? plan);
    const { envelope } = outcome;
    if (input.question === 'slow' && !input.plan) return { ...outcome, envelope: tooSlow(envelope) };
    if (envelope.type === 'answer' && envelope.data.provenance) envelope.data.provenance.parts = parts;
    return { ...outcome, policies: [...(input.plan?.policies ?? [])] };
  });
  chatId = await newChat(world.staff);
});

/** The source gave up on what had been read. */
const tooSlow = ({ meta }: Envelope): Envelope => ({
  type: 'error',
  message: 'too slow',
  data: {
    error_code: 'query.timeout',
    retryable: true,
    understood: { reading: 'customers in Spain', parts, planner: 'built-in', confidence: 0.9, policies: [] },
  },
  meta,
});

async function newChat(person: Person): Promise<string> {
  return ((await (await call(chats.POST, { as: person, json: {} })).json()) as { id: string }).id;
}

async function send(json: unknown, as = world.staff, chat_id = chatId): Promise<[number, Envelope]> {
  const response = await call(message.POST, { as, params: { chat_id }, json });
  return [response.status, envelopeSchema.parse(await response.json())];
}

async function answered(as = world.staff, chat_id = chatId): Promise<string> {
  const [, envelope] = await send({ content: 'how many customers in Spain?' }, as, chat_id);
  return envelope.meta.message_id ?? '';
}

const locale = (tag: string) => ({ client_context: { locale: tag } });

test('a question that was too slow is asked again without one of its parts', async () => {
  const [, failed] = await send({ content: 'slow' });
  expect(failed.type).toBe('error');
  const message_id = failed.meta.message_id ?? '';
  const [status, envelope] = await send({ edit: { message_id, part_id: 'where.0', remove: true } });
  expect([status, envelope.type]).toEqual([200, 'answer']);
  expect(world.asked.at(-1)?.plan?.plan).toEqual({ model: plan.model, measures: plan.measures, limit: 5 });
});

test('a removed filter is a new turn that says so, and runs the plan without it', async () => {
  const message_id = await answered();
  const [status, envelope] = await send({
    edit: { message_id, part_id: 'where.0', remove: true },
    ...locale('vi'),
  });
  expect([status, envelope.type]).toEqual([200, 'answer']);
  const { where: _, ...rest } = plan;
  expect(world.asked.at(-1)).toMatchObject({
    question: 'how many customers in Spain?',
    mustAnswer: true,
    plan: { confidence: 0.9, assumptions: [], planner: 'built-in' },
  });
  expect(world.asked.at(-1)?.plan?.plan).toEqual(rest);
  const read = (await (await call(chat.GET, { as: world.staff, params: { chat_id: chatId } })).json()) as {
    messages: { content: string; asked?: unknown }[];
  };
  expect(read.messages.map(({ content }) => content)[2]).toBe('Bỏ: country is “Spain”');
  expect(read.messages[2]?.asked).toEqual({ edit: { message_id, part_id: 'where.0', remove: true } });
  expect(read.messages[0]).not.toHaveProperty('asked');
  const log = await world.database.queryLog.findUniqueOrThrow({ where: { traceId: envelope.meta.trace_id } });
  expect(log).toMatchObject({ route: 'edit', outcome: 'answer' });
});

test('a changed value runs, and what follows looks back on the changed plan', async () => {
  const message_id = await answered();
  await send({ edit: { message_id, part_id: 'where.0', change: { value: 'France' } } });
  const changed = { ...plan, where: { path: 'country', op: 'eq', value: 'France' } };
  expect(world.asked.at(-1)).toMatchObject({ plan: { plan: changed } });
  await send({ content: 'and last month?' });
  expect(world.asked.at(-1)?.turns.at(-1)).toMatchObject({
    question: 'Changed: country is “Spain” → France',
    plan: changed,
  });
});

test('an edit of an edit goes back to the words that were typed', async () => {
  const [, first] = await send(edit(await answered(), { part_id: 'limit', change: { limit: 10 } }));
  const [, second] = await send(edit(first.meta.message_id ?? '', { part_id: 'limit', remove: true }));
  await send(edit(second.meta.message_id ?? '', { part_id: 'where.0', remove: true }));
  expect(world.asked.at(-1)).toMatchObject({
    question: 'how many customers in Spain?',
    plan: { plan: { model: 'customers', measures: plan.measures } },
  });
});

test('an edit leaves an open clarification behind', async () => {
  const message_id = await answered();
  const [, envelope] = await send({ content: 'unclear' });
  if (envelope.type !== 'clarification') throw new Error('it was to be a clarification');
  await send({ edit: { message_id, part_id: 'limit', change: { limit: 10 } } });
  expect(
    await world.database.pendingClarification.findUniqueOrThrow({
      where: { id: envelope.data.pending_clarification_id },
    }),
  ).toMatchObject({ end: 'superseded' });
});

type Refused = () => Promise<[json: unknown, as?: Person, chat?: string]>;
const edit = (message_id: string, rest: object) => ({ edit: { message_id, ...rest } });
const remove = { part_id: 'where.0', remove: true };

const refusals: [string, Refused, number, string][] = [
  [
    'an answer of another chat',
    async () => {
      const other = await newChat(world.staff);
      return [edit(await answered(world.staff, other), remove)];
    },
    404,
    'resource.not_found',
  ],
  [
    'an answer of somebody else, through a chat of one’s own',
    async () => [edit(await answered(), remove), world.other, await newChat(world.other)],
    404,
    'resource.not_found',
  ],
  [
    'an answer of somebody else, through their chat',
    async () => [edit(await answered(), remove), world.other],
    404,
    'resource.not_found',
  ],
  ['an answer that never was', async () => [edit(crypto.randomUUID(), remove)], 404, 'resource.not_found'],
  [
    'a question',
    async () => {
      await answered();
      const { id } = await world.database.message.findFirstOrThrow({ where: { chatId, role: 'question' } });
      return [edit(id, remove)];
    },
    404,
    'resource.not_found',
  ],
  [
    'a clarification',
    async () => [edit((await send({ content: 'unclear' }))[1].meta.message_id ?? '', remove)],
    404,
    'resource.not_found',
  ],
  [
    'a part that is not there',
    async () => [edit(await answered(), { part_id: 'where.7', remove: true })],
    409,
    'resource.conflict',
  ],
  [
    'a part of the plan that is no part of the reading',
    async () => [edit(await answered(), { part_id: 'model', remove: true })],
    409,
    'resource.conflict',
  ],
  [
    'the part that holds the rest',
    async () => [edit(await answered(), { part_id: 'measures.0', remove: true })],
    409,
    'resource.conflict',
  ],
  [
    'a change that the part cannot take',
    async () => [edit(await answered(), { part_id: 'where.0', change: { limit: 3 } })],
    400,
    'request.malformed',
  ],
  [
    'a change that changes nothing',
    async () => [edit(await answered(), { part_id: 'limit', change: { limit: 5 } })],
    400,
    'request.malformed',
  ],
  [
    'a plan of the client',
    async () => [edit(await answered(), { ...remove, plan: { model: 'users' } })],
    400,
    'request.malformed',
  ],
  [
    'a condition in the place of a value',
    async () => [edit(await answered(), { part_id: 'where.0', change: { value: { path: 'password' } } })],
    400,
    'request.malformed',
  ],
  [
    'a control character in the place of a value',
    async () => [edit(await answered(), { part_id: 'where.0', change: { value: 'a\u0007b' } })],
    400,
    'request.malformed',
  ],
  [
    'removing and changing at once',
    async () => [edit(await answered(), { ...remove, change: { limit: 3 } })],
    400,
    'request.malformed',
  ],
];

test.each(refusals)('%s is refused and nothing runs', async (_, request, status, code) => {
  const [json, as, chat_id] = await request();
  const before = [world.asked.length, await world.database.message.count()];
  const [answeredWith, envelope] = await send(json, as, chat_id);
  expect(answeredWith).toBe(status);
  expect(envelope).toMatchObject({ type: 'error', data: { error_code: code } });
  expect([world.asked.length, await world.database.message.count()]).toEqual(before);
});

test('who lost a right since edits without it', async () => {
  await world.database.user.update({ where: { id: world.staff.id }, data: { role: 'admin' } });
  const message_id = await answered();
  expect(world.asked.at(-1)?.asker).toMatchObject({ mayReadCode: true, actor: { role: 'admin' } });
  await world.database.user.update({ where: { id: world.staff.id }, data: { role: 'staff' } });
  const hidden = {
    sourceId: world.runtime.sourceId,
    kind: 'hide_model',
    model: 'customers',
    role: 'staff',
  } as const;
  await world.database.accessRule.create({ data: hidden });
  const [, envelope] = await send(edit(message_id, remove));
  expect(world.asked.at(-1)?.asker).toMatchObject({
    mayReadCode: false,
    actor: { role: 'staff' },
    access: { hiddenModels: ['customers'] },
  });
  expect(JSON.stringify(envelope)).not.toContain('select count');
  await world.database.accessRule.deleteMany();
});

test('an edited answer still names the policies that shaped its plan', async () => {
  const message_id = await answered();
  const kept = await world.database.message.findUniqueOrThrow({ where: { id: message_id } });
  const envelope = envelopeSchema.parse(kept.envelope);
  if (envelope.type !== 'answer' || !envelope.data.provenance) throw new Error('it was to be an answer');
  envelope.data.provenance.policies = [{ id: 'RUL-1', title: 'Spain is a country' }];
  await world.database.message.update({ where: { id: message_id }, data: { envelope } });
  await send(edit(message_id, remove));
  expect(world.asked.at(-1)?.plan?.policies).toEqual(['RUL-1']);
});
