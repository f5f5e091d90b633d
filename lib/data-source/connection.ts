// How a database is reached, as separate fields: there is no place for an option that a driver would obey.
import { limitSource } from './limit-source.ts';
import { openMysqlSource } from './mysql-source.ts';
import { openPostgresSource } from './postgres-source.ts';
import { replicatedSource } from './replicated-source.ts';
import type { ScopeSigning } from './signed-scope.ts';
import type { Source } from './source.ts';
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
  if (connection.engine === 'sqlite')
    return limitSource(openSqliteSource(connection.file), { ...connection, schemas: [] });
  const main = openServer(connection, connection);
  const { replica } = connection;
  return limitSource(replica ? replicatedSource(main, openServer(connection, replica)) : main, connection);
}

function openServer(connection: ServerConnection, { host, port }: ServerAddress): Source {
  const address = host.includes(':') ? `[${host}]` : host;
  const account = `${encodeURIComponent(connection.user)}:${encodeURIComponent(connection.password)}`;
  const url = `${connection.engine}://${account}@${address}:${port}/${encodeURIComponent(connection.database)}`;
  const { connections, tls, scope } = connection;
  if (connection.engine === 'mysql') return openMysqlSource(url, { connections, tls });
  return openPostgresSource(url, { connections, tls, ...(scope ? { scope } : {}) });
}
