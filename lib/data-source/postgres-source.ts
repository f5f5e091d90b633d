// A Postgres database as a source. Every statement runs in a read-only transaction of its own with
// timeouts, through the extended protocol, and is rolled back; the session then forgets what it holds. A
// statement whose asker has gone, or that outlives its time, is cancelled in the server; a connection that
// does not answer is destroyed.
import pg from 'pg';
import { AssistantError } from '../errors/assistant-error.ts';
import { RowCollector } from './cells.ts';
import { introspectPostgres } from './introspect-postgres.ts';
import type { Manifest } from './manifest.ts';
import { PostgresBatch } from './postgres-batch.ts';
import { cursorRows, withNumbers } from './postgres-cursor.ts';
import { encodeStatements } from './postgres-exchange.ts';
import { inspectPostgresRights } from './postgres-rights.ts';
import { type ScopeSigning, signedScope } from './signed-scope.ts';
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
import { requireTime, StreamPlaces } from './stream-place.ts';

const introspectMilliseconds = 60_000;
/** Milliseconds that a question waits for a connection. */
const waitMilliseconds = 5000;
/** Milliseconds that the reader of a stream may pause before the server ends its transaction. */
const pauseMilliseconds = 60_000;
/** A connection that is not clean after this long is destroyed. */
const giveBackMilliseconds = 2000;

/** Without `tls` the URL decides, by `sslmode`. */
export interface PostgresOptions {
  readonly connections?: number;
  readonly tls?: 'off' | 'required' | 'verified';
  /** Milliseconds that a question waits for a connection; 5 seconds when absent. */
  readonly waitMilliseconds?: number;
  /** Tells every statement's asker to the server, for its own limits on rows. */
  readonly scope?: ScopeSigning;
}

export function openPostgresSource(url: string, options: PostgresOptions = {}): Source {
  return new PostgresSource(url, options);
}

class PostgresSource implements Source {
  readonly dialect = 'postgres';
  readonly #pool: pg.Pool;
  /** How the server is reached; the pool and a cancel alike. */
  readonly #server: pg.ClientConfig;
  readonly #scope: ScopeSigning | undefined;
  readonly #streams = new StreamPlaces();

  constructor(
    url: string,
    { connections = 8, tls, scope, waitMilliseconds: wait = waitMilliseconds }: PostgresOptions,
  ) {
    this.#scope = scope;
    this.#server = {
      connectionString: url,
      ...(tls && { ssl: tls === 'off' ? false : { rejectUnauthorized: tls === 'verified' } }),
    };
    this.#pool = new pg.Pool({
      ...this.#server,
      Client: ClosingClient,
      max: connections,
      connectionTimeoutMillis: wait,
      idleTimeoutMillis: 60_000,
      allowExitOnIdle: true,
      application_name: 'docent',
    });
    // An idle connection that the server closed is replaced at the next question.
    this.#pool.on('error', () => undefined);
    // One that is lost while it works fails its statement; without a listener it would end the process too.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async introspect(options: IntrospectOptions = {}): Promise<Manifest> {
    const client = await this.#connect();
    let broken = true;
    try {
      await client.query([begin, ...sessionFor(introspectMilliseconds)].join('; '));
      const manifest = await introspectPostgres(client, options);
      await client.query('rollback');
      broken = false;
      return manifest;
    } catch (error) {
      if (options.signal?.aborted) throw new AssistantError('query.cancelled', { cause: error });
      throw new AssistantError('source.unavailable', {
        detail: 'the schema could not be read',
        cause: error,
      });
    } finally {
      client.release(broken);
    }
  }

  async run(statement: Statement, limits: RunLimits, signal: AbortSignal): Promise<RowSet> {
    const client = await this.#connect();
    if (signal.aborted) {
      client.release();
      throw new AssistantError('query.cancelled');
    }
    const watch = watchStatement(limits.milliseconds, signal, () => void this.#cancel(client));
    let broken = false;
    const collector = new RowCollector(statement.columns, limits);
    const batch = this.#inTransaction(client, statement, limits, collector);
    try {
      const cut = await Promise.race([batch.cut, watch.gaveUp]);
      // A cancel that was sent and did not stop it would meet whatever the connection does next.
      broken = cut || watch.cancelled || watch.late;
      return { columns: statement.columns, rows: collector.rows, truncated: collector.truncated };
    } catch (error) {
      const unused = (watch.cancelled || watch.late) && (error as { code?: string }).code !== stopped;
      broken = unused || !(error instanceof pg.DatabaseError);
      throw failureOf(error, watch);
    } finally {
      watch.end();
      if (broken) client.release(true);
      else setImmediate(giveBack, client, batch.clean);
    }
  }

  async *stream(statement: Statement, limits: StreamLimits, signal: AbortSignal): AsyncGenerator<Piece> {
    let client: pg.PoolClient | undefined;
    const giveUp = () => {
      client?.release(true);
      client = undefined;
    };
    const leave = this.#streams.take(limits.wholeMilliseconds, signal, giveUp);
    try {
      const used = await this.#connect();
      client = used;
      const until = performance.now() + limits.wholeMilliseconds;
      let ended = false;
      const watched = async <T>(work: () => Promise<T>): Promise<T> => {
        requireTime(signal, until);
        const watch = watchStatement(limits.milliseconds, signal, () => void this.#cancel(used));
        try {
          return await Promise.race([work(), watch.gaveUp]);
        } catch (error) {
          throw failureOf(error, watch);
        } finally {
          watch.end();
        }
      };
      try {
        yield* cursorRows(used, watched, {
          // The reader may pause between two pieces for as long as a slow line takes.
          before: [
            begin,
            ...sessionFor(limits.milliseconds),
            `set local idle_in_transaction_session_timeout = ${pauseMilliseconds}`,
            ...this.#scopeOf(used, statement, limits.wholeMilliseconds),
          ],
          statement,
        });
        ended = true;
      } finally {
        // Without its end it may still be working, and only its connection is known to stop with it.
        if (ended && client) setImmediate(giveBack, client, Promise.resolve(false));
        else giveUp();
      }
    } finally {
      leave();
    }
  }

  #inTransaction(
    client: pg.PoolClient,
    statement: Statement,
    limits: RunLimits,
    collector: RowCollector,
  ): PostgresBatch {
    const scope = this.#scopeOf(client, statement, limits.milliseconds);
    const batch = new PostgresBatch({
      before: [openingFor(limits.milliseconds), ...(scope.length > 0 ? [encodeStatements(scope)] : [])],
      sql: statement.sql,
      values: statement.values,
      take(row, types) {
        // The statement gives one row more than is shown; what comes after that is too many bytes.
        if (collector.truncated) return false;
        collector.add(withNumbers(row, types));
        return true;
      },
    });
    client.query(batch);
    return batch;
  }

  /** Made of what was signed alone, so it cannot hold more than it says. */
  #scopeOf(client: pg.PoolClient, statement: Statement, milliseconds: number): string[] {
    if (!this.#scope) return [];
    const backend = processIdOf(client) ?? 0;
    const value = signedScope(this.#scope, statement.attributes ?? {}, { backend, milliseconds });
    return value === undefined ? [] : [`set local app.scope = '${value}'`];
  }

  /** Asks the server, over a connection of its own, to stop what `client` is doing. */
  async #cancel(client: pg.PoolClient): Promise<void> {
    const helper = new pg.Client({ ...this.#server, connectionTimeoutMillis: 2000 });
    helper.on('error', () => undefined);
    try {
      await helper.connect();
      await helper.query('select pg_catalog.pg_cancel_backend($1)', [processIdOf(client)]);
    } catch {
      // The connection is given up then; the server ends its statement by its own timeout.
    } finally {
      await helper.end().catch(() => undefined);
    }
  }

  async inspectRights(): Promise<readonly string[]> {
    const client = await this.#connect();
    try {
      return await inspectPostgresRights(client);
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    this.#streams.close();
    await this.#pool.end();
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      // The pool says it was full in words only.
      const full = error instanceof Error && /timeout exceeded when trying to connect/.test(error.message);
      if (full && this.#pool.totalCount > 0) throw new AssistantError('source.busy', { cause: error });
      throw new AssistantError('source.unavailable', { detail: reasonOf(error), cause: error });
    }
  }
}

/** The driver leaves its socket open when a handshake fails on this side, as it does without a password. */
class ClosingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const { connection } = this as unknown as {
      connection: { once(event: 'error', then: () => void): void; stream: { destroy(): void } };
    };
    connection.once('error', () => connection.stream.destroy());
  }
}

/** The server's process behind a connection. */
function processIdOf(client: pg.PoolClient): number | undefined {
  return (client as unknown as { processID?: number }).processID;
}

const begin = 'begin read only';

/** What holds in one transaction, whatever the session, the role or a pooler between has set. */
function sessionFor(milliseconds: number): string[] {
  const limit = Math.max(1, Math.trunc(milliseconds));
  return [
    `set local statement_timeout = ${limit}`,
    'set local lock_timeout = 250',
    `set local idle_in_transaction_session_timeout = ${limit + 5000}`,
    "set local search_path = ''",
    "set local timezone = 'GMT'",
    "set local datestyle = 'ISO, YMD'",
    "set local intervalstyle = 'iso_8601'",
    'set local extra_float_digits = 1',
    "set local bytea_output = 'hex'",
  ];
}

const openings = new Map<number, Buffer>();
const openingsKept = 100;

/** The same for every statement of as much time. */
function openingFor(milliseconds: number): Buffer {
  const known = openings.get(milliseconds);
  if (known) return known;
  if (openings.size >= openingsKept) openings.clear();
  const made = encodeStatements([begin, ...sessionFor(milliseconds)]);
  openings.set(milliseconds, made);
  return made;
}

/**
 * Back to the pool, once it holds nothing: what failed is still to be rolled back, and session locks outlive a
 * rollback. Nobody waits for this, so it comes after the rows have gone on their way.
 */
async function giveBack(client: pg.PoolClient, cleaned: Promise<boolean>): Promise<void> {
  const clean = (async () => {
    if (await cleaned) return true;
    await client.query('rollback');
    await client.query('discard all');
    return true;
  })().catch(() => false);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, giveBackMilliseconds, false);
  });
  client.release(!(await Promise.race([clean, late])));
  clearTimeout(timer);
}

/** The server's code for a statement that was cancelled, by us or by its own timeout. */
const stopped = '57014';
function failureOf(error: unknown, state: Pick<StatementWatch, 'cancelled' | 'late'>): AssistantError {
  if (error instanceof AssistantError) return error;
  if (state.cancelled) return new AssistantError('query.cancelled', { cause: error });
  const code = (error as { code?: string }).code;
  if (state.late || code === stopped || code === '55P03')
    return new AssistantError('query.timeout', { cause: error });
  if (error instanceof pg.DatabaseError) {
    if (code?.startsWith('08') || code?.startsWith('57P'))
      return new AssistantError('source.unavailable', { cause: error });
    if (code?.startsWith('53')) return new AssistantError('source.busy', { cause: error });
    return new AssistantError('query.failed', { cause: error });
  }
  return new AssistantError('source.unavailable', { cause: error });
}

/** Why a connection failed, in words of ours; the server's own can quote what it was given. */
function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host name is not known';
  if (code === 'ECONNREFUSED') return 'nothing listens at this host and port';
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return 'the host does not answer';
  if (code === '28P01' || code === '28000') return 'the user or the password was not accepted';
  if (code === '3D000') return 'there is no database of this name';
  if (code === '53300') return 'the server takes no more connections';
  if (/SSL|TLS|certificate|self.signed/i.test(String((error as Error)?.message)))
    return 'TLS could not be agreed on';
  return 'the connection failed';
}
