// How a database is reached, as separate fields: there is no place for an option that a driver would obey.
import { openMysqlSource } from './mysql-source.ts';
import { openPostgresSource } from './postgres-source.ts';
import type { ScopeSigning } from './signed-scope.ts';
import type { IntrospectOptions, Source } from './source.ts';
import { openSqliteSource } from './sqlite-source.ts';

/** `off`, encrypted whoever answers, or encrypted with the host's own certificate. */
export type Tls = 'off' | 'required' | 'verified';

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

export interface ServerConnection extends ServerAddress {
  readonly engine: 'postgres' | 'mysql';
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: Tls;
  /** Schemas to read; empty: all that are not the engine's own. */
  readonly schemas: readonly string[];
  /** Connections at most. */
  readonly connections: number;
  /** Milliseconds the database may work on one statement. */
  readonly statementMilliseconds: number;
  /** Where queries go instead; the schema is read at the main address. */
  readonly replica?: ServerAddress;
  /** PostgreSQL alone: tells the server who asks, signed. */
  readonly scope?: ScopeSigning;
}

export interface FileConnection {
  readonly engine: 'sqlite';
  /** Absolute. */
  readonly file: string;
  readonly statementMilliseconds: number;
}

export type Connection = ServerConnection | FileConnection;

/**
 * Opens the source that a connection describes. Servers are first reached when the source is used.
 *
 * @throws AssistantError `source.unavailable` where a file is missing
 */
export function openConnection(connection: Connection): Source {
  if (connection.engine === 'sqlite') return limited(openSqliteSource(connection.file), connection);
  const main = limited(openServer(connection, connection), connection);
  if (!connection.replica) return main;
  return withReplica(main, limited(openServer(connection, connection.replica), connection));
}

function openServer(connection: ServerConnection, { host, port }: ServerAddress): Source {
  const address = host.includes(':') ? `[${host}]` : host;
  const account = `${encodeURIComponent(connection.user)}:${encodeURIComponent(connection.password)}`;
  const url = `${connection.engine}://${account}@${address}:${port}/${encodeURIComponent(connection.database)}`;
  const { connections, tls, scope } = connection;
  if (connection.engine === 'mysql') return openMysqlSource(url, { connections, tls });
  return openPostgresSource(url, { connections, tls, ...(scope ? { scope } : {}) });
}

/** The source with the time and the schemas that its connection allows, whatever it is asked for. */
function limited(source: Source, connection: Connection): Source {
  const milliseconds = connection.statementMilliseconds;
  const schemas = connection.engine === 'sqlite' ? [] : connection.schemas;
  return {
    dialect: source.dialect,
    introspect: (options?: IntrospectOptions) =>
      source.introspect({ ...options, ...(schemas.length > 0 ? { schemas } : {}) }),
    run(statement, limits, signal) {
      const allowed = Math.min(milliseconds, limits.atMostMilliseconds ?? milliseconds);
      return source.run(statement, { ...limits, milliseconds: allowed }, signal);
    },
    stream: (statement, limits, signal) => source.stream(statement, { ...limits, milliseconds }, signal),
    inspectRights: () => source.inspectRights(),
    close: () => source.close(),
  };
}

/** Reads rows at the replica and everything else at the main server. */
function withReplica(main: Source, replica: Source): Source {
  return {
    dialect: main.dialect,
    introspect: (options) => main.introspect(options),
    run: (statement, limits, signal) => replica.run(statement, limits, signal),
    stream: (statement, limits, signal) => replica.stream(statement, limits, signal),
    async inspectRights() {
      const [atMain, atReplica] = await Promise.all([main.inspectRights(), replica.inspectRights()]);
      return [...new Set([...atMain, ...atReplica])];
    },
    async close() {
      await Promise.all([main.close(), replica.close()]);
    },
  };
}
