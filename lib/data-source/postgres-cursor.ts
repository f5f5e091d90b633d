// A whole result through a cursor of one read-only transaction: the server keeps what was not fetched, and
// each fetch is a statement with a time limit of its own.
import type pg from 'pg';
import type { Cell } from '../envelope/envelope.ts';
import { rowOf } from './cells.ts';
import { PostgresFetch } from './postgres-fetch.ts';
import type { Piece, Statement } from './source.ts';
import { pieceBytes, sizeOf } from './stream-place.ts';

const name = 'docent_rows';
const firstRows = 100;
const mostRows = 5000;

/** What puts a piece of work under the clock and under the eye of who asked. */
type Watched = <T>(work: () => Promise<T>) => Promise<T>;

/** Leaves the transaction open: whoever gave the client ends it. */
export async function* cursorRows(
  client: pg.ClientBase,
  watched: Watched,
  { before, statement }: { before: readonly string[]; statement: Statement },
): AsyncGenerator<Piece> {
  await watched(() =>
    // All rows are wanted, not the first ones soon.
    client.query([...before, 'set local cursor_tuple_fraction = 1'].join('; ')),
  );
  await watched(() =>
    client.query({
      text: `declare ${name} no scroll cursor without hold for ${statement.sql}`,
      values: [...statement.values],
      // Without values the driver would use the simple protocol, which takes several statements.
      queryMode: 'extended',
    } as pg.QueryConfig),
  );
  for (let wanted = firstRows; ; ) {
    const piece: Cell[][] = [];
    let bytes = 0;
    const fetch = new PostgresFetch(`fetch forward ${wanted} from ${name}`, (raw, types) => {
      const row = rowOf(withNumbers(raw, types), statement.columns);
      bytes += sizeOf(row);
      piece.push(row);
    });
    await watched(() => {
      client.query(fetch);
      return fetch.done;
    });
    if (piece.length > 0) yield piece;
    if (piece.length < wanted) return;
    wanted = Math.max(1, Math.min(mostRows, Math.floor((piece.length * pieceBytes) / bytes)));
  }
}

const floats = new Set([700, 701]);

/** Doubles as numbers; everything else stays the text that keeps it exact. */
export function withNumbers(row: readonly (string | null)[], types: readonly number[]): readonly unknown[] {
  if (!types.some((type) => floats.has(type))) return row;
  return row.map((value, at) => (value !== null && floats.has(types[at] as number) ? Number(value) : value));
}
