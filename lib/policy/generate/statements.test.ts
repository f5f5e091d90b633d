import { describe, expect, it } from 'vitest';
import { statementsOf } from './statements.ts';

const only = (words: string) => statementsOf(words)[0];

describe('what a person writes', () => {
  it.each([
    ["'user' means total_users", 'user', 'total_users'],
    ['gross margin refers to (price - cost) / price', 'gross margin', '(price - cost) / price'],
    ['‘user’ nghĩa là total_users', 'user', 'total_users'],
    ['user ở đây là cột total_users', 'user', 'total_users'],
    ['"ingresos" se refiere a la suma de total', 'ingresos', 'la suma de total'],
    ['total users is in systems.total_users', 'total users', 'systems.total_users'],
    ['active customers are those with an order', 'active customers', 'those with an order'],
    ['By size I mean total users', 'size', 'total users'],
    ['occupancy = sold / capacity', 'occupancy', 'sold / capacity'],
    ['revenue should be calculated as the sum of total', 'revenue', 'the sum of total'],
  ])('%s', (words, term, meaning) => {
    expect(only(words)).toMatchObject({ kind: 'definition', term, meaning });
  });

  it('names the column of a value', () => {
    expect(only('Rosa is the first_name')).toMatchObject({
      kind: 'definition',
      term: 'Rosa',
      meaning: '?first_name',
    });
  });

  it('is a remark where it defines nothing', () => {
    expect(only('Please leave cancelled orders out')).toMatchObject({ kind: 'remark' });
    expect(only("state = 'open'")).toEqual({ kind: 'remark', text: "state = 'open'" });
  });

  it('is cut where one thing ends and the next begins', () => {
    const words = "big refers to total > 3.5, old means age > 9; x refers to name = 'A; B'. Leave the rest.";
    expect(statementsOf(words)).toMatchObject([
      { kind: 'definition', term: 'big', meaning: 'total > 3.5' },
      { kind: 'definition', term: 'old', meaning: 'age > 9' },
      { kind: 'definition', term: 'x', meaning: "name = 'A; B'" },
      { kind: 'remark', text: 'Leave the rest' },
    ]);
  });
});
