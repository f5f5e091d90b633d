// Calls of the pages for admins. What fails is a RequestFailure with the status.
import type { PersonView } from '#lib/auth/people.ts';
import type { AccessView } from '#lib/sources/access-rules.ts';
import type { ModelDetail, ModelPage } from '#lib/sources/manifest-view.ts';
import type { ProbeNews } from '#lib/sources/probe-connection.ts';
import type { SchemaFileOutcome, SchemaFileView } from '#lib/sources/schema-file.ts';
import type { SeenAs } from '#lib/sources/see-as.ts';
import type { AccessRuleBody } from '#lib/sources/source-requests.ts';
import type { SourceView } from '#lib/sources/source-view.ts';
import { call, RequestFailure, reach } from '../conversation/api.ts';
import type { ConnectionFields } from './connection-fields.ts';

const root = '/api/admin/sources';
const of = (id: string) => `${root}/${encodeURIComponent(id)}`;

export async function listSources(): Promise<readonly SourceView[]> {
  return (await call<{ sources: SourceView[] }>('GET', root)).sources;
}

export function readSource(id: string): Promise<SourceView> {
  return call('GET', of(id));
}

export function connectSource(name: string, connection: ConnectionFields): Promise<SourceView> {
  return call('POST', root, { name, connection });
}

export function changeSource(
  id: string,
  change: { name?: string; connection?: ConnectionFields },
): Promise<SourceView> {
  return call('PATCH', of(id), change);
}

export function removeSource(id: string): Promise<void> {
  return call('DELETE', of(id));
}

export function refreshSource(id: string): Promise<SourceView> {
  return call('POST', `${of(id)}/refresh`);
}

/** Tests a connection and gives its steps as they come; the last thing is the result. */
export async function* testConnection(
  connection: ConnectionFields,
  sourceId: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ProbeNews> {
  const response = await reach(`${root}/test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify({ connection, ...(sourceId ? { source_id: sourceId } : {}) }),
    signal,
  });
  if (!response.ok || !response.body) throw new RequestFailure(response.status);
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as ProbeNews;
  }
}

export function listModels(id: string, search: string, offset: number): Promise<ModelPage> {
  return call('GET', `${of(id)}/manifest?${new URLSearchParams({ search, offset: String(offset) })}`);
}

export function readModel(id: string, model: string): Promise<ModelDetail> {
  return call('GET', `${of(id)}/manifest?${new URLSearchParams({ model })}`);
}

export interface LabelChange {
  readonly model: string;
  readonly field?: string;
  readonly label?: string;
  readonly plural?: string;
  readonly description?: string;
  readonly synonyms?: readonly string[];
}

export function changeLabels(
  id: string,
  change: {
    labels?: readonly LabelChange[];
    relations?: readonly { model: string; relation: string; accepted: boolean | null }[];
  },
): Promise<void> {
  return call('PATCH', `${of(id)}/labels`, change);
}

export function readSchemaFile(id: string): Promise<SchemaFileView> {
  return call('GET', `${of(id)}/schema`);
}

export function keepSchemaFile(
  id: string,
  files: readonly { name: string; text: string }[],
): Promise<SchemaFileOutcome> {
  return call('PUT', `${of(id)}/schema`, { files });
}

export function dropSchemaFile(id: string): Promise<void> {
  return call('DELETE', `${of(id)}/schema`);
}

export function readAccess(id: string): Promise<AccessView> {
  return call('GET', `${of(id)}/access`);
}

export function replaceAccess(id: string, rules: readonly AccessRuleBody[]): Promise<AccessView> {
  return call('PUT', `${of(id)}/access`, { rules });
}

export function seeAs(
  id: string,
  role: 'staff' | 'admin',
  attributes: Readonly<Record<string, unknown>>,
  model: string,
): Promise<SeenAs> {
  const query = new URLSearchParams({ role, attributes: JSON.stringify(attributes), models: model });
  return call('GET', `${of(id)}/preview?${query}`);
}

export interface PeoplePage {
  readonly total: number;
  readonly people: readonly PersonView[];
}

export function listPeople(search: string, offset: number): Promise<PeoplePage> {
  return call('GET', `/api/admin/users?${new URLSearchParams({ search, offset: String(offset) })}`);
}

export function changePerson(
  id: string,
  change: {
    role?: PersonView['role'];
    disabled?: boolean;
    attributes?: Readonly<Record<string, unknown>>;
  },
): Promise<PersonView> {
  return call('PATCH', `/api/admin/users/${encodeURIComponent(id)}`, change);
}
