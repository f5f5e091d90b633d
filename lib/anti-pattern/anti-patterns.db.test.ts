import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { type ClassifiedFailure, classifyFailure } from './failure-class.ts';
import { keepFailure } from './keep-failure.ts';
import { antiPatternsFor, chooseAntiPatterns, settleAntiPatterns } from './known-anti-patterns.ts';
import { changeAntiPattern, listAntiPatterns } from './manage-anti-patterns.ts';

const { url } = await createTestDatabase();
const database = openDatabase(url, { connections: 5 });
afterAll(() => database.$disconnect());

let sourceId: string;
beforeEach(async () => {
  const location = `postgres://test/${randomUUID()}`;
  sourceId = (await database.source.create({ data: { location, name: 'shop' } })).id;
});

function failureOf(detail: string): ClassifiedFailure {
  const failure = classifyFailure(new AssistantError('plan.invalid', { detail }));
  if (!failure) throw new Error('not a failure of generation');
  return failure;
}

function fail(detail: string, models: readonly string[], correctSnippet?: string): Promise<string> {
  return keepFailure(database, {
    sourceId,
    failure: failureOf(detail),
    models,
    badSnippet: `bad for ${detail}`,
    ...(correctSnippet === undefined ? {} : { correctSnippet }),
  });
}

const noField = (model: string) => `${model}.created: there is no such field or relation`;

it('the same mistake is one row that counts, also when it is made many times at once', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => fail(noField('orders'), ['orders'])));
  expect(new Set(ids).size).toBe(1);
  const rows = await database.antiPattern.findMany({ where: { sourceId } });
  expect(rows.map((row) => [row.isGeneral, row.occurrenceCount])).toEqual([[false, 20]]);
});

it('a mistake made once is told to nobody, one made twice is', async () => {
  await fail(noField('orders'), ['orders']);
  expect(await antiPatternsFor(database, sourceId)).toEqual([]);
  await fail(noField('orders'), ['orders']);
  expect((await antiPatternsFor(database, sourceId)).map(({ context }) => context)).toEqual([
    { model: 'orders', field: 'created' },
  ]);
});

it('a mistake of another source is not told', async () => {
  await fail(noField('orders'), ['orders']);
  await fail(noField('orders'), ['orders']);
  const other = await database.source.create({ data: { location: `x://${randomUUID()}`, name: 'other' } });
  expect(await antiPatternsFor(database, other.id)).toEqual([]);
});

it('made on two models it becomes one general mistake, with the counts of both', async () => {
  await Promise.all([fail(noField('orders'), ['orders']), fail(noField('invoices'), ['invoices'])]);
  await fail(noField('orders'), ['orders'], 'right');
  const [told, ...more] = await antiPatternsFor(database, sourceId);
  expect(more).toEqual([]);
  expect(told).toMatchObject({
    general: true,
    occurrences: 3,
    context: { field: 'created' },
    correctSnippet: 'right',
  });
  expect([...(told?.models ?? [])].sort()).toEqual(['invoices', 'orders']);
});

it('a correction stays with the text it corrected', async () => {
  await fail(noField('orders'), ['orders'], 'right');
  await fail(noField('orders'), ['orders']);
  const row = await database.antiPattern.findFirstOrThrow({ where: { sourceId } });
  expect([row.badSnippet, row.correctSnippet]).toEqual([`bad for ${noField('orders')}`, 'right']);
});

it('a prompt is told at most five, of its own models, the most frequent first', async () => {
  for (let at = 0; at < 7; at++)
    for (let times = 0; times <= at + 1; times++)
      await fail(`orders.f${at}: there is no such field`, ['orders']);
  await fail('people.f9: there is no such field', ['people']);
  await fail('people.f9: there is no such field', ['people']);
  const known = await antiPatternsFor(database, sourceId);
  const told = chooseAntiPatterns(known, new Set(['orders']), 'orders of last month');
  expect(told.map(({ context }) => context.field)).toEqual(['f6', 'f5', 'f4', 'f3', 'f2']);
  expect(
    chooseAntiPatterns(known, new Set(['people']), 'people').map(({ context }) => context.field),
  ).toEqual(['f9']);
});

it('of more than five it is told those that its question speaks of', async () => {
  for (let at = 0; at < 7; at++)
    for (let times = 0; times <= at + 1; times++)
      await fail(`orders.field_${'abcdefg'[at]}${at}x: there is no such field`, ['orders']);
  const known = await antiPatternsFor(database, sourceId);
  const told = chooseAntiPatterns(known, new Set(['orders']), 'the A0X of orders');
  expect(told.map(({ context }) => context.field)).toEqual([
    'field_g6x',
    'field_f5x',
    'field_e4x',
    'field_d3x',
    'field_a0x',
  ]);
});

const answer = (question: string, text: string) => ({ question, text, isSnippet: false });
const sumOfOrders = answer('the total of orders created today', 'from orders measure sum(total) as total');

it('what was told counts as prevented where the answer came past it and it was not made again', async () => {
  const made = await fail(noField('orders'), ['orders']);
  const avoided = await fail('orders.total: is not a date', ['orders']);
  await settleAntiPatterns(database, { told: [made, avoided], made: [made], answer: sumOfOrders });
  const rows = await database.antiPattern.findMany({ where: { sourceId }, orderBy: { errorClass: 'asc' } });
  expect(rows.map((row) => [row.errorClass, row.timesShown, row.timesPrevented])).toEqual([
    ['type_mismatch', 1, 1],
    ['unknown_field', 1, 0],
  ]);
});

it('what was told and has nothing to do with the answer is not counted, nor is what no answer came of', async () => {
  const id = await fail('orders.total: is not a date', ['orders']);
  const other = answer('how many people', 'from people measure count() as n');
  await settleAntiPatterns(database, { told: [id], made: [], answer: other });
  await settleAntiPatterns(database, { told: [id], made: [] });
  const row = await database.antiPattern.findUniqueOrThrow({ where: { id } });
  expect([row.timesShown, row.timesPrevented]).toEqual([0, 0]);
});

it('a general mistake made again on any model was not prevented', async () => {
  await fail(noField('orders'), ['orders']);
  await fail(noField('invoices'), ['invoices']);
  const [general] = await antiPatternsFor(database, sourceId);
  const again = await fail(noField('payments'), ['payments']);
  await settleAntiPatterns(database, { told: [general?.id ?? ''], made: [again], answer: sumOfOrders });
  const row = await database.antiPattern.findUniqueOrThrow({ where: { id: general?.id ?? '' } });
  expect([row.timesShown, row.timesPrevented]).toEqual([1, 0]);
});

it('a muted one is listed, is told to nobody, and can be told again', async () => {
  const admin = await database.user.create({
    data: { email: `${randomUUID()}@example.test`, name: 'Ada', role: 'admin' },
  });
  const id = await fail(noField('orders'), ['orders']);
  await fail(noField('orders'), ['orders']);
  await changeAntiPattern(database, admin.id, id, { muted: true });
  expect(await antiPatternsFor(database, sourceId)).toEqual([]);
  const listed = await listAntiPatterns(database, { source_id: sourceId, offset: 0 });
  expect(listed.patterns.map(({ muted }) => muted)).toEqual([true]);
  await changeAntiPattern(database, admin.id, id, { muted: false });
  expect(await antiPatternsFor(database, sourceId)).toHaveLength(1);
});

it('the list tells how often a mistake was made and prevented', async () => {
  const id = await fail(noField('orders'), ['orders']);
  await settleAntiPatterns(database, { told: [id], made: [], answer: sumOfOrders });
  await settleAntiPatterns(database, { told: [id], made: [id], answer: sumOfOrders });
  const { total, patterns } = await listAntiPatterns(database, { source_id: sourceId, offset: 0 });
  expect(total).toBe(1);
  expect(patterns[0]).toMatchObject({ occurrences: 1, times_shown: 2, prevention_rate: 0.5, muted: false });
});

it('one that does not exist cannot be muted', async () => {
  await expect(
    changeAntiPattern(database, randomUUID(), randomUUID(), { muted: true }),
  ).rejects.toMatchObject({
    code: 'resource.not_found',
  });
});
