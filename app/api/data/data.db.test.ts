// The data pages from outside: only what a person may see, under the rules that hold now.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DataRecord } from '#lib/data-pages/read-record.ts';
import type { DataPage } from '#lib/data-pages/read-rows.ts';
import { type AppWorld, call, type Person } from '#lib/testing/app-world.ts';
import { openSourceWorld, type SourceWorld } from '#lib/testing/source-world.ts';
import * as access from '../admin/sources/[id]/access/route.ts';
import * as counts from './[source_id]/models/[model]/count/route.ts';
import * as records from './[source_id]/models/[model]/records/[key]/route.ts';
import * as rows from './[source_id]/models/[model]/rows/route.ts';
import * as models from './[source_id]/models/route.ts';

let house: SourceWorld;
let world: AppWorld;
let sourceId: string;
beforeAll(async () => {
  house = await openSourceWorld();
  world = house.app;
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  sourceId = await house.connect();
});

const list = (as: Person, model: string, query: Record<string, string> = {}) =>
  call(rows.GET, {
    as,
    params: { source_id: sourceId, model },
    path: `/rows?${new URLSearchParams(query)}`,
  });

async function page(as: Person, model: string, query: Record<string, string> = {}): Promise<DataPage> {
  const response = await list(as, model, query);
  expect(response.status).toBe(200);
  return (await response.json()) as DataPage;
}

async function record(as: Person, model: string, key: string): Promise<DataRecord> {
  const response = await call(records.GET, { as, params: { source_id: sourceId, model, key } });
  expect(response.status).toBe(200);
  return (await response.json()) as DataRecord;
}

const hide = (rules: object[]) =>
  house.json(access.PUT, { method: 'PUT', params: { id: sourceId }, json: { rules } });

test('nobody looks without signing in', async () => {
  const params = { source_id: sourceId, model: 'customers', key: 'x' };
  for (const handler of [models.GET, rows.GET, records.GET, counts.GET])
    expect((await call(handler, { params })).status).toBe(401);
});

test('the models are those that may be seen', async () => {
  const names = async () => {
    const response = await call(models.GET, { as: world.staff, params: { source_id: sourceId } });
    return ((await response.json()) as { models: { name: string }[] }).models.map(({ name }) => name);
  };
  expect(await names()).toEqual(['customers', 'orders', 'payments']);
  await hide([{ kind: 'hide_model', model: 'payments', role: 'staff' }]);
  expect(await names()).toEqual(['customers', 'orders']);
  expect((await list(world.staff, 'payments')).status).toBe(404);
  expect((await list(world.admin, 'payments')).status).toBe(200);
});

test('a record shows its fields, what it points to, and what hangs on it', async () => {
  const orders = await page(world.staff, 'orders');
  const customerKey = orders.rows[0]?.related.customer_id?.key ?? '';
  const customer = await record(world.staff, 'customers', customerKey);
  expect(customer.title).toBe('Customer 2');
  expect(customer.fields.map(({ name }) => name)).not.toContain('password_hash');
  const [related] = customer.related;
  expect(related).toMatchObject({
    count: 2,
    more: false,
    model: { name: 'orders' },
    dated: { name: 'placed_on', type: 'date' },
    rows: [{ when: '2026-01-02' }, { when: '2026-02-01' }],
  });
  const all = await page(world.staff, 'orders', { where: JSON.stringify(related?.where) });
  expect(all.rows.map(({ key }) => key)).toEqual(related?.rows.map(({ key }) => key));
  const order = await record(world.staff, 'orders', orders.rows[0]?.key ?? '');
  expect(order.fields.find(({ name }) => name === 'customer_id')?.related).toMatchObject({
    model: 'customers',
    text: 'Customer 2',
    key: customerKey,
  });
});

test('a row outside of what a person may see does not exist', async () => {
  await world.database.user.update({
    where: { id: world.staff.id },
    data: { attributes: { region: 'North' } },
  });
  const everyone = await page(world.admin, 'customers');
  const south = everyone.rows.find(({ cells }) => cells.includes('South'))?.key ?? '';
  await hide([{ kind: 'row_rule', model: 'customers', field: 'region', attribute: 'region', role: 'staff' }]);
  const seen = await page(world.staff, 'customers');
  expect(seen.rows).toHaveLength(10);
  const list = { source_id: sourceId, model: 'customers' };
  expect(await (await call(counts.GET, { as: world.staff, params: list })).json()).toEqual({ total: 10 });
  const params = { source_id: sourceId, model: 'customers', key: south };
  expect((await call(records.GET, { as: world.staff, params })).status).toBe(404);
  expect((await call(records.GET, { as: world.admin, params })).status).toBe(200);
});

test.each([
  ['a filter that is not JSON', { where: '{' }, 400],
  ['a filter of no kind that there is', { where: '{"sql":"1=1"}' }, 400],
  ['a filter on a hidden field', { where: '{"path":"password_hash","op":"isNotNull"}' }, 422],
  ['a key that is not one of ours', { page: '2' }, 400],
  ['a search in too many letters', { search: 'x'.repeat(201) }, 400],
])('%s is refused', async (_, query, status) => {
  expect((await list(world.staff, 'customers', query)).status).toBe(status);
});

test.each(['x', 'WzFd'.repeat(800), Buffer.from('["a","b"]').toString('base64url')])(
  'the key %.20s is nobody’s',
  async (key) => {
    const params = { source_id: sourceId, model: 'customers', key };
    expect((await call(records.GET, { as: world.staff, params })).status).toBe(404);
  },
);

test('a key of another type than the column’s is nobody’s', async () => {
  const key = Buffer.from('["one"]').toString('base64url');
  const params = { source_id: sourceId, model: 'customers', key };
  const { status } = await call(records.GET, { as: world.staff, params });
  expect(status).toBe(404);
});
