// The next rows of a cursor, each handed over as it comes. The driver's own query would keep all of them, first as
// text and then in the promise of its result; of a long result such promises outlive the young generation with all
// they hold, and a file of a million rows took a hundred megabytes that nobody needed any more.
import type pg from 'pg';

/** What the driver calls a query with, below its types. */
interface Connection {
  query(text: string): void;
  sendCopyFail(reason: string): void;
}

/** Takes a row as the server sent it, with the type of each value. */
export type TakeRow = (row: readonly (string | null)[], types: readonly number[]) => void;

/** Given to `client.query`; the driver then calls the rest of it. */
export class PostgresFetch implements pg.Submittable {
  /** Resolves when the server has sent all rows, and holds none of them; rejects with its error. */
  readonly ended: Promise<void>;
  readonly #text: string;
  readonly #take: TakeRow;
  #types: readonly number[] = [];
  #resolve: () => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(text: string, take: TakeRow) {
    this.#text = text;
    this.#take = take;
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(driver: unknown): void {
    (driver as Connection).query(this.#text);
  }

  handleRowDescription({ fields }: { fields: readonly { dataTypeID: number }[] }): void {
    this.#types = fields.map((field) => field.dataTypeID);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      this.#take(fields, this.#types);
    } catch (error) {
      this.#reject(error);
    }
  }

  handleError(error: unknown): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFail('nothing is copied');
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}
