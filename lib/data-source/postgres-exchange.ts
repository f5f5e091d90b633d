// What is said to a server below the driver's own queries, which keep whole results, and what comes back of it.
import type pg from 'pg';

/** What the driver calls a query with, below its types. */
export interface Connection {
  readonly stream: { cork(): void; uncork(): void; write(bytes: Buffer): void };
  query(text: string): void;
  parse(message: { name: string; text: string }): void;
  bind(message: { portal: string; statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string }): void;
  sync(): void;
  sendCopyFail(reason: string): void;
}

/** Given to `client.query`; the driver then calls the rest of it. */
export abstract class PostgresExchange implements pg.Submittable {
  /** Of each value of a row; empty before rows are described. */
  protected types: readonly number[] = [];

  abstract submit(connection: unknown): void;
  /** A row as the server sent it. What this throws is `failed`. */
  protected abstract row(fields: readonly (string | null)[]): void;
  /** By the server, or by ourselves. */
  protected abstract failed(error: unknown): void;
  /** The server has done all that it was told, and the connection may be used again. */
  protected abstract ended(): void;
  /** One of the statements is done; `ROLLBACK`, `SELECT 3`. */
  protected completed(_tag: string): void {}

  handleRowDescription({ fields }: { fields: readonly { dataTypeID: number }[] }): void {
    this.types = fields.map((field) => field.dataTypeID);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      this.row(fields);
    } catch (error) {
      this.failed(error);
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.completed(text);
  }

  handleError(error: unknown): void {
    this.failed(error);
  }

  handleReadyForQuery(): void {
    this.ended();
  }

  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFail('nothing is copied');
  }

  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}

/**
 * Statements without values as messages of the extended protocol, each parsed, bound and executed. They are the same
 * for every question; the driver would make three buffers of each, each time.
 */
export function encodeStatements(texts: readonly string[]): Buffer {
  return Buffer.concat(texts.map(encodeStatement));
}

// Bound without values, its results as text.
const bind = Buffer.from([0x42, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0]);
const execute = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0]);

function encodeStatement(text: string): Buffer {
  const body = Buffer.from(`\0${text}\0\0\0`, 'utf8');
  const parse = Buffer.alloc(5);
  parse.write('P', 'latin1');
  parse.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([parse, body, bind, execute]);
}
