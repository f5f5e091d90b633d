import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GoldDatabase } from './gold-database.ts';
import { openGoldSqlite } from './gold-sqlite.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-gold-'));
const file = path.join(folder, 'shop.sqlite');
let gold: GoldDatabase;

beforeAll(() => {
  const database = new DatabaseSync(file);
  database.exec(`create table item (id integer, name text, price real, seen text);
    insert into item values (1, 'Tea ', 2.5, '2026-01-01'), (9007199254740993, null, 3, null)`);
  database.close();
  gold = openGoldSqlite(file);
});

afterAll(async () => {
  await gold.close();
  fs.rmSync(folder, { recursive: true });
});

it('rows come with their values as they are compared', async () => {
  expect(await gold.run('select * from item order by id', 5000)).toEqual({
    width: 4,
    rows: [
      [1, 'Tea', 2.5, { at: Date.UTC(2026, 0, 1) }],
      [9007199254740992, null, 3, null],
    ],
  });
});

it('two columns of one name are two columns', async () => {
  expect((await gold.run('select id, id from item', 5000)).width).toBe(2);
});

it('text may stand in double quotes', async () => {
  expect((await gold.run('select id from item where name = "Tea "', 5000)).rows).toEqual([[1]]);
});

it('nothing can be written', async () => {
  await expect(gold.run('delete from item', 5000)).rejects.toThrow(/readonly/);
});

it('a statement that does not end is killed, and the next one runs', async () => {
  const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n';
  await expect(gold.run(endless, 100)).rejects.toThrow(/more than 100 ms/);
  expect((await gold.run('select count(*) from item', 5000)).rows).toEqual([[2]]);
});

it('a file that is not there is said to be missing, and is not made', async () => {
  const missing = path.join(folder, 'none.sqlite');
  await expect(openGoldSqlite(missing).run('select 1', 5000)).rejects.toThrow(/no SQLite file/);
  expect(fs.existsSync(missing)).toBe(false);
});
