import { expect, test } from 'vitest';
import { textsOf, timeMark } from './axis-marks.ts';

const weeks = ['2025-12-22', '2025-12-29', '2026-01-05', '2026-01-12'];

test.each([
  ['en', ['Dec 22, 2025', 'Dec 29', 'Jan 5, 2026', 'Jan 12']],
  ['es', ['22 dic 2025', '29 dic', '5 ene 2026', '12 ene']],
  ['vi', ['22 thg 12, 2025', '29 thg 12', '5 thg 1, 2026', '12 thg 1']],
])('weeks along an axis say their year once, in %s', (locale, texts) => {
  expect(textsOf(weeks.map((start) => timeMark(start, 'week', `Week of ${start}`, locale)))).toEqual(texts);
});

test.each([
  ['en', ['Jan 2026', 'Feb']],
  ['es', ['ene 2026', 'feb']],
  ['vi', ['thg 1 2026', 'thg 2']],
])('months along an axis are named alike with their year and without, in %s', (locale, texts) => {
  const months = ['2026-01-01', '2026-02-01'];
  expect(textsOf(months.map((start) => timeMark(start, 'month', start, locale)))).toEqual(texts);
});

test('what has no shorter form is said as it is', () => {
  expect(textsOf([timeMark('2026-01-01', 'quarter', 'Q1 2026', 'en'), { text: 'web' }])).toEqual([
    'Q1 2026',
    'web',
  ]);
});
