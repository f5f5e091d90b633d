import { describe, expect, it } from 'vitest';
import { chooseCases } from './choose-cases.ts';
import type { Case } from './suite.ts';

const one = (more: Partial<Case>): Case => ({ id: 'a', question: 'q', expect: {}, ...more });

describe('choosing cases', () => {
  const cases = Array.from({ length: 20 }, (_, index) =>
    one({ id: `c${index}`, class: index % 2 ? 'odd' : 'even' }),
  );

  it('keeps classes and ids that are asked for', () => {
    expect(chooseCases(cases, { only: ['odd', 'c4'], limit: 3 }).map(({ id }) => id)).toEqual([
      'c1',
      'c3',
      'c4',
    ]);
  });

  it('takes the same sample for the same seed', () => {
    const ids = (sample: string) => chooseCases(cases, { sample }).map(({ id }) => id);
    expect(ids('a:5')).toHaveLength(5);
    expect(ids('a:5')).toEqual(ids('a:5'));
    expect(ids('a:5')).not.toEqual(ids('b:5'));
  });

  it('says when nothing is left, or a sample is not one', () => {
    expect(() => chooseCases(cases, { only: ['none'] })).toThrow(/No case/);
    expect(() => chooseCases(cases, { sample: '5' })).toThrow(/not a sample/);
  });
});
