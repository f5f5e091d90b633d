// One statement in a read-only transaction of its own, on one way there and back: begin, what the session
// is set to, the statement and the rollback are messages of one batch. The server skips the rest of a
// batch once a message fails, so the statement never runs outside the transaction, and each message is of
// the extended protocol, which takes one statement and no more.
import type pg from 'pg';

/** What the driver calls a query with, below its types. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { portal: string; statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string }): void;
  sync(): void;
  sendCopyFail(reason: string): void;
}

export interface Batch {
  /** Statements before the one that is asked for, the first of which begins the transaction. */
  readonly before: readonly string[];
  readonly sql: string;
  /** A list is sent as an array. */
  readonly values: readonly unknown[];
  /** Takes a row as the server sent it, with the type of each value; false when no more is wanted. */
  readonly take: (row: readonly (string | null)[], types: readonly number[]) => boolean;
}

/** Given to `client.query`; the driver then calls the rest of it. */
export class PostgresBatch implements pg.Submittable {
  /**
   * True when rows were still coming that nobody wanted: the connection is then of no more use. Rejects with
   * the server's error; the transaction is then still to be rolled back.
   */
  readonly cut: Promise<boolean>;
  readonly #batch: Batch;
  #types: readonly number[] = [];
  #resolve: (cut: boolean) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(batch: Batch) {
    this.#batch = batch;
    this.cut = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(driver: unknown): void {
    const connection = driver as Connection;
    const send = (text: string, values: readonly unknown[] = []) => {
      connection.parse({ name: '', text });
      connection.bind({ portal: '', statement: '', values });
    };
    connection.stream.cork();
    try {
      for (const text of this.#batch.before) {
        send(text);
        connection.execute({ portal: '' });
      }
      send(this.#batch.sql, this.#batch.values.map(asText));
      // Rows of this one alone are described, so there is no doubt whose they are.
      connection.describe({ type: 'P', name: '' });
      connection.execute({ portal: '' });
      send('rollback');
      connection.execute({ portal: '' });
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: readonly { dataTypeID: number }[] }): void {
    this.#types = fields.map((field) => field.dataTypeID);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      if (!this.#batch.take(fields, this.#types)) this.#resolve(true);
    } catch (error) {
      this.#reject(error);
    }
  }

  handleError(error: unknown): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve(false);
  }

  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFail('nothing is copied');
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}

/** Values are bound as text; the statement says of each what it is. */
function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
