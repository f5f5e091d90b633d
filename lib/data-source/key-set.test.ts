import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, column, value } from '../testing/shop-queries.ts';
import type { EngineSource } from '../testing/source-on-engines.ts';
import { openSource } from './open-source.ts';
import type { Expr, Select } from './query.ts';

const folder = mkdtempSync(join(tmpdir(), 'docent-key-set-'));
const opened: EngineSource[] = [];

async function open(name: string, index: string): Promise<EngineSource> {
  const file = join(folder, `${name}.sqlite`);
  const database = new DatabaseSync(file);
  database.exec(`
    create table boats (id integer primary key, code text);
    create table trips (id integer primary key, boat_id integer, boat_code text, miles integer);
    insert into boats values (1, 'A'), (2, 'B'), (3, null), (4, 'a');
    insert into trips values (1, 1, 'A', 10), (2, 1, 'A', 90), (3, null, null, 90), (4, 2, 'b', 20);
    ${index}`);
  database.close();
  const source = await openSource(`sqlite:${file}`);
  const shop: EngineSource = {
    dialect: 'sqlite',
    url: `sqlite:${file}`,
    source,
    manifest: await source.introspect(),
    close: () => source.close(),
  };
  opened.push(shop);
  return shop;
}

let bare: EngineSource;
let indexed: EngineSource;
beforeAll(async () => {
  bare = await open('bare', '');
  indexed = await open(
    'indexed',
    'create index of_boat on trips (boat_id); create index of_code on trips (boat_code);',
  );
});
afterAll(async () => {
  for (const shop of opened) await shop.close();
  rmSync(folder, { recursive: true });
});

function boats(where: Expr): Select {
  return {
    kind: 'select',
    from: { model: 'boats', as: 'b' },
    outputs: [{ expr: column('b.id'), as: 'id' }],
    where,
    orderBy: [{ by: { kind: 'output', name: 'id' }, direction: 'asc' }],
  };
}

function trip(tie: [string, string], rest: readonly Expr[] = [], more: Partial<Select> = {}): Expr {
  const equal: Expr = { kind: 'compare', op: 'eq', args: [column(tie[0]), column(tie[1])] };
  const query: Select = {
    kind: 'select',
    from: { model: 'trips', as: 't' },
    outputs: [{ expr: value(1), as: 'one' }],
    where: { kind: 'and', args: [equal, ...rest] },
    ...more,
  };
  return { kind: 'exists', query };
}

const long: Expr = { kind: 'compare', op: 'gt', args: [column('t.miles'), value(50)] };
const longer: Expr = { kind: 'compare', op: 'gt', args: [column('t.miles'), column('b.id')] };
const byId: [string, string] = ['t.boat_id', 'b.id'];
const byCode: [string, string] = ['b.code', 't.boat_code'];
const not = (arg: Expr): Expr => ({ kind: 'not', arg });

async function idsOf(shop: EngineSource, where: Expr) {
  const { reply, sql } = await ask(shop, boats(where));
  return { ids: reply.ok ? reply.rows.map(([id]) => id) : reply, isSet: !sql.includes('exists (') };
}

describe('what exists, where no index finds it', () => {
  test.each([
    ['by a number', trip(byId), [1, 2]],
    ['by text, letter by letter', trip(byCode), [1]],
    ['with a condition of its own', trip(byId, [long]), [1]],
    ['denied, for keys that are null too', not(trip(byCode, [long])), [2, 3, 4]],
    ['denied, where rows without a key exist', not(trip(byId, [long])), [2, 3, 4]],
  ])('is read once as a set of keys, %s', async (_, where, ids) => {
    expect(await idsOf(bare, where)).toEqual({ ids, isSet: true });
    expect(await idsOf(indexed, where)).toEqual({ ids, isSet: false });
  });

  test('is read row by row where more than its key ties it', async () => {
    expect(await idsOf(bare, trip(byId, [longer]))).toEqual({ ids: [1, 2], isSet: false });
  });

  test('is read row by row where it is a group, which none of its rows would still be', async () => {
    const counted = { outputs: [{ expr: { kind: 'aggregate', fn: 'count' } as Expr, as: 'n' }] };
    expect(await idsOf(bare, trip(byId, [], counted))).toEqual({ ids: [1, 2, 3, 4], isSet: false });
  });
});
