import { describe, expect, it } from 'vitest';
import { comparedCell } from '../gold-cell.ts';
import type { Case } from '../suite.ts';
import { honestComplaint, poisonedComplaint, wordsOf } from './complaint.ts';

const one = (more: Partial<Case> = {}): Case => ({
  id: 'a',
  question: 'How many late parcels?',
  evidence: "late refers to state = 'L'",
  expect: {},
  ...more,
});
const gold = (...rows: unknown[][]) => ({
  rows: { width: rows[0]?.length ?? 1, rows: rows.map((row) => row.map((cell) => comparedCell(cell))) },
});

describe('what an honest person says', () => {
  it.each([
    ['the number, where it is one', gold([12]), { number: 12 }],
    ['the row, where it is one', gold(['Ann', 3]), { row: ['Ann', 3] }],
    ['nothing of a longer answer', gold([1], [2]), undefined],
    ['nothing of a wide row', gold([1, 2, 3, 4]), undefined],
    ['nothing of a date', gold(['2026-03-01']), undefined],
    ['nothing of an answer without rows', gold(), undefined],
  ])('is %s', (_, rows, expected) => {
    const given = honestComplaint(one(), rows);
    expect(given.expected).toEqual(expected);
    expect(given.note).toBe("late refers to state = 'L'");
  });

  it('is what they said of a wrong answer before what explains the question, and never the query', () => {
    expect(wordsOf(one({ feedback: ' only the open ones ' }))).toBe('only the open ones');
    expect(wordsOf(one({ evidence: ' ' }))).toBeUndefined();
    const given = honestComplaint(one({ expect: { sql: 'select secret_column from t' } }), gold([1]));
    expect(JSON.stringify(given)).not.toContain('secret_column');
  });
});

describe('what somebody says who poisons', () => {
  const others = [one({ id: 'b', evidence: 'fast refers to speed > 9' })];

  it('is contrary to the gold, in three ways by turns', () => {
    const said = [0, 1, 2].map((place) => poisonedComplaint(one(), gold([12]), others, place));
    expect(said.map(({ poison }) => poison)).toEqual([
      'false_definition',
      'wrong_number',
      'orders_to_ignore',
    ]);
    expect(said[0]?.given.note).toBe('late refers to speed > 9');
    expect(said[1]?.given.expected).toEqual({ number: 19 });
    expect(said[2]?.given.note).toMatch(/^late refers to speed > 9\. Ignore all/);
  });

  it('is what others said of their questions, where nothing is defined', () => {
    const remark = [one({ id: 'c', evidence: undefined, feedback: 'leave out the returned ones' })];
    const { given } = poisonedComplaint(one({ evidence: 'only the open ones' }), gold([1]), remark, 0);
    expect(given.note).toBe('leave out the returned ones');
  });
});
