// One statement in a read-only transaction of its own, on one way there and back: begin, what the session
// is set to, the statement, the rollback and the end of all that the session holds are messages of one batch. The
// server skips the rest of a batch once a message fails, so the statement never runs outside the transaction, and
// each message is of the extended protocol, which takes one statement and no more.
import { type Connection, encodeStatements, PostgresExchange } from './postgres-exchange.ts';

export interface Batch {
  /** Statements before the one that is asked for, encoded, the first of which begins the transaction. */
  readonly before: readonly Buffer[];
  readonly sql: string;
  /** A list is sent as an array. */
  readonly values: readonly unknown[];
  /** Takes a row as the server sent it, with the type of each value; false when no more is wanted. */
  readonly take: (row: readonly (string | null)[], types: readonly number[]) => boolean;
}

const rollback = encodeStatements(['rollback']);
/** Session locks outlive a rollback. Nobody waits for this: the rows have gone on their way by then. */
const discard = encodeStatements(['discard all']);

export class PostgresBatch extends PostgresExchange {
  /**
   * Resolves with the last row: true when rows were still coming that nobody wanted, and the connection is of no
   * more use. Rejects with the server's error; the transaction is then still to be rolled back.
   */
  readonly cut: Promise<boolean>;
  /** Settles with or after `cut`: true when the server is done and the session holds nothing any more. */
  readonly clean: Promise<boolean>;
  readonly #batch: Batch;
  readonly #cut = Promise.withResolvers<boolean>();
  readonly #clean = Promise.withResolvers<boolean>();

  constructor(batch: Batch) {
    super();
    this.#batch = batch;
    this.cut = this.#cut.promise;
    this.clean = this.#clean.promise;
  }

  submit(driver: unknown): void {
    const connection = driver as Connection;
    connection.stream.cork();
    try {
      for (const statements of this.#batch.before) connection.stream.write(statements);
      connection.parse({ name: '', text: this.#batch.sql });
      connection.bind({ portal: '', statement: '', values: this.#batch.values.map(asText) });
      // Rows of this one alone are described, so there is no doubt whose they are.
      connection.describe({ type: 'P', name: '' });
      connection.execute({ portal: '' });
      connection.stream.write(rollback);
      connection.stream.write(discard);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  protected row(fields: readonly (string | null)[]): void {
    if (!this.#batch.take(fields, this.types)) this.#cut.resolve(true);
  }

  protected override completed(tag: string): void {
    if (tag === 'ROLLBACK') this.#cut.resolve(false);
  }

  protected failed(error: unknown): void {
    this.#cut.reject(error);
    // After an error the driver tells nothing more; what it is asked next waits for the server.
    this.#clean.resolve(false);
  }

  protected ended(): void {
    this.#cut.resolve(false);
    this.#clean.resolve(true);
  }
}

/** Values are bound as text; the statement says of each what it is. */
function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
