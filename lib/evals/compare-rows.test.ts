import { describe, expect, it } from 'vitest';
import { type CompareOptions, type Comparison, compareRows } from './compare-rows.ts';
import { comparedCell } from './gold-cell.ts';

function rows(values: unknown[][], width = values[0]?.length ?? 1) {
  return { width, rows: values.map((row) => row.map((value) => comparedCell(value))) };
}

const many = Array.from({ length: 400 }, (_, index) => [index, index % 7, `name ${index}`]);

const cases: [
  fact: string,
  expected: unknown[][],
  answered: unknown[][],
  is: Comparison,
  options?: CompareOptions,
][] = [
  ['equal rows are exact', [[1, 'a']], [[1, 'a']], 'exact'],
  ['rows may stand in any order', [[1], [2], [2]], [[2], [1], [2]], 'exact'],
  ['a row counts as often as it occurs', [[1], [2], [2]], [[1], [1], [2]], 'different'],
  ['order counts where it was asked for', [[1], [2]], [[2], [1]], 'different', { ordered: true }],
  ['order that is kept is exact', [[1], [2]], [[1], [2]], 'exact', { ordered: true }],
  [
    'columns may stand in any order',
    [
      [1, 'a'],
      [2, 'b'],
    ],
    [
      ['b', 2],
      ['a', 1],
    ],
    'exact',
  ],
  [
    'values must stay in their rows',
    [
      [1, 'a'],
      [2, 'b'],
    ],
    [
      ['a', 2],
      ['b', 1],
    ],
    'different',
  ],
  [
    'two more columns are right',
    [[1], [2]],
    [
      ['x', 1, 7],
      ['y', 2, 8],
    ],
    'right',
  ],
  [
    'three more columns are too many',
    [[1], [2]],
    [
      ['x', 1, 7, 0],
      ['y', 2, 8, 0],
    ],
    'different',
  ],
  ['a missing column is different', [[1, 'a']], [[1]], 'different'],
  ['one column cannot stand for two', [[5, 5]], [[5]], 'different'],
  ['a missing row is different', [[1], [2]], [[1]], 'different'],
  ['rounding errors do not count', [[0.1 + 0.2]], [[0.3]], 'exact'],
  ['a millionth does not count', [[1_000_000.4, 'a']], [[1_000_000, 'a']], 'exact'],
  ['a thousandth counts', [[1000]], [[1001]], 'different'],
  ['zero is zero', [[0]], [[-0]], 'exact'],
  ['text is trimmed', [['English             ']], [['English']], 'exact'],
  ['the case of letters counts', [['English']], [['english']], 'different'],
  ['composed and decomposed accents are equal', [['Việt']], [['Việt'.normalize('NFD')]], 'exact'],
  ['a date and midnight of it are equal', [['2026-11-01']], [['2026-11-01T00:00:00Z']], 'exact'],
  ['an hour later is different', [['2026-11-01']], [['2026-11-01T01:00:00Z']], 'different'],
  [
    'the same instant in another zone is equal',
    [['2026-11-01 07:00:00+07']],
    [['2026-11-01T00:00:00.000Z']],
    'exact',
  ],
  ['true is one', [[true], [false]], [[0], [1]], 'exact'],
  ['null is equal to null only', [[null], [0]], [[0], [null]], 'exact'],
  ['null is not zero', [[null]], [[0]], 'different'],
  ['null is not empty text', [[null]], [['']], 'different'],
  ['a number and text that spells it are equal', [['42']], [[42]], 'exact'],
  ['two long codes that differ are different', [['5551234567']], [['5551234568']], 'different'],
  [
    'first and last name in one column are the two',
    [
      ['Mary', 'Smith', 3],
      ['Ana', 'Silva', 4],
    ],
    [
      [4, 'Ana Silva'],
      [3, 'Mary Smith'],
    ],
    'exact',
  ],
  [
    'and the reverse',
    [['Mary Smith'], ['Ana Silva']],
    [
      ['Silva', 'Ana', 1],
      ['Smith', 'Mary', 2],
    ],
    'right',
  ],
  [
    'a name joined with a stranger is different',
    [
      ['Mary', 'Smith'],
      ['Ana', 'Silva'],
    ],
    [['Mary Silva'], ['Ana Smith']],
    'different',
  ],
  ['nothing is exactly nothing', [], [], 'exact'],
  ['many equal columns end the search', [Array(30).fill(1)], [Array(31).fill(1)], 'right'],
  [
    'many equal columns and one that differs end it too',
    [
      [...Array(12).fill(1), 2],
      [...Array(12).fill(1), 3],
    ],
    [
      [...Array(13).fill(1), 2],
      [...Array(13).fill(1), 4],
    ],
    'different',
  ],
  [
    'the first rows of a cut answer are right when the total is',
    many,
    many.slice(0, 100),
    'exact',
    { totalRows: 400 },
  ],
  ['a cut answer with another total is different', many, many.slice(0, 100), 'different', { totalRows: 399 }],
  [
    'a cut answer with a foreign row is different',
    many,
    [...many.slice(0, 100), [999, 1, 'x']],
    'different',
    { totalRows: 400 },
  ],
];

describe('comparing an answer with the expected rows', () => {
  it.each(cases)('%s', (_, expected, answered, is, options) => {
    expect(compareRows(rows(expected), rows(answered), options)).toBe(is);
  });

  it('allows an empty answer two more columns', () => {
    expect(compareRows(rows([], 1), rows([], 3))).toBe('right');
    expect(compareRows(rows([], 1), rows([], 4))).toBe('different');
    expect(compareRows(rows([], 2), rows([], 1))).toBe('different');
  });
});
