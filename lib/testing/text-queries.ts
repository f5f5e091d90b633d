// A table of words in which every letter matters: case, accents, spaces at the end, emoji, words composed and
// not. Its second column has the collation that its engine offers for taking them lightly, and an index.
import type { Dialect } from '../data-source/manifest.ts';
import type { Expr, Query, Select } from '../data-source/query.ts';
import { column, select, value } from './shop-queries.ts';

/** By id from 1 on; null is the last. */
export const words = [
  ...['Zoë', 'zoe', 'ZOE', 'Zoe ', 'Zoe', 'Đặng', 'dang', '', ' ', '🍎', '🍊'],
  ...['Straße', 'STRASSE', 'a_b', 'a-b', 'ΑΘΗΝΑ', 'Αθήνα', 'Éva', 'E\u0301va'],
] as const;

export const idOf = (word: (typeof words)[number]) => words.indexOf(word) + 1;
const none = words.length + 1;

export function wordStatements(dialect: Dialect): string[] {
  const loosely = {
    postgres: 'text collate loosely',
    mysql: 'varchar(50) collate utf8mb4_unicode_ci',
    sqlite: 'text collate nocase',
  }[dialect];
  const plain = dialect === 'mysql' ? 'varchar(50)' : 'text';
  const rows = words.map((word, at) => `(${at + 1}, '${word}', '${word}')`);
  return [
    ...(dialect === 'postgres'
      ? ["create collation loosely (provider = icu, locale = 'und-u-ks-level1', deterministic = false)"]
      : []),
    `create table words (id int primary key, plain ${plain}, loose ${loosely})`,
    'create index words_plain on words (plain)',
    'create index words_loose on words (loose)',
    `insert into words values ${rows.join(', ')}, (${none}, null, null)`,
  ];
}

export const w = { model: 'words', as: 'w' };
export const plain = column('w.plain');
export const loose = column('w.loose');
/** The first in another use of the table, `v`. */
export const other = column('v.plain');
const id = column('w.id');

/** The ids that a condition leaves, in their order. */
export const ids = (where: Expr): Select => select({ id }, { from: w, where });

/** The ids in the order of a column. */
export const inOrderOf = (by: Expr, direction: 'asc' | 'desc' = 'asc', more: Partial<Select> = {}): Select =>
  select(
    { id },
    {
      from: w,
      orderBy: [
        { by, direction },
        { by: id, direction: 'asc' },
      ],
      ...more,
    },
  );

export const compared = (
  op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte',
  of: Expr,
  to: (typeof words)[number],
): Expr => ({
  kind: 'compare',
  op,
  args: [of, value(to)],
});

/** One column of words that a condition leaves, as a part of a set. */
export const part = (of: Expr, where: Expr, as = 'w'): Select => ({
  kind: 'select',
  from: { model: 'words', as },
  outputs: [{ expr: of, as: 'word' }],
  where,
});

export const setOf = (op: 'union' | 'intersect' | 'except', parts: Query[]): Query => ({
  kind: 'set',
  op,
  parts,
  orderBy: [{ by: { kind: 'output', name: 'word' }, direction: 'asc' }],
});
