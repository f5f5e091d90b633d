import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonView } from '#lib/auth/people.ts';
import type { RouteHandler } from '#lib/auth/route.ts';
import { type AppWorld, call, openAppWorld, type TestRequest } from '#lib/testing/app-world.ts';
import * as me from '../../me/route.ts';
import * as user from './[id]/route.ts';
import * as users from './route.ts';

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());

async function json<T>(handler: RouteHandler, request: TestRequest): Promise<T> {
  const response = await call(handler, { as: world.admin, ...request });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const change = (id: string, body: object) =>
  call(user.PATCH, { as: world.admin, method: 'PATCH', params: { id }, json: body });

test('staff may neither list nor change people', async () => {
  const { id } = world.other;
  const request = { as: world.staff, params: { id } };
  expect((await call(users.GET, { as: world.staff })).status).toBe(403);
  expect((await call(user.GET, request)).status).toBe(403);
  expect((await call(user.PATCH, { ...request, method: 'PATCH', json: { role: 'admin' } })).status).toBe(403);
});

test('people are found by name or address, without anything secret', async () => {
  const page = await json<{ total: number; people: PersonView[] }>(users.GET, { path: '/?search=STAFF' });
  expect(page.total).toBe(1);
  expect(page.people[0]).toMatchObject({ email: 'staff@example.test', role: 'staff', disabled_at: null });
  expect(JSON.stringify(page)).not.toContain('argon2');
  const rest = await json<{ total: number; people: PersonView[] }>(users.GET, { path: '/?offset=2' });
  expect(rest).toMatchObject({ total: 3, people: [{ email: 'staff@example.test' }] });
});

test.each(['/?offset=-1', '/?limit=5', '/?search=a&search=b'])('%s is no way to ask', async (path) => {
  expect((await call(users.GET, { as: world.admin, path })).status).toBe(400);
});

test('attributes hold for the next request and are in the audit', async () => {
  const { id } = world.staff;
  expect((await change(id, { attributes: { region: 'North', tenants: [1, 2] } })).status).toBe(200);
  expect((await world.signedIn(world.staff)).attributes).toEqual({ region: 'North', tenants: [1, 2] });
  const audit = await world.database.auditEntry.findFirst({
    where: { action: 'user.attributes_changed', subject: `user:${id}` },
  });
  expect(audit).toMatchObject({
    actorId: world.admin.id,
    detail: { attributes: { region: 'North', tenants: [1, 2] } },
  });
});

test.each<[string, object]>([
  ['a name that is none', { attributes: { 'Region!': 'x' } }],
  ['a value that is an object', { attributes: { region: { not: 'x' } } }],
  ['an unknown key', { email: 'x@example.test' }],
  ['an unknown role', { role: 'owner' }],
])('%s is refused', async (_, body) => {
  expect((await change(world.staff.id, body)).status).toBe(400);
});

test('a disabled person is out at once, and can come back', async () => {
  const { id } = world.other;
  expect((await change(id, { disabled: true })).status).toBe(200);
  expect((await call(me.GET, { as: world.other })).status).toBe(401);
  expect((await change(id, { disabled: false })).status).toBe(200);
  const again = await world.signIn('other@example.test');
  expect((await call(me.GET, { as: again })).status).toBe(200);
});

test('a role holds for the next request', async () => {
  expect((await change(world.staff.id, { role: 'admin' })).status).toBe(200);
  expect((await call(users.GET, { as: world.staff })).status).toBe(200);
  expect((await change(world.staff.id, { role: 'staff' })).status).toBe(200);
  expect((await call(users.GET, { as: world.staff })).status).toBe(403);
});

test.each<[string, object]>([
  ['disable themselves', { disabled: true }],
  ['give up their own rights', { role: 'staff' }],
])('admins cannot %s', async (_, body) => {
  expect((await change(world.admin.id, body)).status).toBe(409);
  expect((await call(users.GET, { as: world.admin })).status).toBe(200);
});

test('somebody who is not there is not found', async () => {
  expect((await change(crypto.randomUUID(), { role: 'staff' })).status).toBe(404);
});
