// What can be done with an answer that a model's snippet gave, and what is declined: its record, the next
// question, sharing, files, verification, edits, thumbs and what is learned from them.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Envelope } from '../envelope/envelope.ts';
import type { Context, Planning } from '../pipeline/stages.ts';
import { giveFeedback } from '../policy/give-feedback.ts';
import { readProof } from '../policy/proof-view.ts';
import { runGeneration } from '../policy/run-generation.ts';
import { runProof } from '../policy/run-proof.ts';
import { verifyAnswer } from '../policy/verified-questions.ts';
import { candidate } from '../testing/learning-world.ts';
import { openSourceWorld, rowsOf, type SourceWorld } from '../testing/source-world.ts';
import { startQuestion } from './ask-question.ts';
import { type AssistantRuntime, assistantRuntime } from './assistant-runtime.ts';
import { createChat } from './chats.ts';
import { editedReading } from './edited-reading.ts';
import { exportAnswer } from './export-answer.ts';
import { moreRows } from './more-rows.ts';
import { sharedAnswer } from './shared-answer.ts';
import { shareChat } from './shares.ts';

const code = `const orders = await db.from('orders', 'o').select({ id: col('o.id'), total: col('o.total') })
  .orderBy(asc('id')).limit(3).all();
let sum = 0;
return { ...orders, rows: orders.rows.map(([id, total]): Cell[] => [id ?? null, (sum += Number(total))]) };`;
const question = 'What is the running total of the first three orders?';

let world: SourceWorld;
let staff: SignedIn;
let other: SignedIn;
let admin: SignedIn;
let sourceId: string;
let contexts: Context[];

beforeAll(async () => {
  world = await openSourceWorld();
  const { app } = world;
  [staff, other, admin] = await Promise.all([
    app.signedIn(app.staff),
    app.signedIn(app.other),
    app.signedIn(app.admin),
  ]);
  sourceId = await world.connect();
});
afterAll(() => world.close());
beforeEach(async () => {
  contexts = [];
  await world.app.database.questionQuota.deleteMany();
  await world.app.database.accessRule.deleteMany();
});

const signal = new AbortController().signal;

/** Reads every question as the model would. */
async function runtime(id?: string): Promise<AssistantRuntime> {
  return {
    ...(await assistantRuntime(id)),
    planner: async (context): Promise<Planning> => {
      contexts.push(context);
      return {
        kind: 'snippet',
        intent: { label: 'DATA_QUERY', confidence: 0.6, candidateModels: ['orders'] },
        written: { code, reading: 'Sum up to each order', confidence: 0.6, assumptions: [], policies: [] },
      };
    },
  };
}

async function ask(who: SignedIn, content = question, chat?: string) {
  const { database } = world.app;
  const chatId = chat ?? (await createChat(database, who, { sourceId })).id;
  const started = await startQuestion({ asker: who, chatId, asked: { content } }, { database, runtime });
  const envelope = await started.answer(signal);
  return { chatId, envelope, messageId: envelope.meta.message_id ?? '' };
}

const sums = (envelope: Envelope) => (rowsOf(envelope) as number[][]).map(([, sum]) => sum);

test('it is kept with its code, names its chat, and the next question starts from how it was read', async () => {
  const { chatId, envelope, messageId } = await ask(staff);
  expect(sums(envelope)).toHaveLength(3);
  const { database } = world.app;
  const log = await database.queryLog.findUniqueOrThrow({ where: { messageId } });
  expect(log).toMatchObject({
    route: 'model',
    snippet: code,
    outcome: 'answer',
    candidateModels: ['orders'],
  });
  expect(Object.keys(log.stageMilliseconds as object)).toContain('type-check');
  const chat = await database.chat.findUniqueOrThrow({ where: { id: chatId } });
  expect(chat).toMatchObject({ currentTopic: 'orders', conversationSummary: 'Sum up to each order' });
  expect(chat.title).not.toBeNull();

  const next = await ask(staff, 'And without the open ones?', chatId);
  expect(next.envelope.type).toBe('answer');
  expect(contexts.at(-1)?.turns).toMatchObject([{ question, reading: 'Sum up to each order' }]);
  expect(contexts.at(-1)?.turns[0]).not.toHaveProperty('plan');
});

test('shared, it is run anew under the rights of who reads it', async () => {
  const { database } = world.app;
  const { chatId, envelope, messageId } = await ask(admin);
  const { id: shareId } = await shareChat(database, admin, { chatId, messageId });
  const read = () => sharedAnswer(database, other, { shareId, messageId }, signal, runtime);
  const seen = await read();
  expect(sums(seen)).toEqual(sums(envelope));
  expect(seen.type === 'answer' && seen.data.code).toBeFalsy();
  await database.accessRule.create({
    data: { sourceId, role: 'staff', kind: 'hide_field', model: 'orders', field: 'total' },
  });
  const hidden = await read();
  expect(hidden).toMatchObject({ type: 'error', data: { error_code: 'snippet.type_error' } });
});

test('what needs a plan is declined', async () => {
  const { database } = world.app;
  const { chatId, messageId } = await ask(admin);
  const where = { chatId, messageId };
  const tools = { database, runtime };
  await expect(exportAnswer(tools, admin, { ...where, format: 'csv' }, signal)).rejects.toMatchObject({
    code: 'resource.not_found',
  });
  await expect(moreRows(tools, admin, where, signal)).rejects.toMatchObject({ code: 'resource.not_found' });
  await expect(verifyAnswer(database, admin, { message_id: messageId })).rejects.toMatchObject({
    code: 'resource.conflict',
  });
  await expect(
    editedReading(database, chatId, { message_id: messageId, part_id: 'limit', remove: true }, 'en'),
  ).rejects.toMatchObject({ code: 'resource.not_found' });
});

test('rated up it protects nothing; rated down it can be learned from, and its proof runs the snippet', async () => {
  const { database } = world.app;
  const up = await ask(staff);
  await giveFeedback(database, staff, { messageId: up.messageId }, { verdict: 'up' });
  const { messageId } = await ask(staff);
  await giveFeedback(database, staff, { messageId }, { verdict: 'down', expected: { number: 1 } });
  const { id } = await database.policyGeneration.findFirstOrThrow({
    where: { feedback: { messageId }, endedAt: null },
  });
  await runGeneration(database, id, signal, {
    runtime,
    generators: [
      async () => [
        candidate({
          kind: 'term',
          term: 'running',
          model: 'orders',
          means: { field: 'total' },
        }),
      ],
    ],
  });
  for (const proof of await database.policyProof.findMany({ where: { endedAt: null } }))
    await runProof(database, proof.id, signal, { runtime, budget: 60_000 });
  const { number } = await database.policy.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const { proof, cases } = await readProof(database, number);
  expect(proof).toMatchObject({ state: 'done', worse: 0 });
  expect(cases.map(({ kind }) => kind)).not.toContain('rated_up');
  expect(cases.filter(({ kind }) => kind === 'failed')).toMatchObject([
    { verdict: 'same', compared: 'plan' },
  ]);
});
