// Our record of a source, read as what it is for: where to connect, and what makes two records the same.
import type { Connection, FileConnection, ServerConnection } from '../data-source/connection.ts';
import { Prisma, type Source as Row } from '../db/generated/client.ts';
import { type Read, readOf } from '../db/read-together.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { openSecret } from '../settings/sealed-secret.ts';

export const defaultConnections = 8;
export const defaultStatementMilliseconds = 5000;

const connectionColumns = [
  'id',
  'engine',
  'host',
  'port',
  'databaseName',
  'username',
  'sealedPassword',
  'tls',
  'schemas',
  'connections',
  'statementMilliseconds',
  'replicaHost',
  'replicaPort',
  'scopeAttribute',
  'sealedScopeKey',
] as const satisfies readonly (keyof Row)[];
type ConnectionRow = Pick<Row, (typeof connectionColumns)[number]>;

/** What every question needs of our record of a source; what a team's schema file says may be very long. */
export interface SourceRow extends ConnectionRow {
  readonly location: string;
  readonly revision: number;
  readonly removed: boolean;
}

/** @param is a condition on "Source" */
export function sourceRead(is: Prisma.Sql): Read<SourceRow> {
  const columns = Prisma.raw(connectionColumns.map((column) => `"${column}"`).join(', '));
  return readOf(Prisma.sql`
    select ${columns}, location, revision, "removedAt" is not null as removed from "Source" where ${is}`);
}

/** Where a password is sealed for. */
export function secretPlace(sourceId: string): string {
  return `source:${sourceId}`;
}

/** Where the key of scope signatures is sealed for. */
export function scopePlace(sourceId: string): string {
  return `scope:${sourceId}`;
}

/** True for a source that an admin connected; the other kind is named by DATA_URL or is the demo. */
export function isConnected(row: Pick<Row, 'engine'>): boolean {
  return row.engine !== null;
}

/** @throws AssistantError `source.unavailable` when the stored password cannot be opened */
export function connectionOf(row: ConnectionRow): Connection {
  const statementMilliseconds = row.statementMilliseconds ?? defaultStatementMilliseconds;
  const { engine, host, port, databaseName } = row;
  if (engine === 'sqlite' && databaseName !== null) {
    return { engine, file: databaseName, statementMilliseconds };
  }
  if (engine === null || engine === 'sqlite' || host === null || port === null || databaseName === null) {
    throw new AssistantError('source.unavailable', { detail: 'the source has no connection' });
  }
  return {
    engine,
    host,
    port,
    database: databaseName,
    user: row.username ?? '',
    password: row.sealedPassword === null ? '' : openSecret(row.sealedPassword, secretPlace(row.id)),
    tls: row.tls ?? 'verified',
    schemas: row.schemas,
    connections: row.connections ?? defaultConnections,
    statementMilliseconds,
    ...(row.replicaHost === null
      ? {}
      : { replica: { host: row.replicaHost, port: row.replicaPort ?? port } }),
    ...(row.scopeAttribute === null || row.sealedScopeKey === null
      ? {}
      : {
          scope: {
            attribute: row.scopeAttribute,
            secret: openSecret(row.sealedScopeKey, scopePlace(row.id)),
          },
        }),
  };
}

/** Equal while the connection is the same, whatever else of the record changed. */
export function connectionKey(row: ConnectionRow): string {
  return JSON.stringify([
    row.engine,
    row.host,
    row.port,
    row.databaseName,
    row.username,
    row.sealedPassword,
    row.tls,
    row.schemas,
    row.connections,
    row.statementMilliseconds,
    row.replicaHost,
    row.replicaPort,
    row.scopeAttribute,
    row.sealedScopeKey,
  ]);
}

/** Engine, host, port and database: no two records have the same. */
export function locationOfConnection(
  connection:
    | Pick<FileConnection, 'engine' | 'file'>
    | Pick<ServerConnection, 'engine' | 'host' | 'port' | 'database'>,
): string {
  if (connection.engine === 'sqlite') return `sqlite:${connection.file}`;
  const { engine, host, port, database } = connection;
  return `${engine}://${host.includes(':') ? `[${host}]` : host}:${port}/${encodeURIComponent(database)}`;
}
