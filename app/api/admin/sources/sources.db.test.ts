// Sources as admins connect and rule them, from outside: who may, what is kept, and what the next question
// sees of it. Questions are answered for real, by the whole pipeline on a server of this run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RouteHandler } from '#lib/auth/route.ts';
import { closeRuntime } from '#lib/conversations/assistant-runtime.ts';
import { publishSettings } from '#lib/env/settings.ts';
import type { Envelope } from '#lib/envelope/envelope.ts';
import { connectionOf } from '#lib/sources/source-row.ts';
import type { SourceView } from '#lib/sources/source-view.ts';
import { type AppWorld, call, openAppWorld, type Person, type TestRequest } from '#lib/testing/app-world.ts';
import { openTeamDatabase, type TeamDatabase } from '#lib/testing/team-database.ts';
import * as message from '../../../ai-assistant/api/chats/[chat_id]/message/route.ts';
import * as chats from '../../../ai-assistant/api/chats/route.ts';
import * as choosable from '../../sources/route.ts';
import * as access from './[id]/access/route.ts';
import * as labels from './[id]/labels/route.ts';
import * as manifest from './[id]/manifest/route.ts';
import * as preview from './[id]/preview/route.ts';
import * as refresh from './[id]/refresh/route.ts';
import * as source from './[id]/route.ts';
import * as sources from './route.ts';
import * as probe from './test/route.ts';

let world: AppWorld;
let team: TeamDatabase;
let folder: string;

beforeAll(async () => {
  world = await openAppWorld();
  team = await openTeamDatabase();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-sources-'));
});
afterAll(async () => {
  await closeRuntime();
  await world.close();
  await team.close();
  fs.rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await closeRuntime();
  for (const { id } of await world.database.source.findMany({ where: { engine: { not: null } } })) {
    await world.database.source.update({ where: { id }, data: { location: id, removedAt: new Date() } });
  }
  await world.database.questionQuota.deleteMany();
});

function connection(more: object = {}) {
  const { host, port, database, reader } = team;
  return { engine: 'postgres', host, port, database, ...reader, tls: 'off', schemas: ['public'], ...more };
}

async function json<T>(handler: RouteHandler, request: TestRequest): Promise<T> {
  const response = await call(handler, { as: world.admin, ...request });
  const body = (await response.json()) as T;
  expect(response.status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

async function connect(more: object = {}): Promise<string> {
  const body = { name: 'Shop', connection: connection(more) };
  return (await json<SourceView>(sources.POST, { json: body })).id;
}

async function ask(person: Person, sourceId: string, content: string): Promise<Envelope> {
  const chat = await json<{ id: string }>(chats.POST, { as: person, json: { source_id: sourceId } });
  const response = await call(message.POST, { as: person, params: { chat_id: chat.id }, json: { content } });
  return (await response.json()) as Envelope;
}

function rowsOf(envelope: Envelope): unknown {
  expect(envelope.type, envelope.message).toBe('answer');
  return envelope.type === 'answer' ? envelope.data.result?.rows : undefined;
}

/** What was written to the log so far was expected. */
function logged(): void {
  vi.mocked(console.error).mockClear();
}

const rule = (more: object) => ({ role: 'staff', model: 'customers', ...more });
const put = (id: string, rules: object[]) =>
  json(access.PUT, { method: 'PUT', params: { id }, json: { rules } });

describe('who may', () => {
  const unknown = crypto.randomUUID();
  const routes: [string, RouteHandler, TestRequest][] = [
    ['list', sources.GET, {}],
    ['connect', sources.POST, { json: {} }],
    ['test', probe.POST, { json: {} }],
    ['read', source.GET, { params: { id: unknown } }],
    ['change', source.PATCH, { method: 'PATCH', params: { id: unknown }, json: { name: 'x' } }],
    ['remove', source.DELETE, { method: 'DELETE', params: { id: unknown } }],
    ['refresh', refresh.POST, { method: 'POST', params: { id: unknown } }],
    ['read the manifest', manifest.GET, { params: { id: unknown } }],
    ['label', labels.PATCH, { method: 'PATCH', params: { id: unknown }, json: {} }],
    ['read the rules', access.GET, { params: { id: unknown } }],
    ['set the rules', access.PUT, { method: 'PUT', params: { id: unknown }, json: { rules: [] } }],
    ['preview', preview.GET, { params: { id: unknown } }],
  ];

  test.each(routes)('staff may not %s', async (_, handler, request) => {
    expect((await call(handler, { as: world.staff, ...request })).status).toBe(403);
    expect((await call(handler, request)).status).toBe(401);
  });

  test.each(routes.filter(([, , { params }]) => params))(
    'an admin cannot %s what does not exist',
    async (_, handler, request) => {
      expect((await call(handler, { as: world.admin, ...request })).status).toBe(404);
      const strange = { ...request, params: { id: '../x' } };
      expect((await call(handler, { as: world.admin, ...strange })).status).toBe(404);
    },
  );
});

describe('connecting', () => {
  test('a password is encrypted at rest and never shown', async () => {
    const id = await connect();
    const row = await world.database.source.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(team.reader.password);
    expect(row.sealedPassword).toMatch(/^v1\./);
    const shown = await json<SourceView>(source.GET, { params: { id } });
    expect(JSON.stringify(shown)).not.toContain(team.reader.password);
    expect(shown.connection).toMatchObject({
      password: { set: true, tail: team.reader.password.slice(-4) },
    });
    const audit = await world.database.auditEntry.findMany({ where: { subject: `source:${id}` } });
    expect(audit.map(({ action }) => action)).toEqual(['source.connected']);
    expect(JSON.stringify(audit.map(({ detail }) => detail))).not.toContain(team.reader.password);
  });

  test.each<[string, object]>([
    ['a URL', { host: 'postgres://evil@host/db' }],
    ['a path to a socket', { host: '/var/run/postgresql' }],
    ['an option of the driver', { options: '-c log_statement=all' }],
    ['a line break in a name', { user: 'a\nb' }],
    ['a file that is no database', { engine: 'sqlite', file: '/etc/passwd' }],
  ])('%s is no connection', async (_, more) => {
    const body = 'engine' in more ? { ...more } : connection(more);
    const response = await call(sources.POST, { as: world.admin, json: { name: 'x', connection: body } });
    expect(response.status).toBe(400);
  });

  test('the same database is not connected twice', async () => {
    await connect();
    const response = await call(sources.POST, {
      as: world.admin,
      json: { name: 'Again', connection: connection({ user: 'somebody' }) },
    });
    expect(response.status).toBe(409);
  });

  test.each<[string, object, boolean]>([
    ['the time limit', { statement_milliseconds: 2000 }, true],
    ['the user', { user: 'other' }, true],
    ['the host', { host: 'db.example.test' }, false],
    ['the port', { port: 1 }, false],
    ['the replica', { replica: { host: 'replica.example.test', port: 5432 } }, false],
  ])('a change of %s keeps the password only where it goes to the same server', async (_, more, kept) => {
    const id = await connect();
    const { password: __, ...rest } = connection(more) as Record<string, unknown>;
    const changed = await json<SourceView>(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: { connection: rest },
    });
    expect(changed.connection).toMatchObject({ password: { set: kept } });
  });

  test('the key of a signed scope is encrypted, kept and never shown', async () => {
    const key = 'ab'.repeat(32);
    const id = await connect({ scope: { attribute: 'region', key } });
    const change = { connection: connection({ scope: { attribute: 'tenant' } }) };
    const changed = await json<SourceView>(source.PATCH, { method: 'PATCH', params: { id }, json: change });
    expect(changed.connection).toMatchObject({ scope: { attribute: 'tenant', key_set: true } });
    const row = await world.database.source.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify([row, changed])).not.toContain(key);
    expect(connectionOf(row)).toMatchObject({ scope: { attribute: 'tenant', secret: key } });
  });

  test('weaker encryption clears the password', async () => {
    const id = await connect({ tls: 'verified' });
    const { password: _, ...rest } = connection({ tls: 'required' }) as Record<string, unknown>;
    const changed = await json<SourceView>(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: { connection: rest },
    });
    expect(changed.connection).toMatchObject({ password: { set: false } });
  });

  test('a removed source cannot be asked, and its password is gone', async () => {
    const id = await connect();
    const chat = await json<{ id: string }>(chats.POST, { as: world.staff, json: { source_id: id } });
    expect((await call(source.DELETE, { as: world.admin, method: 'DELETE', params: { id } })).status).toBe(
      204,
    );
    expect((await call(source.GET, { as: world.admin, params: { id } })).status).toBe(404);
    const row = await world.database.source.findUniqueOrThrow({ where: { id } });
    expect(row.sealedPassword).toBeNull();
    const asked = { as: world.staff, params: { chat_id: chat.id }, json: { content: 'how many orders?' } };
    expect((await call(message.POST, asked)).status).toBe(503);
    logged();
    expect((await call(chats.POST, { as: world.staff, json: { source_id: id } })).status).toBe(404);
  });
});

describe('a test of a connection', () => {
  const result = (more: object, headers?: Record<string, string>) =>
    json<Record<string, unknown>>(probe.POST, { json: { connection: connection(more) }, headers });

  test('says what is there', async () => {
    expect(await result({ schemas: [] })).toMatchObject({
      ok: true,
      version: expect.stringMatching(/^PostgreSQL 1\d/),
      rights: [],
      schemas: [
        { name: 'public', models: 3 },
        { name: 'archive', models: 1 },
      ],
    });
  });

  test('says what the account could do that it should not', async () => {
    const { ok, rights } = await result(team.owner);
    expect(ok).toBe(true);
    expect(rights).toContain('is a superuser');
  });

  test.each<[string, () => object, string]>([
    ['a wrong password', () => ({ password: 'wrong' }), 'credentials_wrong'],
    ['no password', () => ({ password: '' }), 'credentials_wrong'],
    ['an unknown user', () => ({ user: 'nobody_here' }), 'credentials_wrong'],
    ['an unknown database', () => ({ ...team.owner, database: 'not_there' }), 'database_unknown'],
    ['a host that does not exist', () => ({ host: 'no-such-host.invalid' }), 'host_unknown'],
    ['a port where nothing listens', () => ({ port: 1 }), 'nothing_listens'],
    ['TLS that the server does not have', () => ({ tls: 'required' }), 'tls_failed'],
  ])('%s is named, without the words of the driver', async (_, more, problem) => {
    const found = await result(more());
    expect(found).toEqual({ ok: false, step: 'reaching', problem, milliseconds: expect.any(Number) });
  });

  test('a file that is missing, and one that is no database, are named', async () => {
    const at = async (name: string) => {
      const body = { connection: { engine: 'sqlite', file: path.join(folder, name) } };
      return json<{ problem?: string; ok: boolean }>(probe.POST, { json: body });
    };
    fs.writeFileSync(
      path.join(folder, 'words.db'),
      'not a database at all, but long enough to be read as one',
    );
    const good = new DatabaseSync(path.join(folder, 'good.db'));
    good.exec('create table things (id integer primary key, name text)');
    good.close();
    expect(await at('missing.db')).toMatchObject({ ok: false, problem: 'file_missing' });
    expect(await at('words.db')).toMatchObject({ ok: false, problem: 'not_sqlite' });
    expect(await at('good.db')).toMatchObject({ ok: true, models: 1 });
  });

  test('tells its steps as it goes', async () => {
    const request = { json: { connection: connection() }, headers: { accept: 'application/x-ndjson' } };
    const response = await call(probe.POST, { as: world.admin, ...request });
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual([
      'step',
      'step',
      'step',
      'result',
    ]);
  });

  test('the stored password is used for its own server and for no other', async () => {
    const id = await connect();
    const { password: _, ...rest } = connection() as Record<string, unknown>;
    const at = (more: object) =>
      json(probe.POST, { json: { connection: { ...rest, ...more }, source_id: id } });
    expect(await at({})).toMatchObject({ ok: true });
    const elsewhere = await at({ host: '127.0.0.2' });
    expect(elsewhere).toMatchObject({ ok: false });
  });
});

describe('several sources', () => {
  test('each chat asks its own', async () => {
    const file = path.join(folder, 'library.db');
    const books = new DatabaseSync(file);
    books.exec(`create table books (id integer primary key, title text);
      insert into books (title) values ('One'), ('Two'), ('Three')`);
    books.close();
    const library = await json<SourceView>(sources.POST, {
      json: { name: 'Library', connection: { engine: 'sqlite', file } },
    });
    const shop = await connect();
    const [atLibrary, atShop] = await Promise.all([
      ask(world.staff, library.id, 'How many books are there?'),
      ask(world.staff, shop, 'How many orders are there?'),
    ]);
    expect(rowsOf(atLibrary)).toEqual([[3]]);
    expect(rowsOf(atShop)).toEqual([[60]]);
    expect((await ask(world.staff, shop, 'How many books are there?')).type).toBe('out_of_scope');
  });

  test('staff choose among names alone', async () => {
    const id = await connect();
    const { sources: listed } = await json<{ sources: object[] }>(choosable.GET, { as: world.staff });
    expect(listed).toContainEqual({ id, name: 'Shop', is_default: false });
  });

  test('a look tells the status: connected, or with rights it should not have, or the problem', async () => {
    const id = await connect();
    const look = () => json<SourceView>(refresh.POST, { method: 'POST', params: { id } });
    expect((await look()).status).toMatchObject({ state: 'connected', model_count: 3 });
    await team.execute(`grant insert on orders to ${team.reader.user}`);
    expect((await look()).status).toMatchObject({ state: 'warning', rights: ['may write to 1 tables'] });
    await team.execute(`revoke insert on orders from ${team.reader.user}`);
    expect((await look()).status.state).toBe('connected');
    await json(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: { connection: connection({ password: 'wrong' }) },
    });
    expect((await look()).status).toMatchObject({ state: 'error', problem: 'credentials_wrong' });
  });

  test('a new table is known after a look, and a dropped one makes Docent look by itself', async () => {
    const id = await connect();
    expect((await ask(world.staff, id, 'How many invoices are there?')).type).toBe('out_of_scope');
    await team.execute(`create table invoices (id int primary key, number text);
      insert into invoices values (1, 'A'), (2, 'B'); grant select on invoices to ${team.reader.user}`);
    await json(refresh.POST, { method: 'POST', params: { id } });
    expect(rowsOf(await ask(world.staff, id, 'How many invoices are there?'))).toEqual([[2]]);
    await team.execute('drop table invoices');
    expect((await ask(world.staff, id, 'How many invoices are there?')).type).toBe('error');
    logged();
  });

  test('what another process changed holds for the next question here', async () => {
    const id = await connect();
    expect(rowsOf(await ask(world.staff, id, 'How many orders are there?'))).toEqual([[60]]);
    // As another process would: the record alone.
    const { id: authorId } = world.admin;
    await world.database.labelEdit.create({
      data: { sourceId: id, model: 'payments', label: 'remittance', plural: 'remittances', authorId },
    });
    await world.database.source.update({ where: { id }, data: { revision: { increment: 1 } } });
    expect(rowsOf(await ask(world.staff, id, 'How many remittances are there?'))).toEqual([[40]]);
  });

  test('under another AUTH_SECRET the stored password is lost, and that is said', async () => {
    const id = await connect();
    publishSettings({ AUTH_SECRET: 'another secret that is long enough as well' });
    try {
      // A session's cookie is signed with the same secret, so the use case is asked, not the route.
      const { lookAgain } = await import('#lib/sources/look-again.ts');
      const looked = await lookAgain(world.database, world.admin.id, id);
      expect(looked.status).toMatchObject({ state: 'error', problem: 'secret_lost' });
    } finally {
      publishSettings({ AUTH_SECRET: 'a secret of the tests that is long enough' });
    }
  });
});

describe('labels', () => {
  test('a word of an admin is understood in the next question, and can be taken back', async () => {
    const id = await connect();
    const patch = (json: object) =>
      call(labels.PATCH, { as: world.admin, method: 'PATCH', params: { id }, json });
    expect((await patch({ labels: [{ model: 'customers', synonyms: ['patron'] }] })).status).toBe(204);
    expect(rowsOf(await ask(world.staff, id, 'How many patrons are there?'))).toEqual([[30]]);
    const model = () =>
      json<{ label: string; edit: unknown }>(manifest.GET, { params: { id }, path: '/?model=customers' });
    expect(await model()).toMatchObject({ label: 'customer', edit: { synonyms: ['patron'] } });
    await patch({ labels: [{ model: 'customers' }] });
    expect(await model()).toMatchObject({ edit: null });
    expect((await patch({ labels: [{ model: 'nothing' }] })).status).toBe(400);
    expect(await world.database.labelEdit.count({ where: { sourceId: id } })).toBe(1);
  });

  test('a relation that was inferred from names can be refused; a foreign key cannot', async () => {
    const id = await connect();
    const relations = async (model: string) =>
      (
        await json<{ relations: { name: string; basis: string; accepted: boolean | null }[] }>(manifest.GET, {
          params: { id },
          path: `/?model=${model}`,
        })
      ).relations;
    const inferred = (await relations('payments')).find(({ basis }) => basis === 'name');
    expect(inferred).toMatchObject({ name: 'order', accepted: null });
    const patch = (relation: string, model: string) =>
      call(labels.PATCH, {
        as: world.admin,
        method: 'PATCH',
        params: { id },
        json: { relations: [{ model, relation, accepted: false }] },
      });
    expect((await patch('order', 'payments')).status).toBe(204);
    expect((await relations('payments'))[0]).toMatchObject({ accepted: false });
    expect((await relations('orders')).find(({ name }) => name === 'payments')).toMatchObject({
      accepted: false,
    });
    expect((await patch('customer', 'orders')).status).toBe(400);
  });
});

describe('access rules', () => {
  test('a hidden field vanishes for the next question of that role', async () => {
    const id = await connect();
    const question = 'What is the average age of customers?';
    const average = [['35.5']];
    expect(rowsOf(await ask(world.staff, id, question))).toEqual(average);
    await put(id, [rule({ kind: 'hide_field', field: 'age' })]);
    const refused = await ask(world.staff, id, question);
    expect(JSON.stringify(refused)).not.toContain('35.5');
    expect(refused.type).not.toBe('answer');
    expect(rowsOf(await ask(world.admin, id, question))).toEqual(average);
    await put(id, []);
    expect(rowsOf(await ask(world.staff, id, question))).toEqual(average);
  });

  test('a row rule keeps the rows of the asker; without the attribute there are none', async () => {
    const id = await connect();
    await put(id, [rule({ kind: 'row_rule', field: 'region', attribute: 'region' })]);
    const count = async () => rowsOf(await ask(world.staff, id, 'How many customers are there?'));
    expect(await count()).toEqual([[0]]);
    await world.database.user.update({
      where: { id: world.staff.id },
      data: { attributes: { region: 'North' } },
    });
    expect(await count()).toEqual([[10]]);
  });

  test('to see as a role is to see what its answers are made of', async () => {
    const id = await connect();
    await put(id, [
      rule({ kind: 'hide_model', model: 'payments' }),
      rule({ kind: 'mask_field', field: 'email', mask: 'email' }),
      rule({ kind: 'row_rule', field: 'region', attribute: 'region' }),
    ]);
    const seen = (query: string) =>
      json<{
        samples: { columns: { name: string }[]; rows: unknown[][]; hidden: boolean }[];
        hidden_models: number;
      }>(preview.GET, { params: { id }, path: `/?${query}` });
    const attributes = encodeURIComponent(JSON.stringify({ region: 'North' }));
    const staff = await seen(`role=staff&attributes=${attributes}&models=customers,payments`);
    expect(staff.hidden_models).toBe(1);
    const [customers, payments] = staff.samples;
    expect(payments).toEqual({ model: 'payments', hidden: true });
    const columns = customers?.columns.map(({ name }) => name) ?? [];
    expect(columns).not.toContain('password_hash');
    expect(customers?.rows).toHaveLength(5);
    expect(customers?.rows.map((row) => row[columns.indexOf('region')])).toEqual(Array(5).fill('North'));
    expect(JSON.stringify(customers?.rows)).not.toContain('person3@');
    const admin = await seen('role=admin&models=customers,payments');
    expect(admin.samples.map(({ hidden }) => hidden)).toEqual([false, false]);
    expect((await seen('role=staff&models=customers')).samples[0]?.rows).toEqual([]);
    const wrong = await call(preview.GET, { as: world.admin, params: { id }, path: '/?role=owner' });
    expect(wrong.status).toBe(400);
  });

  test('a rule about what is not there is refused; one that stays is not written again', async () => {
    const id = await connect();
    const rules = [rule({ kind: 'hide_field', field: 'email' })];
    await put(id, rules);
    await put(id, [...rules, rule({ kind: 'reveal_field', field: 'password_hash' })]);
    const kept = await world.database.accessRule.findMany({
      where: { sourceId: id },
      orderBy: { createdAt: 'asc' },
    });
    expect(kept.map(({ kind, endedAt }) => [kind, endedAt])).toEqual([
      ['hide_field', null],
      ['reveal_field', null],
    ]);
    const response = await call(access.PUT, {
      as: world.admin,
      method: 'PUT',
      params: { id },
      json: { rules: [rule({ kind: 'hide_field', field: 'nothing' })] },
    });
    expect(response.status).toBe(400);
    const changes = await world.database.auditEntry.count({
      where: { action: 'source.access_changed', subject: `source:${id}` },
    });
    expect(changes).toBe(2);
  });
});
