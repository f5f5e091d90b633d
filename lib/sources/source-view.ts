// A source as admins see it: everything but secrets.
import type { ConnectionProblem } from '../data-source/connection-problem.ts';
import type { Source as Row, SourceCheck } from '../db/generated/client.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { openSecret, tailOf } from '../settings/sealed-secret.ts';
import { defaultLocation } from './default-source.ts';
import { defaultConnections, defaultStatementMilliseconds, secretPlace } from './source-row.ts';

/** `warning`: it can be reached, and its role can do more than read. */
export type SourceState = 'unknown' | 'connected' | 'warning' | 'error';

export interface SourceView {
  readonly id: string;
  readonly name: string;
  /** The one that DATA_URL or the demo names; its connection is not edited here. */
  readonly is_default: boolean;
  /** Engine, host, port and database. */
  readonly location: string;
  readonly connection: ServerView | FileView | null;
  readonly status: {
    readonly state: SourceState;
    readonly problem: ConnectionProblem | null;
    readonly rights: readonly string[];
    readonly model_count: number | null;
    readonly checked_at: string | null;
  };
}

export interface ServerView {
  readonly engine: 'postgres' | 'mysql';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Never the password: whether there is one, and of a long one the last four characters. */
  readonly password: { readonly set: boolean; readonly tail: string | null };
  readonly tls: 'off' | 'required' | 'verified';
  readonly schemas: readonly string[];
  readonly connections: number;
  readonly statement_milliseconds: number;
  readonly replica: { readonly host: string; readonly port: number } | null;
  /** The key is not shown; without one nothing is signed. */
  readonly scope: { readonly attribute: string; readonly key_set: boolean } | null;
}

export interface FileView {
  readonly engine: 'sqlite';
  readonly file: string;
  readonly statement_milliseconds: number;
}

export function viewOf(row: Row, check: SourceCheck | undefined): SourceView {
  return {
    id: row.id,
    name: row.name,
    is_default: row.engine === null && row.location === defaultLocation(),
    location: row.location,
    connection: connectionView(row),
    status: {
      state: stateOf(check),
      problem: (check?.problem ?? null) as ConnectionProblem | null,
      rights: check?.rights ?? [],
      model_count: check?.modelCount ?? null,
      checked_at: check?.at.toISOString() ?? null,
    },
  };
}

function stateOf(check: SourceCheck | undefined): SourceState {
  if (!check) return 'unknown';
  if (check.problem !== null) return 'error';
  return check.rights.length > 0 ? 'warning' : 'connected';
}

function connectionView(row: Row): ServerView | FileView | null {
  const statement_milliseconds = row.statementMilliseconds ?? defaultStatementMilliseconds;
  if (row.engine === null) return null;
  if (row.engine === 'sqlite') {
    return { engine: 'sqlite', file: row.databaseName ?? '', statement_milliseconds };
  }
  const port = row.port ?? 0;
  return {
    engine: row.engine,
    host: row.host ?? '',
    port,
    database: row.databaseName ?? '',
    user: row.username ?? '',
    password: { set: row.sealedPassword !== null, tail: tailOfStored(row) },
    tls: row.tls ?? 'verified',
    schemas: row.schemas,
    connections: row.connections ?? defaultConnections,
    statement_milliseconds,
    replica: row.replicaHost === null ? null : { host: row.replicaHost, port: row.replicaPort ?? port },
    scope:
      row.scopeAttribute === null
        ? null
        : { attribute: row.scopeAttribute, key_set: row.sealedScopeKey !== null },
  };
}

function tailOfStored(row: Row): string | null {
  if (row.sealedPassword === null) return null;
  try {
    return tailOf(openSecret(row.sealedPassword, secretPlace(row.id))) ?? null;
  } catch (thrown) {
    // AUTH_SECRET was changed; the status of the source says so at the next question.
    if (asAssistantError(thrown).code !== 'source.unavailable') throw thrown;
    return null;
  }
}
