import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { xlsxCell } from './xlsx-cell.ts';
import { xlsxFile } from './xlsx-file.ts';

describe('a cell of a workbook', () => {
  it.each([
    ['=1+1', 'text', '<c s="3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'],
    ['=1+1', 'decimal', '<c s="3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'],
    [
      'a <b> & c',
      'text',
      '<c s="0" t="inlineStr"><is><t xml:space="preserve">a &lt;b&gt; &amp; c</t></is></c>',
    ],
    [
      'x\u202e\u0007\ud800',
      'text',
      '<c s="0" t="inlineStr"><is><t xml:space="preserve">x\ufffd\ufffd\ufffd</t></is></c>',
    ],
    ['-12.50', 'decimal', '<c><v>-12.50</v></c>'],
    [7, 'integer', '<c><v>7</v></c>'],
    [
      '9007199254740993',
      'integer',
      '<c s="0" t="inlineStr"><is><t xml:space="preserve">9007199254740993</t></is></c>',
    ],
    [true, 'boolean', '<c t="b"><v>1</v></c>'],
    [null, 'text', '<c/>'],
    ['2026-01-31', 'date', '<c s="1"><v>46053</v></c>'],
    ['2026-01-31T12:00:00', 'timestamp', '<c s="2"><v>46053.5</v></c>'],
    ['1899-12-31', 'date', '<c s="0" t="inlineStr"><is><t xml:space="preserve">1899-12-31</t></is></c>'],
  ] as const)('is %j of type %s, and never a formula', (cell, type, written) => {
    expect(xlsxCell(cell, type)).toBe(written);
  });
});

it('a workbook has a heading, every row, and as many sheets as it takes', async () => {
  async function* rows() {
    yield [['Ann', 1]];
    yield [
      ['Bob', 2],
      ['Cid', 3],
    ];
  }
  const pieces: Uint8Array[] = [];
  const columns = [
    { label: '=Name', type: 'text' },
    { label: 'Orders', type: 'integer' },
  ] as const;
  for await (const piece of xlsxFile(columns, rows(), 3)) pieces.push(piece);
  const files = unzipSync(Buffer.concat(pieces));
  const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const rowsIn = (name: string) => [...textOf(name).matchAll(/<row>/g)].length;
  expect([rowsIn('xl/worksheets/sheet1.xml'), rowsIn('xl/worksheets/sheet2.xml')]).toEqual([3, 2]);
  expect(textOf('xl/worksheets/sheet2.xml')).toContain('Cid');
  expect(textOf('xl/worksheets/sheet2.xml')).toContain('<col min="2" max="2" width="14" customWidth="1"/>');
  expect(textOf('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  expect(textOf('xl/workbook.xml')).toContain('sheetId="2"');
  expect(textOf('[Content_Types].xml')).toContain('/xl/worksheets/sheet2.xml');
});

it('a date has room in its column, and so has a long heading', async () => {
  async function* none() {}
  const columns = [
    { label: 'Day', type: 'timestamp' },
    { label: 'A heading that is longer than its numbers', type: 'integer' },
  ] as const;
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxFile(columns, none())) pieces.push(piece);
  const sheet = strFromU8(unzipSync(Buffer.concat(pieces))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect([...sheet.matchAll(/width="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([20, 43]);
});
