import { describe, expect, it } from 'vitest';
import { csvField } from './csv-cell.ts';
import { csvFile } from './csv-file.ts';

describe('a field of a CSV file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  =1+1', "'  =1+1"],
    ['\u00a0-1+1', "'\u00a0-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['|calc', "'|calc"],
    ['%0A', "'%0A"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['\t=1', '"\'\t=1"'],
    ['\nplain', '"\'\nplain"'],
    ['\u200b=1+1', "'\ufffd=1+1"],
    ['+84 90 123', "'+84 90 123"],
  ])('that a spreadsheet would run is text: %j', (cell, field) => {
    expect(csvField(cell, 'text')).toBe(field);
  });

  it.each([
    ['plain', 'plain'],
    ['well-known', 'well-known'],
    ['a=b', 'a=b'],
    ['ann@clinic.test', 'ann@clinic.test'],
    ['50%', '50%'],
    ['', ''],
    ['say "hi", now', '"say ""hi"", now"'],
    ['two\nlines', '"two\nlines"'],
    ['Nguyễn Ánh 👩‍👧', 'Nguyễn Ánh 👩‍👧'],
  ])('keeps honest text: %j', (cell, field) => {
    expect(csvField(cell, 'text')).toBe(field);
  });

  it('shows what nobody can see', () => {
    expect(csvField('exe.\u202etxt\u0007', 'text')).toBe('exe.\ufffdtxt\ufffd');
  });

  it.each([
    [-5, 'integer', '-5'],
    ['-12.50', 'decimal', '-12.50'],
    ['-1e+20', 'decimal', '-1e+20'],
    ['2026-01-31', 'date', '2026-01-31'],
    ['-P1DT2H', 'interval', '-P1DT2H'],
    [false, 'boolean', 'false'],
    [null, 'text', ''],
  ] as const)('leaves %j of its own type as it is', (cell, type, field) => {
    expect(csvField(cell, type)).toBe(field);
  });

  it('is text where a column of numbers holds something else', () => {
    expect(csvField('=1+1', 'decimal')).toBe("'=1+1");
    expect(csvField('-1+cmd', 'date')).toBe("'-1+cmd");
  });
});

it('a CSV file begins with its headings, neutral too, and holds every row', async () => {
  const columns = [
    { label: '=Name', type: 'text' },
    { label: 'Total', type: 'decimal' },
  ] as const;
  async function* rows() {
    yield [['Ann', '1.50']];
    yield [
      ['Bob', null],
      ['-1', '-2'],
    ];
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of csvFile(columns, rows())) pieces.push(piece);
  expect(Buffer.concat(pieces).toString('utf8')).toBe("\ufeff'=Name,Total\r\nAnn,1.50\r\nBob,\r\n'-1,-2\r\n");
});
