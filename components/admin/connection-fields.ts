// The form of a connection, and what is sent of it.
import type { SourceView } from '#lib/sources/source-view.ts';

export type Engine = 'postgres' | 'mysql' | 'sqlite';
export type Tls = 'off' | 'required' | 'verified';

/** What is typed: text throughout, as a form holds it. */
export interface ConnectionForm {
  readonly engine: Engine;
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: Tls;
  readonly schemas: readonly string[];
  readonly connections: string;
  readonly statementMilliseconds: string;
  readonly replicaHost: string;
  readonly replicaPort: string;
  readonly scopeAttribute: string;
  readonly scopeKey: string;
  readonly file: string;
}

/** The body that the server takes. */
export type ConnectionFields = Readonly<Record<string, unknown>>;

export const usualPort: Readonly<Record<Engine, string>> = { postgres: '5432', mysql: '3306', sqlite: '' };

export const emptyForm: ConnectionForm = {
  engine: 'postgres',
  host: '',
  port: usualPort.postgres,
  database: '',
  user: '',
  password: '',
  tls: 'verified',
  schemas: [],
  connections: '8',
  statementMilliseconds: '5000',
  replicaHost: '',
  replicaPort: '',
  scopeAttribute: '',
  scopeKey: '',
  file: '',
};

/** The form of a connection that is kept; its password is not known here. */
export function formOf(connection: SourceView['connection']): ConnectionForm {
  if (!connection) return emptyForm;
  const statementMilliseconds = String(connection.statement_milliseconds);
  if (connection.engine === 'sqlite') {
    return { ...emptyForm, engine: 'sqlite', file: connection.file, statementMilliseconds };
  }
  const { engine, host, port, database, user, tls, schemas, connections, replica, scope } = connection;
  return {
    ...emptyForm,
    engine,
    host,
    port: String(port),
    database,
    user,
    tls,
    schemas,
    connections: String(connections),
    statementMilliseconds,
    replicaHost: replica?.host ?? '',
    replicaPort: replica ? String(replica.port) : '',
    scopeAttribute: scope?.attribute ?? '',
  };
}

export function fieldsOf(form: ConnectionForm): ConnectionFields {
  const statement_milliseconds = Number(form.statementMilliseconds);
  if (form.engine === 'sqlite') return { engine: 'sqlite', file: form.file.trim(), statement_milliseconds };
  const { engine, host, database, user, password, tls, schemas, replicaHost } = form;
  const port = Number(form.port);
  return {
    engine,
    host: host.trim(),
    port,
    database: database.trim(),
    user: user.trim(),
    ...(password === '' ? {} : { password }),
    tls,
    schemas,
    connections: Number(form.connections),
    statement_milliseconds,
    replica:
      replicaHost.trim() === '' ? null : { host: replicaHost.trim(), port: Number(form.replicaPort) || port },
    scope:
      engine !== 'postgres' || form.scopeAttribute.trim() === ''
        ? null
        : {
            attribute: form.scopeAttribute.trim(),
            ...(form.scopeKey.trim() === '' ? {} : { key: form.scopeKey.trim() }),
          },
  };
}
