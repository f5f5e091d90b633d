import { describe, expect, it } from 'vitest';
import { parseFormula } from './parse-formula.ts';

const name = (text: string, exact = false) => ({ kind: 'name', name: text, exact });

describe('a formula', () => {
  it('is a name where it is only words', () => {
    expect(parseFormula('total users')).toEqual(name('total users'));
    expect(parseFormula('systems.total_users')).toEqual({ ...name('total_users', true), table: 'systems' });
    expect(parseFormula('`Total Users (all)`')).toEqual(name('Total Users (all)', true));
  });

  it('compares, joins and denies', () => {
    expect(parseFormula("state = 'open' and total >= 1,000 or not x is null")).toMatchObject({
      kind: 'or',
      all: [
        {
          kind: 'and',
          all: [
            { kind: 'compare', op: 'eq', left: name('state'), right: { value: 'open' } },
            { kind: 'compare', op: 'gte', left: name('total'), right: { value: 1000 } },
          ],
        },
        { kind: 'not', one: { kind: 'isNull' } },
      ],
    });
    expect(parseFormula('total between 1 and 5')).toMatchObject({ kind: 'between', low: { value: 1 } });
    expect(parseFormula("state not in ('a', 'b')")).toMatchObject({ kind: 'in', negated: true });
    expect(parseFormula("name like 'A%'")).toMatchObject({ kind: 'like', pattern: 'A%' });
    expect(parseFormula('state = open or new or gone')).toMatchObject({
      kind: 'in',
      any: [name('open'), name('new'), name('gone')],
    });
    expect(parseFormula('weight = null')).toMatchObject({ kind: 'isNull', negated: false });
  });

  it('computes with signs or with the words for them', () => {
    const ratio = { kind: 'arithmetic', op: 'divide', args: [name('a'), name('b')] };
    expect(parseFormula('a / b')).toEqual(ratio);
    expect(parseFormula('DIVIDE(a, b)')).toEqual(ratio);
    expect(parseFormula('CAST(a AS REAL) / b')).toEqual(ratio);
    expect(parseFormula('a + b * c')).toMatchObject({ op: 'add', args: [name('a'), { op: 'multiply' }] });
  });

  it('says of which rows', () => {
    expect(parseFormula("MAX(height_cm) where race = 'Elf'")).toMatchObject({
      kind: 'where',
      of: { kind: 'call', fn: 'max', args: [name('height_cm', true)] },
      where: { kind: 'compare' },
    });
    expect(parseFormula('COUNT(DISTINCT id WHERE x = 1)')).toMatchObject({
      kind: 'call',
      distinct: true,
      args: [{ kind: 'where' }],
    });
  });

  it.each(['', 'what about this?', '= 5', "a = 'b", 'f(a', 'a and'])('is not %j', (text) =>
    expect(parseFormula(text)).toBeUndefined(),
  );
});
