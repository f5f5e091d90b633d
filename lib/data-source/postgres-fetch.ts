// The next rows of a cursor, each handed over as it comes. The driver's own query would keep all of them, first as
// text and then in the promise of its result; of a long result such promises outlive the young generation with all
// they hold, and a file of a million rows took a hundred megabytes that nobody needed any more.
import { type Connection, PostgresExchange } from './postgres-exchange.ts';

/** Takes a row as the server sent it, with the type of each value. */
export type TakeRow = (row: readonly (string | null)[], types: readonly number[]) => void;

export class PostgresFetch extends PostgresExchange {
  /** Resolves when the server has sent all rows, and holds none of them; rejects with its error. */
  readonly done: Promise<void>;
  readonly #done = Promise.withResolvers<void>();
  readonly #text: string;
  readonly #take: TakeRow;

  constructor(text: string, take: TakeRow) {
    super();
    this.#text = text;
    this.#take = take;
    this.done = this.#done.promise;
  }

  submit(driver: unknown): void {
    (driver as Connection).query(this.#text);
  }

  protected row(fields: readonly (string | null)[]): void {
    this.#take(fields, this.types);
  }

  protected failed(error: unknown): void {
    this.#done.reject(error);
  }

  protected ended(): void {
    this.#done.resolve();
  }
}
