// Calls of the data pages, and their addresses.
import type { RowCount } from '#lib/data-pages/count-rows.ts';
import type { DataRecord } from '#lib/data-pages/read-record.ts';
import type { DataPage } from '#lib/data-pages/read-rows.ts';
import type { Condition } from '#lib/pipeline/plan.ts';
import { call } from '../conversation/api.ts';

export interface DataModel {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly description?: string;
  readonly is_view: boolean;
  readonly is_junction: boolean;
  readonly row_estimate?: number;
  readonly fields: number;
}

/** What an address of a list says: everything that is needed to see the same rows again. */
export interface ListAddress {
  readonly where?: Condition;
  readonly search?: string;
  readonly sort?: string;
  readonly direction?: 'asc' | 'desc';
  readonly after?: string;
  readonly before?: string;
}

const api = (sourceId: string) => `/api/data/${encodeURIComponent(sourceId)}/models`;

export async function listModels(sourceId: string): Promise<readonly DataModel[]> {
  return (await call<{ models: DataModel[] }>('GET', api(sourceId))).models;
}

export function readRows(
  sourceId: string,
  model: string,
  address: ListAddress,
  locale: string,
): Promise<DataPage> {
  const query = searchOf(address);
  query.set('locale', locale);
  query.set('timezone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  return call('GET', `${api(sourceId)}/${encodeURIComponent(model)}/rows?${query}`);
}

/** How many there are in all, whatever their order and page. */
export function countRows(
  sourceId: string,
  model: string,
  { where, search }: ListAddress,
): Promise<RowCount> {
  const query = searchOf({ where, search });
  query.set('timezone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  return call('GET', `${api(sourceId)}/${encodeURIComponent(model)}/count?${query}`);
}

export function readRecord(sourceId: string, model: string, key: string): Promise<DataRecord> {
  return call('GET', `${api(sourceId)}/${encodeURIComponent(model)}/records/${encodeURIComponent(key)}`);
}

export function listHref(sourceId: string, model: string, address: ListAddress = {}): string {
  const query = searchOf(address).toString();
  return `/data/${encodeURIComponent(sourceId)}/${encodeURIComponent(model)}${query === '' ? '' : `?${query}`}`;
}

export function recordHref(sourceId: string, model: string, key: string): string {
  return `${listHref(sourceId, model)}/${encodeURIComponent(key)}`;
}

function searchOf({ where, ...rest }: ListAddress): URLSearchParams {
  const query = new URLSearchParams();
  if (where) query.set('where', JSON.stringify(where));
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value);
  return query;
}

/** What an address says; a filter that cannot be read is none, and the list says that it is whole. */
export function addressOf(query: URLSearchParams): ListAddress {
  const text = (name: string) => query.get(name) ?? undefined;
  const direction = query.get('direction');
  return {
    where: conditionIn(query.get('where')),
    search: text('search'),
    sort: text('sort'),
    direction: direction === 'asc' || direction === 'desc' ? direction : undefined,
    after: text('after'),
    before: text('before'),
  };
}

function conditionIn(text: string | null): Condition | undefined {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Condition;
  } catch {
    return undefined;
  }
}
