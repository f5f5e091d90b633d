// A MySQL or MariaDB database as a source: prepared statements in read-only transactions, sessions at
// UTC with limits of their own, `kill query` for what must stop.
import type { Socket } from 'node:net';
import type { Connection as PlainConnection } from 'mysql2';
import mysql from 'mysql2/promise';
import type { Cell } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { RowCollector, rowOf } from './cells.ts';
import { introspectMysql } from './introspect-mysql.ts';
import type { Manifest } from './manifest.ts';
import { inspectMysqlRights } from './mysql-rights.ts';
import type {
  IntrospectOptions,
  Piece,
  RowSet,
  RunLimits,
  Source,
  Statement,
  StreamLimits,
} from './source.ts';
import { type StatementWatch, watchStatement } from './statement-watch.ts';
import { pieceBytes, requireTime, StreamPlaces, sizeOf } from './stream-place.ts';

const waiting = 100;
/** Milliseconds that a question waits for a connection that others hold. */
const waitMilliseconds = 6000;
/** A connection that is not clean after this long is destroyed. */
const giveBackMilliseconds = 2000;
const introspectMilliseconds = 60_000;

/** Without `tls` the URL decides. */
export interface MysqlOptions {
  readonly connections?: number;
  readonly tls?: 'off' | 'required' | 'verified';
  /** Milliseconds that a question waits for a connection that others hold; 6 seconds when absent. */
  readonly waitMilliseconds?: number;
}

export function openMysqlSource(url: string, options: MysqlOptions = {}): Source {
  return new MysqlSource(url, options);
}

class MysqlSource implements Source {
  readonly dialect = 'mysql';
  readonly #pool: mysql.Pool;
  readonly #options: mysql.ConnectionOptions;
  /** Sessions that were set up, and whether their server is MariaDB. */
  readonly #ready = new WeakMap<object, boolean>();
  /** The time that sessions give a statement. */
  readonly #allowed = new WeakMap<object, number>();

  readonly #wait: number;
  readonly #streams = new StreamPlaces();

  constructor(
    url: string,
    { connections = 8, tls = 'off', waitMilliseconds: wait = waitMilliseconds }: MysqlOptions,
  ) {
    this.#wait = wait;
    this.#options = {
      uri: url.replace(/^mariadb:/i, 'mysql:'),
      charset: 'utf8mb4_unicode_ci',
      timezone: 'Z',
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      decimalNumbers: false,
      rowsAsArray: true,
      multipleStatements: false,
      // Nobody's file is ever sent to the server.
      flags: ['-LOCAL_FILES'],
      connectTimeout: 5000,
      ...(tls !== 'off' && {
        ssl: { rejectUnauthorized: tls === 'verified', verifyIdentity: tls === 'verified' },
      }),
      maxPreparedStatements: 100,
    };
    this.#pool = mysql.createPool({
      ...this.#options,
      connectionLimit: connections,
      queueLimit: waiting,
      idleTimeout: 60_000,
    });
  }

  async introspect(options: IntrospectOptions = {}): Promise<Manifest> {
    const connection = await this.#connect(introspectMilliseconds);
    try {
      return await introspectMysql(connection, options);
    } catch (error) {
      if (options.signal?.aborted) throw new AssistantError('query.cancelled', { cause: error });
      throw new AssistantError('source.unavailable', {
        detail: 'the schema could not be read',
        cause: error,
      });
    } finally {
      connection.release();
    }
  }

  async run(statement: Statement, limits: RunLimits, signal: AbortSignal): Promise<RowSet> {
    const connection = await this.#connect(limits.milliseconds);
    if (signal.aborted) {
      connection.release();
      throw new AssistantError('query.cancelled');
    }
    const watch = watchStatement(limits.milliseconds, signal, () => void this.#kill(connection));
    // Without an end that is known the state of a connection is not known either; the pool opens another.
    let ended = false;
    try {
      const work = this.#inTransaction(connection, statement, limits);
      const { cut, ...rows } = await Promise.race([work, watch.gaveUp]);
      // MySQL ends what waits, such as `sleep`, with a value as if nothing had happened.
      if (watch.cancelled) throw new AssistantError('query.cancelled');
      if (watch.late) throw new AssistantError('query.timeout');
      ended = !cut;
      return rows;
    } catch (error) {
      throw failureOf(error, watch);
    } finally {
      watch.end();
      if (ended) setImmediate(giveBack, connection);
      else destroy(connection);
    }
  }

  /** `cut` when rows were still coming that nobody wants: the connection is then of no more use. */
  async #inTransaction(
    connection: mysql.PoolConnection,
    statement: Statement,
    limits: RunLimits,
  ): Promise<RowSet & { cut: boolean }> {
    await connection.query('start transaction read only');
    const collector = new RowCollector(statement.columns, limits);
    // Row by row, as the promises of the driver do not: they gather a whole result before they give it.
    const cut = await new Promise<boolean>((resolve, reject) => {
      const running = plainConnection(connection).execute(
        { sql: statement.sql, rowsAsArray: true },
        statement.values as string[],
      );
      running.on('result', (row: unknown) => {
        // The statement gives one row more than is shown; what comes after that is too many bytes.
        if (collector.truncated) resolve(true);
        else collector.add(row as unknown[]);
      });
      running.on('error', reject);
      running.on('end', () => resolve(false));
    });
    return { columns: statement.columns, rows: collector.rows, truncated: collector.truncated, cut };
  }

  /** The session's limit is that of the whole, since the server counts the sending too; the first row is timed here. */
  async *stream(statement: Statement, limits: StreamLimits, signal: AbortSignal): AsyncGenerator<Piece> {
    let dropped = false;
    let drop = () => {
      dropped = true;
    };
    const leave = this.#streams.take(limits.wholeMilliseconds, signal, () => drop());
    const until = performance.now() + limits.wholeMilliseconds;
    try {
      const connection = await this.#connect(limits.wholeMilliseconds);
      const watch = watchStatement(limits.milliseconds, signal, () => void this.#kill(connection));
      const rows = plainConnection(connection);
      let ended = false;
      try {
        requireTime(signal, until);
        await connection.query('start transaction read only');
        const running = rows.execute({ sql: statement.sql, rowsAsArray: true }, statement.values as string[]);
        const stream = running.stream({ objectMode: true, highWaterMark: 500 });
        drop = () => {
          stream.destroy(new Error('the stream is over'));
          destroy(connection);
        };
        if (dropped) drop();
        let piece: Cell[][] = [];
        let bytes = 0;
        for await (const raw of stream) {
          watch.end();
          const row = rowOf(raw as unknown[], statement.columns);
          piece.push(row);
          bytes += sizeOf(row);
          if (bytes < pieceBytes) continue;
          yield piece;
          requireTime(signal, until);
          piece = [];
          bytes = 0;
        }
        if (piece.length > 0) yield piece;
        ended = !watch.late && !signal.aborted;
      } catch (error) {
        throw failureOf(error, {
          cancelled: signal.aborted,
          late: watch.late || performance.now() > until,
        });
      } finally {
        watch.end();
        if (ended) setImmediate(giveBack, connection);
        else {
          void this.#kill(connection);
          destroy(connection);
        }
      }
    } finally {
      leave();
    }
  }

  async #kill(connection: mysql.PoolConnection): Promise<void> {
    try {
      const helper = await mysql.createConnection({ ...this.#options, connectTimeout: 2000 });
      await helper.query(`kill query ${Math.trunc(connection.threadId)}`);
      await helper.end();
    } catch {
      // The server's own limit, or the deadline, ends it.
    }
  }

  async inspectRights(): Promise<readonly string[]> {
    const connection = await this.#connect(introspectMilliseconds);
    try {
      return await inspectMysqlRights(connection);
    } finally {
      connection.release();
    }
  }

  async close(): Promise<void> {
    this.#streams.close();
    await this.#pool.end();
  }

  async #connect(milliseconds: number): Promise<mysql.PoolConnection> {
    let connection: mysql.PoolConnection;
    try {
      connection = await this.#take();
    } catch (error) {
      if (error instanceof AssistantError) throw error;
      if (/Queue limit/.test(String((error as Error).message)))
        throw new AssistantError('source.busy', { cause: error });
      throw new AssistantError('source.unavailable', { detail: reasonOf(error), cause: error });
    }
    try {
      await this.#prepare(connection, milliseconds);
      return connection;
    } catch (error) {
      connection.destroy();
      throw new AssistantError('source.unavailable', {
        detail: 'the session could not be set up',
        cause: error,
      });
    }
  }

  /**
   * The driver's pool would let a question wait for ever while others hold every connection. One that is
   * only being opened is not busy: connecting has a limit of its own.
   */
  async #take(): Promise<mysql.PoolConnection> {
    let waits = false;
    const queued = () => {
      waits = true;
    };
    this.#pool.once('enqueue', queued);
    const taking = this.#pool.getConnection();
    this.#pool.off('enqueue', queued);
    if (!waits) return taking;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AssistantError('source.busy')), this.#wait);
    });
    try {
      return await Promise.race([taking, late]);
    } catch (error) {
      // One that comes after all goes back to whoever waits next.
      taking.then(
        (connection) => connection.release(),
        () => undefined,
      );
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #prepare(connection: mysql.PoolConnection, milliseconds: number): Promise<void> {
    let maria = this.#ready.get(connection.connection);
    if (maria === undefined) {
      const [rows] = await connection.query({ sql: 'select version()', rowsAsArray: true });
      maria = String((rows as unknown[][])[0]?.[0]).includes('MariaDB');
      // Grouping is checked before SQL is written, by structure, which the server's own rule about it
      // does not see through bound values; averages keep sixteen places.
      await connection.query(`set session time_zone = '+00:00', character_set_results = utf8mb4,
        sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES,NO_UNSIGNED_SUBTRACTION',
        div_precision_increment = 12, group_concat_max_len = 67108864, lock_wait_timeout = 1`);
      this.#ready.set(connection.connection, maria);
    }
    if (this.#allowed.get(connection.connection) === milliseconds) return;
    await connection.query(
      maria
        ? `set session max_statement_time = ${milliseconds / 1000}`
        : `set session max_execution_time = ${Math.trunc(milliseconds)}`,
    );
    this.#allowed.set(connection.connection, milliseconds);
  }
}

/** Back to the pool once its transaction is over, for which nobody waits. */
async function giveBack(connection: mysql.PoolConnection): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, giveBackMilliseconds, false);
  });
  const clean = connection.query('rollback').then(
    () => true,
    () => false,
  );
  if (await Promise.race([clean, late])) connection.release();
  else destroy(connection);
  clearTimeout(timer);
}

/**
 * The driver only says that it will write no more, and would go on to read: the rest of a large result, and
 * the last words of a MySQL that lost its reader, which the driver complains of on the console.
 */
function destroy(connection: mysql.PoolConnection): void {
  connection.destroy();
  (plainConnection(connection) as unknown as { stream: Socket }).stream.destroy();
}

/** The connection as the driver has it below its promises. */
function plainConnection(connection: mysql.PoolConnection): PlainConnection {
  return connection.connection as unknown as PlainConnection;
}

function failureOf(error: unknown, state: Pick<StatementWatch, 'cancelled' | 'late'>): AssistantError {
  if (error instanceof AssistantError) return error;
  if (state.cancelled) return new AssistantError('query.cancelled', { cause: error });
  const number = (error as { errno?: number }).errno;
  // 1317 interrupted, 1969 and 3024 out of time, 1205 waited for a lock.
  if (state.late || number === 1317 || number === 1969 || number === 3024 || number === 1205) {
    return new AssistantError('query.timeout', { cause: error });
  }
  const sqlState = (error as { sqlState?: string }).sqlState;
  if (sqlState && !sqlState.startsWith('08')) return new AssistantError('query.failed', { cause: error });
  return new AssistantError('source.unavailable', { cause: error });
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host name is not known';
  if (code === 'ECONNREFUSED') return 'nothing listens at this host and port';
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return 'the host does not answer';
  if (code === 'ER_ACCESS_DENIED_ERROR') return 'the user or the password was not accepted';
  if (code === 'ER_BAD_DB_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR')
    return 'there is no database of this name';
  if (code === 'ER_CON_COUNT_ERROR') return 'the server takes no more connections';
  if (code === 'HANDSHAKE_SSL_ERROR') return 'TLS could not be agreed on';
  return 'the connection failed';
}
