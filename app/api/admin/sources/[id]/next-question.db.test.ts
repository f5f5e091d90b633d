// What the next question sees of a source after admins have changed it: several side by side, other words,
// other rules. Questions are answered by the whole pipeline.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishSettings } from '#lib/env/settings.ts';
import type { SourceView } from '#lib/sources/source-view.ts';
import { type AppWorld, call } from '#lib/testing/app-world.ts';
import { expectLog, openSourceWorld, rowsOf, type SourceWorld } from '#lib/testing/source-world.ts';
import * as choosable from '../../../sources/route.ts';
import * as sources from '../route.ts';
import * as access from './access/route.ts';
import * as labels from './labels/route.ts';
import * as manifest from './manifest/route.ts';
import * as preview from './preview/route.ts';
import * as refresh from './refresh/route.ts';
import * as source from './route.ts';
import * as schema from './schema/route.ts';

let house: SourceWorld;
let world: AppWorld;

beforeAll(async () => {
  house = await openSourceWorld();
  world = house.app;
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const rule = (more: object) => ({ role: 'staff', model: 'customers', ...more });
const put = (id: string, rules: object[]) =>
  house.json(access.PUT, { method: 'PUT', params: { id }, json: { rules } });

describe('several sources', () => {
  test('each chat asks its own', async () => {
    const file = path.join(house.folder, 'library.db');
    const books = new DatabaseSync(file);
    books.exec(`create table books (id integer primary key, title text);
      insert into books (title) values ('One'), ('Two'), ('Three')`);
    books.close();
    const library = await house.json<SourceView>(sources.POST, {
      json: { name: 'Library', connection: { engine: 'sqlite', file } },
    });
    const shop = await house.connect();
    const [atLibrary, atShop] = await Promise.all([
      house.ask(world.staff, library.id, 'How many books are there?'),
      house.ask(world.staff, shop, 'How many orders are there?'),
    ]);
    expect(rowsOf(atLibrary)).toEqual([[3]]);
    expect(rowsOf(atShop)).toEqual([[60]]);
    expect((await house.ask(world.staff, shop, 'How many books are there?')).type).toBe('out_of_scope');
  });

  test('staff choose among names alone', async () => {
    const id = await house.connect();
    const { sources: listed } = await house.json<{ sources: object[] }>(choosable.GET, { as: world.staff });
    expect(listed).toContainEqual({ id, name: 'Shop', is_default: false });
  });

  test('a look tells the status: connected, or with rights it should not have, or the problem', async () => {
    const id = await house.connect();
    const look = () => house.json<SourceView>(refresh.POST, { method: 'POST', params: { id } });
    expect((await look()).status).toMatchObject({ state: 'connected', model_count: 3 });
    await house.team.execute(`grant insert on orders to ${house.team.reader.user}`);
    expect((await look()).status).toMatchObject({ state: 'warning', rights: ['may write to 1 tables'] });
    await house.team.execute(`revoke insert on orders from ${house.team.reader.user}`);
    expect((await look()).status.state).toBe('connected');
    await house.json(source.PATCH, {
      method: 'PATCH',
      params: { id },
      json: { connection: house.connection({ password: 'wrong' }) },
    });
    expect((await look()).status).toMatchObject({ state: 'error', problem: 'credentials_wrong' });
  });

  test('a new table is known after a look, and a dropped one makes Docent look by itself', async () => {
    const id = await house.connect();
    expect((await house.ask(world.staff, id, 'How many invoices are there?')).type).toBe('out_of_scope');
    await house.team.execute(`create table invoices (id int primary key, number text);
      insert into invoices values (1, 'A'), (2, 'B'); grant select on invoices to ${house.team.reader.user}`);
    await house.json(refresh.POST, { method: 'POST', params: { id } });
    expect(rowsOf(await house.ask(world.staff, id, 'How many invoices are there?'))).toEqual([[2]]);
    await house.team.execute('drop table invoices');
    expect((await house.ask(world.staff, id, 'How many invoices are there?')).type).toBe('error');
    expectLog();
    expect((await house.ask(world.staff, id, 'How many invoices are there?')).type).toBe('out_of_scope');
  });

  test('what another process changed holds for the next question here', async () => {
    const id = await house.connect();
    expect(rowsOf(await house.ask(world.staff, id, 'How many orders are there?'))).toEqual([[60]]);
    // As another process would: the record alone.
    const { id: authorId } = world.admin;
    await world.database.labelEdit.create({
      data: { sourceId: id, model: 'payments', label: 'remittance', plural: 'remittances', authorId },
    });
    await world.database.source.update({ where: { id }, data: { revision: { increment: 1 } } });
    expect(rowsOf(await house.ask(world.staff, id, 'How many remittances are there?'))).toEqual([[40]]);
  });

  test('under another AUTH_SECRET the stored password is lost, and that is said', async () => {
    const id = await house.connect();
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
    const id = await house.connect();
    const patch = (json: object) =>
      call(labels.PATCH, { as: world.admin, method: 'PATCH', params: { id }, json });
    expect((await patch({ labels: [{ model: 'customers', synonyms: ['patron'] }] })).status).toBe(204);
    expect(rowsOf(await house.ask(world.staff, id, 'How many patrons are there?'))).toEqual([[30]]);
    const model = () =>
      house.json<{ label: string; edit: unknown }>(manifest.GET, {
        params: { id },
        path: '/?model=customers',
      });
    expect(await model()).toMatchObject({ label: 'customer', edit: { synonyms: ['patron'] } });
    await patch({ labels: [{ model: 'customers' }] });
    expect(await model()).toMatchObject({ edit: null });
    expect((await patch({ labels: [{ model: 'nothing' }] })).status).toBe(400);
    expect(await world.database.labelEdit.count({ where: { sourceId: id } })).toBe(1);
  });

  test('a relation that was inferred from names can be refused; a foreign key cannot', async () => {
    const id = await house.connect();
    const relations = async (model: string) =>
      (
        await house.json<{ relations: { name: string; basis: string; accepted: boolean | null }[] }>(
          manifest.GET,
          {
            params: { id },
            path: `/?model=${model}`,
          },
        )
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
    const id = await house.connect();
    const question = 'What is the average age of customers?';
    const average = [['35.5']];
    expect(rowsOf(await house.ask(world.staff, id, question))).toEqual(average);
    await put(id, [rule({ kind: 'hide_field', field: 'age' })]);
    const refused = await house.ask(world.staff, id, question);
    expect(JSON.stringify(refused)).not.toContain('35.5');
    expect(refused.type).not.toBe('answer');
    expect(rowsOf(await house.ask(world.admin, id, question))).toEqual(average);
    await put(id, []);
    expect(rowsOf(await house.ask(world.staff, id, question))).toEqual(average);
  });

  test('a row rule keeps the rows of the asker; without the attribute there are none', async () => {
    const id = await house.connect();
    await put(id, [rule({ kind: 'row_rule', field: 'region', attribute: 'region' })]);
    const count = async () => rowsOf(await house.ask(world.staff, id, 'How many customers are there?'));
    expect(await count()).toEqual([[0]]);
    await world.database.user.update({
      where: { id: world.staff.id },
      data: { attributes: { region: 'North' } },
    });
    expect(await count()).toEqual([[10]]);
  });

  test('to see as a role is to see what its answers are made of', async () => {
    const id = await house.connect();
    await put(id, [
      rule({ kind: 'hide_model', model: 'payments' }),
      rule({ kind: 'mask_field', field: 'email', mask: 'email' }),
      rule({ kind: 'row_rule', field: 'region', attribute: 'region' }),
    ]);
    const seen = (query: string) =>
      house.json<{
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
    const id = await house.connect();
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

describe('a Prisma schema', () => {
  const text = `
    /// Who has bought from us at least once.
    model Purchaser {
      id     Int    @id
      /// The part of the country.
      zone   String @map("region")
      orders Purchase[]
      @@map("customers")
    }
    model Purchase {
      id        Int       @id
      buyerId   Int       @map("customer_id")
      buyer     Purchaser @relation(fields: [buyerId], references: [id])
      @@map("orders")
    }
    model Parcel {
      id Int @id
    }`;
  const files = [{ name: 'schema.prisma', text: `datasource db {\n  provider = "postgresql"\n}\n${text}` }];

  test('gives the next question its words, until it is taken back', async () => {
    const id = await house.connect();
    const params = { id };
    const kept = await house.json(schema.PUT, { method: 'PUT', params, json: { files } });
    expect(kept).toEqual({ tables: 3, matched: 2, described: 4, missing: ['Parcel'] });
    const asked = await house.ask(world.staff, id, 'How many purchasers are there per zone?');
    expect(rowsOf(asked)).toEqual([
      ['South', 20],
      ['North', 10],
    ]);
    expect((await call(schema.DELETE, { as: world.admin, method: 'DELETE', params })).status).toBe(204);
    expect(await house.json(schema.GET, { params })).toMatchObject({ tables: 0, described: 0 });
    const again = await house.ask(world.staff, id, 'How many purchasers are there per zone?');
    expect(again.type).not.toBe('answer');
  });

  test('that cannot be read says where, and changes nothing', async () => {
    const params = { id: await house.connect() };
    await house.json(schema.PUT, { method: 'PUT', params, json: { files } });
    const wrong = { files: [{ name: 'schema.prisma', text: 'model A {\n  id Nothing @id\n}\n' }] };
    const outcome = await house.json(schema.PUT, { method: 'PUT', params, json: wrong });
    expect(outcome).toEqual({ problem: expect.stringContaining('schema.prisma:2') });
    expect(await house.json(schema.GET, { params })).toMatchObject({ tables: 3 });
  });
});
