import { describe, expect, test } from 'vitest';
import { buildManifest } from './build-manifest.ts';
import type { CatalogColumn, CatalogForeignKey, CatalogTable } from './catalog.ts';
import { checkedValues } from './checked-values.ts';
import { type FieldType, namePattern } from './manifest.ts';

const columns = (...names: string[]): CatalogColumn[] =>
  names.map((name) => {
    const [plain, type = 'integer'] = name.split(':') as [string, FieldType?];
    return { name: plain, type, nullable: false };
  });
const key = (column: string, table: string, referenced = 'id'): CatalogForeignKey => ({
  columns: [column],
  table,
  referenced: [referenced],
});
const table = (name: string, list: CatalogColumn[], more: Partial<CatalogTable> = {}): CatalogTable => ({
  name,
  isView: false,
  columns: list,
  primaryKey: list.some((column) => column.name === 'id') ? ['id'] : [],
  uniques: [],
  foreignKeys: [],
  ...more,
});
const build = (...tables: CatalogTable[]) => buildManifest('postgres', { defaultSchema: 'public', tables });
const relations = (manifest: ReturnType<typeof build>, model: string) =>
  manifest.models.find((one) => one.name === model)?.relations ?? [];
const said = (manifest: ReturnType<typeof build>, model: string) =>
  relations(manifest, model).map((relation) => `${relation.name} ${relation.kind} ${relation.to}`);

describe('relations', () => {
  test('a foreign key is seen from both sides', () => {
    const manifest = build(
      table('customers', columns('id', 'name:text')),
      table('orders', columns('id', 'customer_id'), { foreignKeys: [key('customer_id', 'customers')] }),
    );
    expect(relations(manifest, 'orders')[0]).toMatchObject({
      name: 'customer',
      kind: 'one',
      inverse: 'orders',
      basis: 'foreign_key',
      required: true,
    });
    expect(relations(manifest, 'customers')[0]).toMatchObject({
      name: 'orders',
      kind: 'many',
      inverse: 'customer',
    });
  });

  test('several keys to one model have names of their own', () => {
    const manifest = build(
      table('teams', columns('id')),
      table('games', columns('id', 'home_team_id', 'away_team_id'), {
        foreignKeys: [key('home_team_id', 'teams'), key('away_team_id', 'teams')],
      }),
    );
    expect(said(manifest, 'games')).toEqual(['home_team one teams', 'away_team one teams']);
    expect(said(manifest, 'teams')).toEqual([
      'games_by_home_team many games',
      'games_by_away_team many games',
    ]);
  });

  test('a key to its own model goes up and down', () => {
    const manifest = build(
      table('employees', columns('id', 'manager_id'), { foreignKeys: [key('manager_id', 'employees')] }),
    );
    expect(said(manifest, 'employees')).toEqual([
      'manager one employees',
      'employees_by_manager many employees',
    ]);
  });

  test('a key that is unique is one to one', () => {
    const manifest = build(
      table('users', columns('id')),
      table('profiles', columns('user_id', 'bio:text'), {
        primaryKey: ['user_id'],
        foreignKeys: [key('user_id', 'users')],
      }),
    );
    expect(said(manifest, 'users')).toEqual(['profile one profiles']);
  });

  test('without a declared key, names tell where they can mean one thing only', () => {
    const manifest = build(
      table('Customers', columns('id', 'name:text')),
      table('Orders', columns('id', 'customerId', 'total:decimal', 'customer_name:text')),
      table('Notes', columns('id', 'text:text', 'customer_id:text')),
    );
    expect(relations(manifest, 'orders')).toMatchObject([
      { name: 'customer', to: 'customers', basis: 'name' },
    ]);
    // Text cannot be a whole number's key.
    expect(relations(manifest, 'notes')).toEqual([]);
  });

  test('a key of several columns keeps its pairs', () => {
    const manifest = build(
      table('lines', columns('order_no', 'line_no'), { primaryKey: ['order_no', 'line_no'] }),
      table('shipments', columns('id', 'order_no', 'line_no'), {
        foreignKeys: [
          { columns: ['order_no', 'line_no'], table: 'lines', referenced: ['order_no', 'line_no'] },
        ],
      }),
    );
    expect(relations(manifest, 'shipments')[0]).toMatchObject({
      name: 'line',
      on: [
        { from: 'order_no', to: 'order_no' },
        { from: 'line_no', to: 'line_no' },
      ],
    });
  });

  test('a table of nothing but keys is a junction', () => {
    const manifest = build(
      table('films', columns('id')),
      table('actors', columns('id')),
      table('film_actor', columns('film_id', 'actor_id', 'updated:timestamp'), {
        primaryKey: ['film_id', 'actor_id'],
        foreignKeys: [key('film_id', 'films'), key('actor_id', 'actors')],
      }),
    );
    expect(manifest.models.filter((model) => model.isJunction).map((model) => model.name)).toEqual([
      'film_actor',
    ]);
  });

  test('no relation has the name of a field or of another relation', () => {
    const manifest = build(
      table('customer', columns('id', 'orders:text')),
      table('orders', columns('id', 'customer'), { foreignKeys: [key('customer', 'customer')] }),
    );
    for (const model of manifest.models) {
      const names = [...model.fields, ...model.relations].map((one) => one.name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(namePattern);
    }
  });
});

describe('names and labels', () => {
  test('the same table in two schemas has two names', () => {
    const manifest = build(
      table('users', columns('id'), { schema: 'public' }),
      table('users', columns('id'), { schema: 'crm' }),
    );
    expect(manifest.models.map((model) => model.name)).toEqual(['users', 'crm_users']);
  });

  test('decoration is no part of a label', () => {
    const manifest = build(table('tbl_OrderLines', columns('id', 'UnitPrice:decimal')));
    expect(manifest.models[0]).toMatchObject({
      name: 'tbl_order_lines',
      label: 'order line',
      plural: 'order lines',
    });
    expect(manifest.models[0]?.fields[1]).toMatchObject({
      name: 'unit_price',
      label: 'unit price',
      column: 'UnitPrice',
    });
  });

  test('nor is the app of a table that Django made, unless two apps have a table of that name', () => {
    const manifest = build(
      ...['django_migrations', 'shop_order', 'shop_orderitem', 'shop_category', 'blog_category'].map((name) =>
        table(name, columns('id')),
      ),
    );
    expect(manifest.models.map(({ name, plural }) => [name, plural])).toEqual([
      ['blog_category', 'blog categories'],
      ['django_migrations', 'migrations'],
      ['shop_category', 'shop categories'],
      ['shop_order', 'orders'],
      ['shop_orderitem', 'order items'],
    ]);
    expect(build(table('shop_order', columns('id'))).models[0]?.plural).toBe('shop orders');
  });

  test.each([
    [['id', 'model:text', 'plate_number:text'], ['plate_number']],
    [['id', 'phone:text', 'city:text'], ['id']],
    [
      ['id', 'first_name:text', 'last_name:text'],
      ['first_name', 'last_name'],
    ],
    [['id', 'code:text', 'title:text'], ['title']],
    [
      ['id', 'guest_first_name:text', 'guest_last_name:text'],
      ['guest_first_name', 'guest_last_name'],
    ],
    [['id', 'thing_name:text'], ['thing_name']],
    [['id', 'body:text', 'subject:text'], ['subject']],
    [['id', 'amount:decimal'], ['id']],
    [['id', 'thing_no:text', 'placed_on:date'], ['thing_no']],
    [['id', 'range:integer', 'model:text'], ['model']],
    [['id', 'contact_first_name:text', 'contact_last_name:text', 'thing_name:text'], ['thing_name']],
    [
      ['id', 'contact_first_name:text', 'contact_last_name:text'],
      ['contact_first_name', 'contact_last_name'],
    ],
    [['id', 'amount:decimal', 'thing_details:text'], ['thing_details']],
  ])('%j is known by %j', (names, display) => {
    expect(build(table('things', columns(...names))).models[0]?.displayFields).toEqual(display);
  });

  test('secrets are marked and keep no values', () => {
    const list = columns('id', 'password_hash:text', 'ssn:text', 'api_token:text', 'name:text').map(
      (column) => ({
        ...column,
        commonValues: ['x'],
      }),
    );
    const fields = build(table('users', list)).models[0]?.fields ?? [];
    expect(fields.filter((field) => field.sensitive).map((field) => field.name)).toEqual([
      'password_hash',
      'ssn',
      'api_token',
    ]);
    expect(fields.filter((field) => field.sensitive && field.values)).toEqual([]);
  });

  test('the version follows the content', () => {
    const once = build(table('a', columns('id')));
    expect(build(table('a', columns('id'))).version).toBe(once.version);
    expect(build(table('a', columns('id', 'b'))).version).not.toBe(once.version);
  });
});

test.each([
  [
    "CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'it''s'::character varying])::text[])))",
    ['open', "it's"],
  ],
  ["CHECK ((status = ANY (ARRAY['a'::text, 'b'::text])))", ['a', 'b']],
  ["`status` in ('a','b')", ['a', 'b']],
  ["CHECK ((status <> 'a'::text))", undefined],
  ["CHECK ((other = ANY (ARRAY['a'::text])))", undefined],
])('%s admits %j', (definition, values) => {
  expect(checkedValues('status', [definition])).toEqual(values);
});
