import { DatabaseSync } from 'node:sqlite';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { ask, count, select, value } from '../testing/shop-queries.ts';
import { type EngineSource, openOnEngines } from '../testing/source-on-engines.ts';
import {
  compared,
  idOf,
  ids,
  inOrderOf,
  loose,
  other,
  part,
  plain,
  setOf,
  w,
  wordStatements,
  words,
} from '../testing/text-queries.ts';
import type { Expr, Query } from './query.ts';

let engines: EngineSource[] = [];
beforeAll(async () => {
  engines = await openOnEngines(wordStatements);
}, 60_000);
afterAll(async () => {
  for (const engine of engines) await engine.close();
});

type Word = (typeof words)[number];
const of = (...some: Word[]) => some.map((word) => [idOf(word)]).sort(([a], [b]) => Number(a) - Number(b));
const not = (arg: Expr): Expr => ({ kind: 'not', arg });
const among = (arg: Expr, ...values: Word[]): Expr => ({ kind: 'in', arg, values });
const folded = (arg: Expr, op: 'equals' | 'contains' | 'startsWith', wanted: string): Expr => ({
  kind: 'text',
  op,
  arg,
  value: wanted,
});
const all = words.map((word) => [word]);
const others = (...some: Word[]) => of(...words.filter((word) => !some.includes(word)));

/** Without case and accents first, then by the numbers of the letters. */
const ordered: Word[] = [
  ...(['', ' ', 'a-b', 'a_b', 'dang', 'Đặng', 'E\u0301va', 'Éva', 'STRASSE', 'Straße'] as const),
  ...(['ZOE', 'Zoe', 'Zoë', 'zoe', 'Zoe ', 'ΑΘΗΝΑ', 'Αθήνα', '🍊', '🍎'] as const),
];
const inOrder = [...ordered.map((word) => [idOf(word)]), [words.length + 1]];

const aggregate = (fn: 'min' | 'max' | 'count', arg: Expr, distinct = false): Expr => ({
  kind: 'aggregate',
  fn,
  arg,
  ...(distinct && { distinct }),
});

/** Of each column, whatever its collation. */
const cases: readonly (readonly [string, (column: Expr) => Query, unknown[][]])[] = [
  ['equal is equal in every letter', (t) => ids(compared('eq', t, 'Zoe')), of('Zoe')],
  ['a space at the end matters', (t) => ids(compared('eq', t, 'Zoe ')), of('Zoe ')],
  ['nothing is not a space', (t) => ids(compared('eq', t, '')), of('')],
  ['emoji are different', (t) => ids(compared('eq', t, '🍎')), of('🍎')],
  ['composed is not decomposed', (t) => ids(compared('eq', t, 'Éva')), of('Éva')],
  ['unequal is all others, without nulls', (t) => ids(compared('ne', t, 'zoe')), others('zoe')],
  ['not equal is all others, without nulls', (t) => ids(not(compared('eq', t, 'zoe'))), others('zoe')],
  ['a list', (t) => ids(among(t, 'ZOE', 'Đặng', '🍊')), of('ZOE', 'Đặng', '🍊')],
  ['all but a list', (t) => ids(not(among(t, 'ZOE', 'Straße'))), others('ZOE', 'Straße')],
  ['what comes before', (t) => ids(compared('lt', t, 'dang')), of('', ' ', 'a-b', 'a_b')],
  ['what comes up to', (t) => ids(compared('lte', t, 'dang')), of('', ' ', 'a-b', 'a_b', 'dang')],
  ['what comes after', (t) => ids(compared('gt', t, 'Zoë')), of('zoe', 'Zoe ', 'ΑΘΗΝΑ', 'Αθήνα', '🍎', '🍊')],
  ['what comes from on', (t) => ids(compared('gte', t, 'Zoe ')), of('Zoe ', 'ΑΘΗΝΑ', 'Αθήνα', '🍎', '🍊')],
  [
    'folded: equal whatever case, accents and letters',
    (t) => ids(folded(t, 'equals', 'ZOÉ')),
    of('Zoë', 'zoe', 'ZOE', 'Zoe'),
  ],
  ['folded: a letter with a stroke', (t) => ids(folded(t, 'equals', 'dang')), of('Đặng', 'dang')],
  ['folded: a letter for two', (t) => ids(folded(t, 'contains', 'strasse')), of('Straße', 'STRASSE')],
  ['folded: Greek', (t) => ids(folded(t, 'equals', 'αθηνα')), of('ΑΘΗΝΑ', 'Αθήνα')],
  ['folded: decomposed', (t) => ids(folded(t, 'startsWith', 'eva')), of('Éva', 'E\u0301va')],
  ['folded: a space at the end matters', (t) => ids(folded(t, 'equals', 'zoe ')), of('Zoe ')],
  ['folded: emoji are different', (t) => ids(folded(t, 'equals', '🍊')), of('🍊')],
  ['an order', (t) => inOrderOf(t), inOrder],
  [
    'an order backwards, nulls last',
    (t) => inOrderOf(t, 'desc'),
    [...ordered.map((word) => [idOf(word)]).reverse(), [words.length + 1]],
  ],
  ['a page of an order', (t) => inOrderOf(t, 'asc', { limit: 3, offset: 4 }), inOrder.slice(4, 7)],
  [
    'the first and the last',
    (t) => select({ first: aggregate('min', t), last: aggregate('max', t) }, { from: w, orderBy: undefined }),
    [['', '🍎']],
  ],
  [
    'different ones are counted',
    (t) => select({ n: aggregate('count', t, true) }, { from: w, orderBy: undefined }),
    [[words.length]],
  ],
  [
    'groups, in order',
    (t) => select({ word: t, n: count }, { from: w, groupBy: [t], where: folded(t, 'startsWith', 'zo') }),
    (['ZOE', 'Zoe', 'Zoë', 'zoe', 'Zoe '] as const).map((word) => [word, 1]),
  ],
  [
    'groups by what is made of it',
    (t) => {
      const upper: Expr = { kind: 'function', fn: 'upper', args: [t] };
      const where = among(t, 'Zoe', 'zoe', 'Zoe ', 'ZOE', 'dang');
      return select({ word: upper, n: count }, { from: w, groupBy: [upper], where });
    },
    [
      ['DANG', 1],
      ['ZOE', 3],
      ['ZOE ', 1],
    ],
  ],
  [
    'different ones, in order',
    (t) => select({ word: t }, { from: w, distinct: true, where: not({ kind: 'isNull', arg: t }) }),
    ordered.map((word) => [word]),
  ],
  [
    'a union keeps each once',
    (t) => setOf('union', [part(t, among(t, 'zoe', 'ZOE')), part(other, among(other, 'zoe', 'Zoe '), 'v')]),
    [['ZOE'], ['zoe'], ['Zoe ']],
  ],
  [
    'what is in both',
    (t) =>
      setOf('intersect', [part(t, among(t, 'zoe', 'Éva')), part(other, among(other, 'zoe', 'ZOE'), 'v')]),
    [['zoe']],
  ],
  [
    'what is in the first alone',
    (t) => setOf('except', [part(t, among(t, 'zoe', 'dang')), part(other, among(other, 'ZOE', 'Đặng'), 'v')]),
    [['dang'], ['zoe']],
  ],
  [
    'a join by text',
    (t) => ({
      kind: 'select',
      from: w,
      joins: [
        {
          kind: 'inner',
          from: { model: 'words', as: 'v' },
          on: [[t as never, other as never]],
        },
      ],
      outputs: [{ expr: count, as: 'n' }],
    }),
    [[words.length]],
  ],
  [
    'membership in a list of rows',
    (t) => ids({ kind: 'inQuery', arg: t, query: part(other, folded(other, 'equals', 'zoe'), 'v') }),
    of('Zoë', 'zoe', 'ZOE', 'Zoe'),
  ],
  [
    'the same, null or not',
    (t) => select({ n: count }, { from: w, where: { kind: 'same', args: [t, plain] } }),
    [[words.length + 1]],
  ],
  [
    'a partition',
    (t) =>
      select(
        { word: t, n: { kind: 'window', fn: 'count', partitionBy: [t] } },
        { from: w, where: folded(t, 'equals', 'zoe') },
      ),
    (['ZOE', 'Zoe', 'Zoë', 'zoe'] as const).map((word) => [word, 1]),
  ],
  [
    'ranks by text',
    (t) => {
      const orderBy = [{ by: t, direction: 'asc' as const }];
      const where = folded(t, 'startsWith', 'zoe');
      return select({ place: { kind: 'window', fn: 'rank', orderBy }, word: t }, { from: w, where });
    },
    (['ZOE', 'Zoe', 'Zoë', 'zoe', 'Zoe '] as const).map((word, at) => [at + 1, word]),
  ],
  [
    'nothing where it is one word',
    (t) => {
      const kept: Expr = { kind: 'function', fn: 'nullIf', args: [t, value('zoe')] };
      return select({ n: aggregate('count', kept) }, { from: w, orderBy: undefined });
    },
    [[words.length - 1]],
  ],
  ['every word comes back as it is', (t) => select({ word: t }, inOrderOfId()), [...all, [null]]],
];

function inOrderOfId() {
  return {
    from: w,
    orderBy: [{ by: { kind: 'column', of: 'w', name: 'id' } as Expr, direction: 'asc' as const }],
  };
}

const columns: readonly (readonly [string, Expr])[] = [
  ['as it is by default', plain],
  ['of a collation that takes letters lightly', loose],
];

for (const [name, column] of columns) {
  test.each(cases)(`every engine, text ${name}: %s`, async (_, query, rows) => {
    for (const engine of engines) {
      const { reply, sql } = await ask(engine, query(column));
      expect(reply.ok ? reply.rows : reply, `${engine.dialect}: ${sql}`).toEqual(rows);
    }
  });
}

test('an exact test of text finds its row by the index', async () => {
  for (const { dialect, url, ...engine } of engines) {
    const { sql } = await ask({ dialect, url, ...engine }, ids(compared('eq', plain, 'zoe')));
    expect(await explained(url, sql), `${dialect}: ${sql}`).toContain('words_plain');
    if (dialect === 'postgres') continue;
    const loosely = await ask({ dialect, url, ...engine }, ids(among(loose, 'zoe', 'Éva')));
    expect(await explained(url, loosely.sql), `${dialect}: ${loosely.sql}`).toContain('words_loose');
  }
});

/** How the engine would run a statement, as text. */
async function explained(url: string, sql: string): Promise<string> {
  if (url.startsWith('sqlite:')) {
    const database = new DatabaseSync(url.slice('sqlite:'.length));
    const plan = database.prepare(`explain query plan ${sql}`).all('zoe');
    database.close();
    return JSON.stringify(plan);
  }
  if (url.startsWith('mysql:')) {
    const connection = await mysql.createConnection(url);
    const [plan] = await connection.query(`explain ${sql.replaceAll('?', "'zoe'")}`);
    await connection.end();
    return JSON.stringify(plan);
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set enable_seqscan = off');
  const { rows } = await client.query(`explain ${sql.replaceAll('$1', "'zoe'")}`);
  await client.end();
  return JSON.stringify(rows);
}

// Where MariaDB is not installed this is skipped, and says so.
test.runIf(hasMariadb())('MariaDB is among the engines', () => {
  expect(engines.map((engine) => engine.dialect)).toContain('mysql');
});
