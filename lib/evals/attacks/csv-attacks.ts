// What would be in an exported file, to the byte.
import type { Cell, ResultColumn } from '../../envelope/envelope.ts';
import { csvField } from '../../export/csv-cell.ts';
import type { Attack } from './attack-file.ts';
import { inputText } from './attack-file.ts';
import { type Verdict, verdict } from './verdict.ts';

const types: Readonly<Record<string, ResultColumn['type']>> = {
  number: 'decimal',
  numeric: 'decimal',
  int: 'integer',
  bool: 'boolean',
  string: 'text',
  datetime: 'timestamp',
};
const known = new Set([
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'timestamp',
  'time',
  'interval',
  'json',
]);

export function runCsvAttack({ id, input, expect }: Attack): Verdict {
  const { cell } = input;
  const given = String(input.type ?? 'text');
  const type = known.has(given) ? (given as ResultColumn['type']) : (types[given] ?? 'text');
  const plain = cell === null || ['string', 'number', 'boolean'].includes(typeof cell);
  const field = csvField(plain ? (cell as Cell) : inputText(cell), type);
  const why: string[] = [];
  if (typeof expect.field === 'string' && field !== expect.field) why.push(`wrote ${JSON.stringify(field)}`);
  if (type === 'text') why.push(...judgeField(field));
  return verdict(id, why);
}

/** Text that would be a formula, or more than one field. */
export function* judgeNeutral(text: string): Iterable<string> {
  yield* judgeField(csvField(text, 'text'));
}

function* judgeField(field: string): Iterable<string> {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(field);
  if (!quoted && /[",\r\n]/.test(field)) yield 'a field would end before its text does';
  const content = (quoted?.[1] ?? field).replaceAll('""', '"');
  if (/^[\s\p{C}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(content) || /^[\t\r\n]/.test(content))
    yield 'a spreadsheet would run a field';
}
