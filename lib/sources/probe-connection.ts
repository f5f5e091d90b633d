// A connection tried without being kept: can it be reached, what may its role do, what does it contain.
// Each step is told as it begins, since reading a large schema takes its time.
import { type Connection, openConnection } from '../data-source/connection.ts';
import { type ConnectionProblem, connectionProblem } from '../data-source/connection-problem.ts';
import type { Manifest } from '../data-source/manifest.ts';
import { checkServerVersion } from '../data-source/server-version.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { openSecret } from '../settings/sealed-secret.ts';
import { goesToSameServer } from './manage-sources.ts';
import { present } from './present-source.ts';
import type { ConnectionBody } from './source-requests.ts';
import { secretPlace } from './source-row.ts';

export type ProbeStep = 'reaching' | 'rights' | 'reading';

export interface ProbeResult {
  readonly ok: boolean;
  /** Where it failed, and why. */
  readonly step?: ProbeStep;
  readonly problem?: ConnectionProblem;
  readonly version?: string;
  readonly rights?: readonly string[];
  /** All that are there, whichever were chosen. */
  readonly schemas?: readonly { readonly name: string; readonly models: number }[];
  readonly models?: number;
  readonly relations?: number;
  readonly milliseconds: number;
}

export type ProbeNews = { readonly step: ProbeStep } | { readonly result: ProbeResult };

/** The connection that a request describes, with the stored password where that may be used. */
export async function connectionToProbe(
  database: Database,
  body: ConnectionBody,
  sourceId: string | undefined,
): Promise<Connection> {
  if (body.engine === 'sqlite') {
    return { engine: 'sqlite', file: body.file, statementMilliseconds: body.statement_milliseconds };
  }
  // What is probed is the connection; without an asker there is nothing to sign.
  const { statement_milliseconds, replica, password, scope: _, ...rest } = body;
  return {
    ...rest,
    password: password ?? (await storedPassword(database, body, sourceId)),
    statementMilliseconds: statement_milliseconds,
    ...(replica ? { replica } : {}),
  };
}

/** Tries a connection; always ends with one result, whatever fails. */
export async function* probeConnection(
  connection: Connection,
  signal: AbortSignal,
): AsyncGenerator<ProbeNews> {
  const started = performance.now();
  let step: ProbeStep = 'reaching';
  let source: ReturnType<typeof openConnection> | undefined;
  const spent = () => Math.round(performance.now() - started);
  try {
    yield { step };
    source = openConnection(everySchema(connection));
    const version = await checkServerVersion(source, signal);
    step = 'rights';
    yield { step };
    const rights = await source.inspectRights();
    step = 'reading';
    yield { step };
    const manifest = await source.introspect({ signal });
    if (manifest.models.length === 0) {
      yield { result: { ok: false, step, problem: 'empty', version, milliseconds: spent() } };
      return;
    }
    yield { result: { ok: true, version, rights, ...contentOf(manifest), milliseconds: spent() } };
  } catch (thrown) {
    yield { result: { ok: false, step, problem: connectionProblem(thrown), milliseconds: spent() } };
  } finally {
    await source?.close();
  }
}

function everySchema(connection: Connection): Connection {
  return connection.engine === 'sqlite' ? connection : { ...connection, schemas: [], connections: 2 };
}

function contentOf(manifest: Manifest): Pick<ProbeResult, 'schemas' | 'models' | 'relations'> {
  const schemas = new Map<string, number>();
  let relations = 0;
  for (const { table, relations: of } of manifest.models) {
    if (table.schema !== undefined) schemas.set(table.schema, (schemas.get(table.schema) ?? 0) + 1);
    relations += of.filter((relation) => relation.kind === 'one').length;
  }
  return {
    schemas: [...schemas].map(([name, models]) => ({ name, models })).sort((a, b) => b.models - a.models),
    models: manifest.models.length,
    relations,
  };
}

async function storedPassword(
  database: Database,
  body: ConnectionBody,
  sourceId: string | undefined,
): Promise<string> {
  if (sourceId === undefined) return '';
  const row = await database.source.findFirst({ where: { id: sourceId, ...present() } });
  if (!row) throw new AssistantError('resource.not_found');
  if (row.sealedPassword === null || !goesToSameServer(row, body)) return '';
  return openSecret(row.sealedPassword, secretPlace(row.id));
}
