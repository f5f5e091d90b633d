import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from './manifest.ts';
import { openSource } from './open-source.ts';
import type { Source } from './source.ts';
import { inferType } from './sqlite-types.ts';

const folder = mkdtempSync(join(tmpdir(), 'docent-sqlite-'));
const file = join(folder, 'odd.sqlite');
let source: Source;
let manifest: Manifest;

beforeAll(async () => {
  const database = new DatabaseSync(file);
  database.exec(`
    create table "Order Lines" ("Line ID" integer primary key, "When" text, stamp integer, day, "Ship City" varchar(20),
      price numeric, made datetime, active boolean, parent references "order lines");
    create table plain (a, b) ;
    create view recent as select "When" from "Order Lines";
    insert into "Order Lines" values (1, '2024-01-05', 1700000000, '2024-01-05 10:00:00', 'Köln', 1.5, 1700000000, 1, null),
      (2, '2024-02-05', 1700000001, '2024-01-06 11:00:00', 'Paris', 2, 1700000100, 0, 1);
    insert into plain values (1, 'x'), ('two', 3);`);
  database.close();
  source = await openSource(`sqlite:${file}`);
  manifest = await source.introspect();
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true });
});

const model = (name: string) => manifest.models.find((one) => one.name === name);
const run = (sql: string, milliseconds = 2000, signal = new AbortController().signal) =>
  source.run(
    { sql, values: [], columns: [{ name: 'x', type: 'text' }] },
    { rows: 10, bytes: 1000, milliseconds },
    signal,
  );

test('types follow from what columns hold where the declaration says little', () => {
  const types = model('order_lines')?.fields.map((one) => [one.name, one.type, one.storedAs]);
  expect(types).toEqual([
    ['line_id', 'integer', undefined],
    ['when', 'date', 'iso_text'],
    ['stamp', 'integer', undefined],
    ['day', 'timestamp', 'iso_text'],
    ['ship_city', 'text', undefined],
    ['price', 'decimal', undefined],
    ['made', 'timestamptz', 'unix_seconds'],
    ['active', 'boolean', undefined],
    ['parent', 'integer', undefined],
  ]);
  expect(model('recent')?.isView).toBe(true);
  expect(model('order_lines')?.rowEstimate).toBe(2);
  expect(manifest.latestDate).toBe('2024-02-05');
});

test('a reference in other letters than the table is a relation', () => {
  expect(model('order_lines')?.relations.map((one) => `${one.name} ${one.kind} ${one.to}`)).toEqual([
    'parent_order_line one order_lines',
    'order_lines_by_parent_order_line many order_lines',
  ]);
});

test.each([
  ['TEXT', ['2024-01-01', '2024-02-03'], 'date'],
  ['TEXT', ['2024-01-01 10:00', '2024-02-03T11:00:00Z'], 'timestamp'],
  ['TIMESTAMP', ['2024-01-01 00:00:00', '2024-02-01 00:00:00', '2024-03-01 00:00:00'], 'date'],
  ['DATE', ['January 5', 'May 3'], 'text'],
  ['DATE', [1998, 2001], 'integer'],
  ['INTEGER', ['n/a', 3], 'text'],
  ['BOOLEAN', [0, 1], 'boolean'],
  ['BOOLEAN', ['t', 'f'], 'text'],
  ['NUMERIC', [1, 2.5], 'decimal'],
  ['', [], 'text'],
  ['POINT', ['1,2'], 'text'],
])('%s holding %j is %s', (declared, values, type) => {
  expect(inferType(declared, values).type).toBe(type);
});

test.each([
  ['available', [0, 1], 'boolean'],
  ['is_late', [1, 0, 1], 'boolean'],
  ['vegetariano', [0, 1], 'boolean'],
  ['có_mặt', [0, 1], 'boolean'],
  ['goals', [0, 1], 'integer'],
  ['speed', [0, 1], 'integer'],
  ['goals_scored', [0, 1], 'integer'],
  ['terms_accepted', [0, 1], 'boolean'],
  ['available', [1, 1], 'integer'],
  ['available', [0, 1, 2], 'integer'],
])('whole numbers called %s holding %j are %s', (name, values, type) => {
  expect(inferType('INTEGER', values, name).type).toBe(type);
});

describe('while statements run, only reading is let through', () => {
  test.each([
    ['insert into plain values (1, 2)'],
    ['create table t (a)'],
    ['drop table plain'],
    ['pragma query_only = off'],
    [`attach database '/tmp/other.sqlite' as other`],
    [`vacuum into '${join(folder, 'copy.sqlite')}'`],
    ['select load_extension(1)'],
    ['select writefile(1, 2)'],
    ["select * from pragma_table_info('plain')"],
    ['select randomblob(1000000000)'],
    ['with recursive t (n) as (select 1 union all select n + 1 from t) select count(*) from t'],
  ])('%s', async (sql) => {
    await expect(run(sql)).rejects.toMatchObject({ code: 'query.failed', detail: undefined });
  });
});

test('a killed statement leaves the source working', async () => {
  const heavy = `select count(*) from ${Array.from({ length: 30 }, (_, at) => `plain p${at}`).join(', ')}`;
  await expect(run(heavy, 100)).rejects.toMatchObject({ code: 'query.timeout' });
  const several = await Promise.all([run('select 1'), run('select 2'), run('select 3'), run('select 4')]);
  expect(several.map((set) => set.rows[0]?.[0])).toEqual(['1', '2', '3', '4']);
});

test('a result is cut by its bytes', async () => {
  const wide = `select '${'x'.repeat(400)}' from "Order Lines", "Order Lines" b, "Order Lines" c`;
  await expect(run(wide)).resolves.toMatchObject({ truncated: true, rows: { length: 2 } });
});

test('a file that is missing, or is no database, says so', async () => {
  await expect(openSource('sqlite:/nowhere/at-all.sqlite')).rejects.toMatchObject({
    code: 'source.unavailable',
    detail: 'there is no file /nowhere/at-all.sqlite',
  });
  const text = join(folder, 'text.sqlite');
  writeFileSync(text, 'this is no database, however long it may be and whatever it may say'.repeat(20));
  const broken = await openSource(`sqlite:${text}`);
  await expect(broken.introspect()).rejects.toMatchObject({ code: 'source.unavailable' });
  await broken.close();
  await expect(openSource('oracle://x')).rejects.toMatchObject({ code: 'source.unavailable' });
});
