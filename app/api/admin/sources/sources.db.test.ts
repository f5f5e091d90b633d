// Sources as admins connect and test them, from outside: who may, what is kept, and what is told.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RouteHandler } from '#lib/auth/route.ts';
import { connectionOf } from '#lib/sources/source-row.ts';
import type { SourceView } from '#lib/sources/source-view.ts';
import { type AppWorld, call, type TestRequest } from '#lib/testing/app-world.ts';
import { expectLog, openSourceWorld, type SourceWorld } from '#lib/testing/source-world.ts';
import * as message from '../../../ai-assistant/api/chats/[chat_id]/message/route.ts';
import * as chats from '../../../ai-assistant/api/chats/route.ts';
import * as access from './[id]/access/route.ts';
import * as labels from './[id]/labels/route.ts';
import * as manifest from './[id]/manifest/route.ts';
import * as preview from './[id]/preview/route.ts';
import * as refresh from './[id]/refresh/route.ts';
import * as source from './[id]/route.ts';
import * as schema from './[id]/schema/route.ts';
import * as sources from './route.ts';
import * as probe from './test/route.ts';

let house: SourceWorld;
let world: AppWorld;

beforeAll(async () => {
  house = await openSourceWorld();
  world = house.app;
});
afterAll(() => house.close());
beforeEach(() => house.reset());

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
    ['read the schema file', schema.GET, { params: { id: unknown } }],
    [
      'give a schema file',
      schema.PUT,
      {
        method: 'PUT',
        params: { id: unknown },
        json: { files: [{ name: 'a', text: 'model A {\n  id Int @id\n}\n' }] },
      },
    ],
    ['drop the schema file', schema.DELETE, { method: 'DELETE', params: { id: unknown } }],
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
    const id = await house.connect();
    const row = await world.database.source.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(house.team.reader.password);
    expect(row.sealedPassword).toMatch(/^v1\./);
    const shown = await house.json<SourceView>(source.GET, { params: { id } });
    expect(JSON.stringify(shown)).not.toContain(house.team.reader.password);
    expect(shown.connection).toMatchObject({
      password: { set: true, tail: house.team.reader.password.slice(-4) },
    });
    const audit = await world.database.auditEntry.findMany({ where: { subject: `source:${id}` } });
    expect(audit.map(({ action }) => action)).toEqual(['source.connected']);
    expect(JSON.stringify(audit.map(({ detail }) => detail))).not.toContain(house.team.reader.password);
  });

  test.each<[string, object]>([
    ['a URL', { host: 'postgres://evil@host/db' }],
    ['a path to a socket', { host: '/var/run/postgresql' }],
    ['an option of the driver', { options: '-c log_statement=all' }],
    ['a line break in a name', { user: 'a\nb' }],
    ['a file that is no database', { engine: 'sqlite', file: '/etc/passwd' }],
  ])('%s is no connection', async (_, more) => {
    const body = 'engine' in more ? { ...more } : house.connection(more);
    const response = await call(sources.POST, { as: world.admin, json: { name: 'x', connection: body } });
    expect(response.status).toBe(400);
  });

  test('the same database is not connected twice', async () => {
    await house.connect();
    const response = await call(sources.POST, {
      as: world.admin,
      json: { name: 'Again', connection: house.connection({ user: 'somebody' }) },
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
    const id = await house.connect();
    const { password: __, ...rest } = house.connection(more);
    const changed = await house.json<SourceView>(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: { connection: rest },
    });
    expect(changed.connection).toMatchObject({ password: { set: kept } });
  });

  test('the key of a signed scope is encrypted, kept and never shown', async () => {
    const key = 'ab'.repeat(32);
    const id = await house.connect({ scope: { attribute: 'region', key } });
    const change = { connection: house.connection({ scope: { attribute: 'tenant' } }) };
    const changed = await house.json<SourceView>(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: change,
    });
    expect(changed.connection).toMatchObject({ scope: { attribute: 'tenant', key_set: true } });
    const row = await world.database.source.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify([row, changed])).not.toContain(key);
    expect(connectionOf(row)).toMatchObject({ scope: { attribute: 'tenant', secret: key } });
  });

  test('weaker encryption clears the password', async () => {
    const id = await house.connect({ tls: 'verified' });
    const { password: _, ...rest } = house.connection({ tls: 'required' });
    const changed = await house.json<SourceView>(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: { connection: rest },
    });
    expect(changed.connection).toMatchObject({ password: { set: false } });
  });

  test('a removed source cannot be asked, and its password is gone', async () => {
    const id = await house.connect();
    const chat = await house.json<{ id: string }>(chats.POST, { as: world.staff, json: { source_id: id } });
    expect((await call(source.DELETE, { as: world.admin, method: 'DELETE', params: { id } })).status).toBe(
      204,
    );
    expect((await call(source.GET, { as: world.admin, params: { id } })).status).toBe(404);
    const row = await world.database.source.findUniqueOrThrow({ where: { id } });
    expect(row.sealedPassword).toBeNull();
    const asked = { as: world.staff, params: { chat_id: chat.id }, json: { content: 'how many orders?' } };
    expect((await call(message.POST, asked)).status).toBe(503);
    expectLog();
    expect((await call(chats.POST, { as: world.staff, json: { source_id: id } })).status).toBe(404);
  });
});

describe('a test of a connection', () => {
  const result = (more: object, headers?: Record<string, string>) =>
    house.json<Record<string, unknown>>(probe.POST, {
      json: { connection: house.connection(more) },
      headers,
    });

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
    const { ok, rights } = await result(house.team.owner);
    expect(ok).toBe(true);
    expect(rights).toContain('is a superuser');
  });

  // Says no to TLS, as PostgreSQL does: one letter, before anything else.
  const plain = net.createServer((socket) =>
    socket.on('error', () => {}).once('data', () => socket.end('N')),
  );
  let plainPort = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    plainPort = (plain.address() as net.AddressInfo).port;
  });
  afterAll(() => plain.close());

  test.each<[string, () => object, string]>([
    ['a wrong password', () => ({ password: 'wrong' }), 'credentials_wrong'],
    ['no password', () => ({ password: '' }), 'credentials_wrong'],
    ['an unknown user', () => ({ user: 'nobody_here' }), 'credentials_wrong'],
    ['an unknown database', () => ({ ...house.team.owner, database: 'not_there' }), 'database_unknown'],
    ['a host that does not exist', () => ({ host: 'no-such-host.invalid' }), 'host_unknown'],
    ['a port where nothing listens', () => ({ port: 1 }), 'nothing_listens'],
    ['TLS that the server does not have', () => ({ port: plainPort, tls: 'required' }), 'tls_failed'],
  ])('%s is named, without the words of the driver', async (_, more, problem) => {
    const found = await result(more());
    expect(found).toEqual({ ok: false, step: 'reaching', problem, milliseconds: expect.any(Number) });
  });

  test('a file that is missing, and one that is no database, are named', async () => {
    const at = async (name: string) => {
      const body = { connection: { engine: 'sqlite', file: path.join(house.folder, name) } };
      return house.json<{ problem?: string; ok: boolean }>(probe.POST, { json: body });
    };
    fs.writeFileSync(
      path.join(house.folder, 'words.db'),
      'not a database at all, but long enough to be read as one',
    );
    const good = new DatabaseSync(path.join(house.folder, 'good.db'));
    good.exec('create table things (id integer primary key, name text)');
    good.close();
    expect(await at('missing.db')).toMatchObject({ ok: false, problem: 'file_missing' });
    expect(await at('words.db')).toMatchObject({ ok: false, problem: 'not_sqlite' });
    expect(await at('good.db')).toMatchObject({ ok: true, models: 1 });
  });

  test('tells its steps as it goes', async () => {
    const request = { json: { connection: house.connection() }, headers: { accept: 'application/x-ndjson' } };
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
    const id = await house.connect();
    const { password: _, ...rest } = house.connection();
    const at = (more: object) =>
      house.json(probe.POST, { json: { connection: { ...rest, ...more }, source_id: id } });
    expect(await at({})).toMatchObject({ ok: true });
    const elsewhere = await at({ host: '127.0.0.2' });
    expect(elsewhere).toMatchObject({ ok: false });
  });
});
