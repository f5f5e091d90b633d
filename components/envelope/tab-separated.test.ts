import { expect, it } from 'vitest';
import { tabSeparated } from './tab-separated.ts';

it('copied rows keep their values, one line each, and carry no formula', () => {
  const text = tabSeparated({
    columns: [
      { name: 'name', label: 'Name', type: 'text' },
      { name: 'change', label: '=Change', type: 'decimal' },
    ],
    rows: [
      ['two\nlines\there', '-12.50'],
      ['=HYPERLINK("x")', null],
      ['  @sum', 3],
    ],
  });
  expect(text.split('\n')).toEqual([
    "Name\t'=Change",
    'two lines here\t-12.50',
    '\'=HYPERLINK("x")\t',
    "'  @sum\t3",
  ]);
});
