import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { openAccess } from './access.ts';
import { openGateway } from './gateway.ts';
import type { Manifest } from './manifest.ts';
import { openSource } from './open-source.ts';
import type { Source } from './source.ts';

let url: string;
let source: Source;
let manifest: Manifest;

beforeAll(async () => {
  url = (await createTestDatabase({ empty: true })).url;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create schema crm;
    create type mood as enum ('sad', 'glad');
    create domain short_text as varchar(20);
    create table crm.people (id bigint primary key, name text not null, feeling mood, born date,
      status varchar(10) check (status in ('new', 'old')), nick short_text, password text);
    comment on table crm.people is 'Everybody we know';
    comment on column crm.people.born is 'Day of birth';
    create table visits (id int generated always as identity, person_id bigint references crm.people,
      seen_on date not null, place text) partition by range (seen_on);
    create table visits_2024 partition of visits for values from ('2024-01-01') to ('2025-01-01');
    create table visits_2025 partition of visits for values from ('2025-01-01') to ('2026-01-01');
    create view busy as select place, count(*) as visits from visits group by place;
    create materialized view places as select distinct place from visits;
    create table oddities (id int primary key, amount numeric, huge bigint, price money, tags text[], body jsonb,
      span interval, key uuid, raw bytea, at timestamptz, wall timestamp, day date, clock time, ratio real, flag boolean);
    insert into crm.people select n, 'person ' || n, (array['sad', 'glad'])[1 + n % 2]::mood, date '1990-01-01' + n,
      (array['new', 'old'])[1 + n % 2], null, 'secret' || n from generate_series(1, 300) n;
    insert into visits (person_id, seen_on, place) select 1 + n % 300, date '2024-01-01' + n % 700,
      (array['Hanoi', 'Madrid', 'Paris'])[1 + n % 3] from generate_series(1, 3000) n;
    insert into oddities values
      (1, 'NaN', 9223372036854775807, 12.5, '{a,"b,c",null}', '{"a": [1, null]}', '1 year 2 days 03:00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
       '\\xdeadbeef', '2024-01-01 00:00:00.123456+02', 'infinity', '0044-03-15 BC', '23:59:59.5', 0.1, true),
      (2, '12345678901234567890.123456789', -1, null, '{}', 'null', '-1 day', null, '', '-infinity', '2024-02-29 12:00', 'infinity', null, 'NaN', false),
      (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    analyze;`);
  await client.end();
  source = await openSource(url);
  manifest = await source.introspect();
});
afterAll(() => source.close());

const model = (name: string) => manifest.models.find((one) => one.name === name);
const field = (of: string, name: string) => model(of)?.fields.find((one) => one.name === name);

test('tables of every schema, parents and views are models; partitions are not', () => {
  expect(manifest.models.map((one) => one.name).sort()).toEqual([
    'busy',
    'oddities',
    'people',
    'places',
    'visits',
  ]);
  expect(model('people')?.table).toEqual({ schema: 'crm', name: 'people' });
  expect(manifest.models.filter((one) => one.isView).map((one) => one.name)).toEqual(['busy', 'places']);
});

test('comments, enums and checks are kept', () => {
  expect(model('people')?.description).toBe('Everybody we know');
  expect(field('people', 'born')?.description).toBe('Day of birth');
  expect(field('people', 'feeling')).toMatchObject({ type: 'text', enumValues: ['sad', 'glad'] });
  expect(field('people', 'status')?.enumValues).toEqual(['new', 'old']);
  expect(field('people', 'nick')?.type).toBe('text');
});

test('a foreign key across schemas is a relation, once', () => {
  expect(model('visits')?.relations.map((one) => `${one.name} ${one.kind} ${one.to}`)).toEqual([
    'person one people',
  ]);
  expect(model('people')?.relations.map((one) => one.name)).toEqual(['visits']);
});

test('rows are estimated, values and the latest date come from statistics', () => {
  expect(model('visits')?.rowEstimate).toBe(3000);
  expect(field('visits', 'place')).toMatchObject({ valuesComplete: true });
  expect([...(field('visits', 'place')?.values ?? [])].sort()).toEqual(['Hanoi', 'Madrid', 'Paris']);
  expect(manifest.latestDate).toBe('2025-11-30');
  expect(field('people', 'password')).toMatchObject({ sensitive: true });
  expect(field('people', 'password')).not.toHaveProperty('values');
});

test('schemas can be chosen', async () => {
  const only = await source.introspect({ schemas: ['crm'] });
  expect(only.models.map((one) => one.name)).toEqual(['people']);
});

test('introspection gives the same version twice', async () => {
  expect((await source.introspect()).version).toBe(manifest.version);
});

test('every type survives the way, with its nulls and infinities', async () => {
  const names = model('oddities')?.fields.map((one) => one.name) ?? [];
  const query = {
    kind: 'select',
    from: { model: 'oddities', as: 'o' },
    outputs: names.map((name) => ({ expr: { kind: 'column', of: 'o', name }, as: name })),
    orderBy: [{ by: { kind: 'output', name: 'id' }, direction: 'asc' }],
  };
  const actor = { id: 'a', role: 'staff', attributes: {} } as const;
  const { bridge } = openGateway({ source, manifest, access: openAccess, actor, observe: () => undefined });
  const reply = JSON.parse(await bridge(JSON.stringify(query), new AbortController().signal));
  expect(reply.ok).toBe(true);
  expect(
    Object.fromEntries(names.map((name, at) => [name, reply.rows.map((row: unknown[]) => row[at])])),
  ).toEqual({
    id: [1, 2, 3],
    amount: ['NaN', '12345678901234567890.123456789', null],
    huge: ['9223372036854775807', -1, null],
    price: ['12.50', null, null],
    tags: ['["a","b,c",null]', '[]', null],
    body: ['{"a": [1, null]}', 'null', null],
    span: ['P1Y2DT3H', 'P-1D', null],
    key: ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', null, null],
    raw: ['deadbeef', '', null],
    at: ['2023-12-31T22:00:00.123456Z', '-infinity', null],
    wall: ['infinity', '2024-02-29T12:00:00', null],
    day: ['0044-03-15 BC', 'infinity', null],
    clock: ['23:59:59.5', null, null],
    ratio: ['0.1', 'NaN', null],
    flag: [true, false, null],
  });
});

test('what a role could do beyond reading is told', async () => {
  expect(await source.inspectRights()).toContain('is a superuser');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create role docent_reader_test login password 'r' noinherit;
    grant usage on schema crm to docent_reader_test; grant select on crm.people to docent_reader_test;
    do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`);
  const reader = await openSource(
    Object.assign(new URL(url), { username: 'docent_reader_test', password: 'r' }).href,
  );
  try {
    expect(await reader.inspectRights()).toEqual([]);
    expect((await reader.introspect()).models.map((one) => one.name)).toEqual(['people']);
  } finally {
    await reader.close();
    await client.query('drop owned by docent_reader_test; drop role docent_reader_test');
    await client.end();
  }
});

test.each([
  ['postgres://nobody:x@127.0.0.1:1/none', 'nothing listens at this host and port'],
  ['postgres://nobody:x@host.invalid/none', 'the host name is not known'],
])('%s is unavailable: %s', async (bad, detail) => {
  const broken = await openSource(bad);
  await expect(broken.introspect()).rejects.toMatchObject({ code: 'source.unavailable', detail });
  await broken.close();
});
