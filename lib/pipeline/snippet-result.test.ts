import { describe, expect, it } from 'vitest';
import { readSnippetResult } from './snippet-result.ts';

const good = { columns: [{ name: 'n', type: 'integer' }], rows: [[1]], truncated: false };

describe('what a snippet returned', () => {
  it('is read when it has the shape of a result', () => {
    expect(readSnippetResult(JSON.stringify(good))).toEqual(good);
  });

  it.each([
    ['text that is not JSON', '{'],
    ['nothing', 'null'],
    ['a key that is not known', JSON.stringify({ ...good, html: '<script>' })],
    ['a row of another length', JSON.stringify({ ...good, rows: [[1], [1, 2]] })],
    [
      'two columns of one name',
      JSON.stringify({ ...good, columns: [...good.columns, ...good.columns], rows: [] }),
    ],
    [
      'a column whose name is no name',
      JSON.stringify({ ...good, columns: [{ name: 'N <b>', type: 'integer' }] }),
    ],
    ['a cell that is an object', JSON.stringify({ ...good, rows: [[{}]] })],
    ['a column of an unknown type', JSON.stringify({ ...good, columns: [{ name: 'n', type: 'html' }] })],
  ])('is refused when it is %s', (_case, text) => {
    expect(() => readSnippetResult(text)).toThrowError(/sandbox.output_rejected/);
  });
});
