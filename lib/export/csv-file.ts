// A CSV file in pieces: a heading, then rows as they come. It holds one piece at a time, however long the
// result is.
import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import { csvField } from './csv-cell.ts';

/** Spreadsheets take a file for their own old encoding unless it begins with this. */
const byteOrderMark = '\ufeff';

/** The heading and every row, in UTF-8 with CRLF line ends as RFC 4180 has them. */
export async function* csvFile(
  columns: readonly Pick<ResultColumn, 'label' | 'type'>[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (fields: readonly string[]) => `${fields.join(',')}\r\n`;
  const types = columns.map(({ type }) => type);
  yield encoder.encode(byteOrderMark + line(columns.map(({ label }) => csvField(label, 'text'))));
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) {
      for (let at = 0; at < types.length; at += 1) {
        if (at > 0) text += ',';
        text += csvField(row[at] ?? null, types[at] ?? 'text');
      }
      text += '\r\n';
    }
    yield encoder.encode(text);
  }
}
