import { expect, test } from 'vitest';
import { sqlLines } from './sql-lines.ts';

test('each clause has its line, and those of a subquery are indented', () => {
  const sql =
    'select "o"."status", count(*) as "n" from (select "id", "status" from "orders" where "id" > $1) as "o" left join "x" on "x"."id" = "o"."id" group by "o"."status" limit $2';
  expect(sqlLines(sql)).toBe(
    [
      'select "o"."status", count(*) as "n"',
      'from (',
      '  select "id", "status"',
      '  from "orders"',
      '  where "id" > $1',
      ') as "o"',
      'left join "x" on "x"."id" = "o"."id"',
      'group by "o"."status"',
      'limit $2',
    ].join('\n'),
  );
});

test.each([
  `select ' from where ' as "a from b"`,
  "select 'it''s from here'",
  'select extract(month from x)',
])('what is quoted, and what stands in the parentheses of a function, stays: %s', (sql) => {
  expect(sqlLines(sql)).toBe(sql);
});

test('but for white space it is the same statement', () => {
  const sql =
    'select a from (select b from c order by d) as e where f in (select g from h) union all select 1';
  expect(sqlLines(sql).replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')')).toBe(sql);
});
