// The process that holds a SQLite file open. node:sqlite cannot be interrupted, so whatever takes too
// long is ended by killing this process; it owns nothing else. The file is open read-only, and while
// statements run an authorizer lets through reading and the functions below, nothing more.
import { type AggregateOptions, constants, DatabaseSync } from 'node:sqlite';
import type { Cell } from '../envelope/envelope.ts';
import { RowCollector, rowOf } from './cells.ts';
import { foldText } from './fold-text.ts';
import { introspectSqlite } from './introspect-sqlite.ts';
import type { Statement } from './source.ts';
import type { ChildReply, ChildRequest } from './sqlite-protocol.ts';
import { pieceBytes, sizeOf } from './stream-place.ts';

const functions = new Set(
  `abs avg case ceil ceiling char coalesce count date datetime dense_rank floor hex ifnull instr julianday lag lead
   length like lower max min mod nullif octet_length printf rank replace round row_number strftime substr substring sum
   total trim unixepoch upper docent_fold docent_lower docent_upper docent_median`.split(/\s+/),
);

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, allowExtension: false, timeout: 1000 });
  const text = (change: (text: string) => string) => (value: unknown) =>
    value === null || value === undefined ? null : change(String(value));
  const pure = { deterministic: true, directOnly: true, useBigIntArguments: true };
  database.function('docent_fold', pure, text(foldText));
  database.function('docent_lower', pure, text(eachLetter((letter) => letter.toLowerCase())));
  database.function('docent_upper', pure, text(eachLetter((letter) => letter.toUpperCase())));
  database.aggregate('docent_median', {
    start: (): number[] => [],
    step: (list: number[], value: unknown) => {
      if (value !== null) list.push(Number(value));
      return list;
    },
    result: median,
    // The types admit only values of SQL as what is gathered; the engine keeps any value.
  } as unknown as AggregateOptions);
  return database;
}

/** As servers change case: one letter for one, wherever it stands in a word. */
function eachLetter(change: (letter: string) => string): (text: string) => string {
  return (text) =>
    Array.from(text, (letter) => {
      const changed = change(letter);
      return changed.length === letter.length ? changed : letter;
    }).join('');
}

function median(list: number[]): number | null {
  if (list.length === 0) return null;
  list.sort((a, b) => a - b);
  const middle = Math.floor(list.length / 2);
  const upper = list[middle] as number;
  return list.length % 2 === 1 ? upper : ((list[middle - 1] as number) + upper) / 2;
}

function authorize(database: DatabaseSync): void {
  database.setAuthorizer((action: number, _first: string | null, second: string | null) => {
    if (action === constants.SQLITE_SELECT || action === constants.SQLITE_READ) return constants.SQLITE_OK;
    const named = action === constants.SQLITE_FUNCTION && functions.has(String(second).toLowerCase());
    return named ? constants.SQLITE_OK : constants.SQLITE_DENY;
  });
}

function answer(database: DatabaseSync, request: ChildRequest): ChildReply {
  if (request.kind === 'introspect') {
    database.setAuthorizer(null);
    return { id: request.id, kind: 'manifest', manifest: introspectSqlite(database) };
  }
  if (request.kind === 'begin') pieces = piecesOf(database, request);
  if (request.kind === 'begin' || request.kind === 'more') {
    const next = pieces?.next();
    const rows = next?.done === false ? next.value : [];
    return { id: request.id, kind: 'rows', rows, truncated: next?.done === false };
  }
  const collector = new RowCollector(request.columns, request.limits);
  for (const row of rowsOf(database, request)) {
    if (!collector.add(row)) break;
  }
  return { id: request.id, kind: 'rows', rows: collector.rows, truncated: collector.truncated };
}

/** What a stream has not given yet; it has this process to itself. */
let pieces: Generator<Cell[][]> | undefined;

function* piecesOf(database: DatabaseSync, statement: Statement): Generator<Cell[][]> {
  let piece: Cell[][] = [];
  let bytes = 0;
  for (const raw of rowsOf(database, statement)) {
    const row = rowOf(raw, statement.columns);
    piece.push(row);
    bytes += sizeOf(row);
    if (bytes < pieceBytes) continue;
    yield piece;
    piece = [];
    bytes = 0;
  }
  if (piece.length > 0) yield piece;
}

function* rowsOf(database: DatabaseSync, { sql, values }: Statement): Generator<readonly unknown[]> {
  authorize(database);
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const bound = values.map((value) => (Number.isSafeInteger(value) ? BigInt(value as number) : value));
  for (const row of statement.iterate(...(bound as (string | number | bigint)[]))) {
    yield row as unknown as unknown[];
  }
}

let database: DatabaseSync | undefined;
process.on('message', (request: ChildRequest) => {
  try {
    database ??= open(process.argv[2] as string);
    process.send?.(answer(database, request));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.send?.({
      id: request.id,
      kind: 'failed',
      opened: database !== undefined,
      message,
    } satisfies ChildReply);
  }
});
process.send?.({ kind: 'started' } satisfies ChildReply);
process.on('disconnect', () => process.exit(0));
