// Connecting, changing and removing sources. A stored password only ever goes where it was given for: when
// the server, the replica or the encryption to it changes, it is cleared and has to be given again.
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database, Transaction } from '../db/client.ts';
import type { Prisma, Source as Row } from '../db/generated/client.ts';
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { sealSecret } from '../settings/sealed-secret.ts';
import { defaultSource } from './default-source.ts';
import { retireSource } from './open-sources.ts';
import { lockedSource, present } from './present-source.ts';
import type { ConnectionBody } from './source-requests.ts';
import { isConnected, locationOfConnection, scopePlace, secretPlace } from './source-row.ts';
import { type SourceView, viewOf } from './source-view.ts';

/** Every source that can be asked, the default one first. */
export async function listSources(database: Database): Promise<readonly SourceView[]> {
  if (settings().dataUrl !== undefined) await defaultSource(database);
  const rows = await database.source.findMany({
    where: present(),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { checks: { orderBy: { at: 'desc' }, take: 1 } },
  });
  const views = rows.map(({ checks, ...row }) => viewOf(row, checks[0]));
  return [...views.filter((view) => view.is_default), ...views.filter((view) => !view.is_default)];
}

/** @throws AssistantError `resource.not_found` */
export async function readSource(database: Database, id: string): Promise<SourceView> {
  const row = await database.source.findFirst({
    where: { id, ...present() },
    include: { checks: { orderBy: { at: 'desc' }, take: 1 } },
  });
  if (!row) throw new AssistantError('resource.not_found');
  const { checks, ...source } = row;
  return viewOf(source, checks[0]);
}

/** @throws AssistantError `resource.conflict` when there is a source at the same place */
export async function connectSource(
  database: Database,
  actorId: string,
  { name, connection }: { name: string; connection: ConnectionBody },
): Promise<SourceView> {
  const id = randomUUID();
  await database.$transaction(async (transaction) => {
    const data = { id, name, createdById: actorId, ...columnsOf(id, connection) };
    // `on conflict do nothing` rather than a caught error: a race gives the same clear refusal.
    const { count } = await transaction.source.createMany({ data: [data], skipDuplicates: true });
    if (count === 0)
      throw new AssistantError('resource.conflict', { detail: 'the source is connected already' });
    await audit(transaction, actorId, 'source.connected', id, { name, location: data.location });
  });
  return readSource(database, id);
}

/** @throws AssistantError `resource.not_found`, `resource.conflict` (also for the connection of the default source) */
export async function changeSource(
  database: Database,
  actorId: string,
  id: string,
  { name, connection }: { name?: string | undefined; connection?: ConnectionBody | undefined },
): Promise<SourceView> {
  await database.$transaction(async (transaction) => {
    const row = await lockedSource(transaction, id);
    if (connection && !isConnected(row)) {
      throw new AssistantError('resource.conflict', { detail: 'the default source is named outside' });
    }
    const columns = connection ? changedColumns(row, connection) : {};
    if (connection) await requireFreePlace(transaction, id, locationOfConnection(connection));
    await transaction.source.update({
      where: { id },
      data: { ...columns, ...(name === undefined ? {} : { name }) },
    });
    await audit(transaction, actorId, 'source.changed', id, {
      ...(name === undefined ? {} : { name }),
      ...(connection
        ? {
            location: locationOfConnection(connection),
            secret: connection.engine !== 'sqlite' && connection.password !== undefined,
          }
        : {}),
    });
  });
  return readSource(database, id);
}

/**
 * Removes a source: nobody can ask it any more and its password is gone. The record stays, for old answers
 * name it.
 *
 * @throws AssistantError `resource.not_found`, `resource.conflict` for the default source
 */
export async function removeSource(database: Database, actorId: string, id: string): Promise<void> {
  await database.$transaction(async (transaction) => {
    const row = await lockedSource(transaction, id);
    if (!isConnected(row))
      throw new AssistantError('resource.conflict', { detail: 'the default source stays' });
    await transaction.source.update({
      where: { id },
      data: { removedAt: new Date(), sealedPassword: null, location: `removed:${id}` },
    });
    await audit(transaction, actorId, 'source.removed', id, { name: row.name, location: row.location });
  });
  retireSource(id);
}

/** True when a password kept for `row` would go to the same server, at least as well protected. */
export function goesToSameServer(row: Row, connection: ConnectionBody): boolean {
  if (connection.engine === 'sqlite' || row.engine !== connection.engine) return false;
  const strength = { off: 0, required: 1, verified: 2 };
  const { replica } = connection;
  return (
    row.host === connection.host &&
    row.port === connection.port &&
    strength[connection.tls] >= strength[row.tls ?? 'verified'] &&
    (replica === null || (row.replicaHost === replica.host && row.replicaPort === replica.port))
  );
}

function changedColumns(row: Row, connection: ConnectionBody) {
  const columns = columnsOf(row.id, connection);
  const keeps =
    connection.engine !== 'sqlite' && connection.password === undefined && goesToSameServer(row, connection);
  return {
    ...columns,
    ...(keeps ? { sealedPassword: row.sealedPassword } : {}),
    // The key never leaves this process, so it is kept whatever the server is.
    ...(columns.scopeAttribute !== null && columns.sealedScopeKey === null
      ? { sealedScopeKey: row.sealedScopeKey }
      : {}),
  };
}

function columnsOf(id: string, connection: ConnectionBody) {
  const none = {
    host: null,
    port: null,
    username: null,
    sealedPassword: null,
    tls: null,
    schemas: [] as string[],
    connections: null,
    replicaHost: null,
    replicaPort: null,
    scopeAttribute: null,
    sealedScopeKey: null,
  };
  const shared = {
    location: locationOfConnection(connection),
    engine: connection.engine,
    statementMilliseconds: connection.statement_milliseconds,
  };
  if (connection.engine === 'sqlite') return { ...none, ...shared, databaseName: connection.file };
  const { password, replica, scope } = connection;
  return {
    ...shared,
    host: connection.host,
    port: connection.port,
    databaseName: connection.database,
    username: connection.user,
    sealedPassword: password ? sealSecret(password, secretPlace(id)) : null,
    tls: connection.tls,
    schemas: connection.schemas,
    connections: connection.connections,
    replicaHost: replica?.host ?? null,
    replicaPort: replica?.port ?? null,
    scopeAttribute: scope?.attribute ?? null,
    sealedScopeKey: scope?.key ? sealSecret(scope.key, scopePlace(id)) : null,
  };
}

async function requireFreePlace(transaction: Transaction, id: string, location: string): Promise<void> {
  const other = await transaction.source.findFirst({ where: { location, NOT: { id } } });
  if (other) throw new AssistantError('resource.conflict', { detail: 'the source is connected already' });
}

async function audit(
  transaction: Transaction,
  actorId: string,
  action: 'source.connected' | 'source.changed' | 'source.removed',
  id: string,
  detail: Prisma.InputJsonObject,
): Promise<void> {
  await recordAudit(transaction, { actorId, action, subject: `source:${id}`, detail });
}
