// A source: the team's database, behind one interface for every engine. It introspects, runs the
// statements that the emitter wrote, and cancels them. It never sees a question or a plan.
import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import type { Actor } from './access.ts';
import type { Dialect, Manifest } from './manifest.ts';

/** A statement written by the emitter: identifiers from the manifest, every value bound. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Type of each output, in order, as the emitter knows it; the source normalises cells by it. */
  readonly columns: readonly StatementColumn[];
  /** The asker's attributes, for a source that tells them to the database as well. */
  readonly attributes?: Actor['attributes'];
}

export interface StatementColumn extends Pick<ResultColumn, 'name' | 'type'> {
  /** True for a moment in time, at UTC; absent for a wall clock, and for what is no time. */
  readonly instant?: boolean;
}

export interface RunLimits {
  /** Rows read at most; one more is asked for, so that truncation is known and not guessed. */
  readonly rows: number;
  /** Bytes of one reply at most. */
  readonly bytes: number;
  /** Milliseconds the database may work on one statement, where its connection gives no other time. */
  readonly milliseconds: number;
  /** Less than that, and less than the connection gives: the rows are not worth more. */
  readonly atMostMilliseconds?: number;
}

export interface StreamLimits {
  /** Milliseconds the database may work before it gives the first rows, and on each piece after them. */
  readonly milliseconds: number;
  /** Milliseconds from begin to end, pauses of whoever reads included. */
  readonly wholeMilliseconds: number;
}

/** Some rows of a result, in its order. */
export type Piece = readonly (readonly Cell[])[];

export interface RowSet {
  readonly columns: readonly Pick<ResultColumn, 'name' | 'type'>[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: boolean;
}

export interface IntrospectOptions {
  /** Schemas to read; all that are not the engine's own when absent. */
  readonly schemas?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface Source {
  readonly dialect: Dialect;
  /** @throws AssistantError `source.unavailable` */
  introspect(options?: IntrospectOptions): Promise<Manifest>;
  /**
   * Runs one statement read-only and rolls back. Aborting cancels it in the database.
   * @throws AssistantError `query.timeout`, `query.failed`, `query.cancelled`, `source.unavailable`, `source.busy`
   */
  run(statement: Statement, limits: RunLimits, signal: AbortSignal): Promise<RowSet>;
  /**
   * The rows of one statement in pieces, read-only, as fast as they are taken: what nobody has taken yet stays
   * in the database. Ends with the last row; when the reader leaves early or `signal` aborts, the database is
   * told to stop. A source gives a few streams at once and no more.
   * @throws AssistantError as `run` does, before the first piece or after any
   */
  stream(statement: Statement, limits: StreamLimits, signal: AbortSignal): AsyncIterable<Piece>;
  /** What the connected role could do that it should not; empty when it can only read. */
  inspectRights(): Promise<readonly string[]>;
  close(): Promise<void>;
}
