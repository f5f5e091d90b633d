import { describe, expect, it } from 'vitest';
import { parseSql } from './parse-sql.ts';

describe('reading the SQL of suites', () => {
  it('names tables and their aliases, and how they are joined', () => {
    const query = parseSql(
      'SELECT T1.name FROM a AS T1 JOIN b t2 ON T1.id = t2.a_id LEFT JOIN c USING (x), d',
    );
    expect(query).toMatchObject({
      from: [
        { table: 'a', alias: 'T1', join: 'first' },
        { table: 'b', alias: 't2', join: 'inner' },
        { table: 'c', alias: 'c', join: 'left', using: ['x'] },
        { table: 'd', join: 'cross' },
      ],
    });
  });

  it('binds as SQL does', () => {
    const query = parseSql('select 1 from t where a = 1 or b = 2 and not c + 1 * 2 > 3');
    expect(query).toMatchObject({
      where: {
        op: 'or',
        right: {
          op: 'and',
          right: { kind: 'not', arg: { op: '>', left: { op: '+', right: { op: '*' } } } },
        },
      },
    });
  });

  it('gives the order and limit of a set operation to the whole', () => {
    expect(parseSql('select a from t union select a from u order by a desc limit 3')).toMatchObject({
      kind: 'set',
      op: 'union',
      orderBy: [{ direction: 'desc' }],
      limit: 3,
      right: { from: [{ table: 'u' }] },
    });
  });

  it.each([
    'select count ( * ) , max(DISTINCT a) from t group by 1 having count(*) >= 2',
    'select a from t where a not in (select b from u) and c not like "%x%" and d not between 1 and 2',
    "select case a when 1 then 'x' else 'y' end, cast(a as numeric(3,1)), a::date from t where b is not null",
    "with x as (select 1 as n) select extract(year from d), interval '1 day' from x",
    'select percentile_cont(0.5) within group (order by p), count(*) filter (where p > 1), rank() over (order by p) from t',
    "select `first name`, [last name] from t where \"x\" = 'it''s' -- a remark\n;",
  ])('reads %s', (sql) => {
    expect(() => parseSql(sql)).not.toThrow();
  });

  it.each([
    'select',
    'delete from t',
    'select a from t where',
    'select a from t limit x',
    'select (a from t',
    'select a ~ b from t',
  ])('refuses %s', (sql) => {
    expect(() => parseSql(sql)).toThrow(SyntaxError);
  });
});
