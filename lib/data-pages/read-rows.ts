// A page of a model's rows: filtered by the condition of a plan, searched, sorted by one field, and found by
// the values of its first row. Nothing here counts or skips its way through a table; `count-rows.ts` says how
// many there are, as far as that is quickly known, once the rows are there.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Field, Model } from '../data-source/manifest.ts';
import type { Expr, Query, Select } from '../data-source/query.ts';
import type { Database } from '../db/client.ts';
import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import { recordKey } from '../envelope/record-key.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { nearestLocale } from '../i18n/locale.ts';
import { interpretParts } from '../pipeline/interpretation.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import type { Condition, Plan } from '../pipeline/plan.ts';
import type { RowsQuery } from './data-requests.ts';
import { type ListColumn, listColumns, outputsOf, relatedText, toldPaths } from './list-columns.ts';
import { beyond, type ListOrder, listOrder, orderItems } from './list-order.ts';
import { openPermittedSource, type PermittedSource, type Rows } from './permitted-source.ts';
import { type Position, positionText, readPosition } from './row-key.ts';

export interface DataColumn extends ResultColumn {
  readonly description?: string;
  /** False for what is masked, and for documents and files. */
  readonly sortable: boolean;
  readonly filterable: boolean;
  readonly nullable: boolean;
  /** The values to choose from, where all of them are known. */
  readonly values?: readonly string[];
  /** The model whose row the cell points to. */
  readonly to?: {
    readonly model: string;
    readonly label: string;
    /** From this model to the words that name that row, where they are one text: what a person filters by. */
    readonly named?: string;
  };
}

export interface DataRow {
  /** Of the row's own page; absent where the model has no key that may be seen. */
  readonly key?: string;
  readonly cells: readonly Cell[];
  /** By column name: the row it points to, in words. */
  readonly related: Readonly<Record<string, { readonly text: string; readonly key?: string }>>;
}

export interface DataPage {
  readonly model: ReturnType<typeof modelView>;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
  /** Each part of the filter in words, in its order. */
  readonly filters: readonly { readonly text: string; readonly where: Condition }[];
  /** The filter and the search as one condition. */
  readonly where?: Condition;
  readonly sort?: { readonly by: string; readonly direction: 'asc' | 'desc' };
  /** The fields that a chat about these rows begins with. */
  readonly told: readonly string[];
  readonly next?: string;
  readonly previous?: string;
}

const pageSize = 50;
const searchedFields = 6;

/**
 * @throws AssistantError `resource.not_found`, `plan.invalid` for a filter that names what is not there,
 *   `request.malformed`, `query.timeout` where the order or the filter has no index to stand on
 */
export async function readRows(
  database: Database,
  actor: SignedIn,
  where: { readonly source_id: string; readonly model: string },
  query: RowsQuery,
  signal: AbortSignal,
): Promise<DataPage> {
  return rowsOf(await openPermittedSource(database, actor, where.source_id), where.model, query, signal);
}

/** The same of a source that is open already; `size` rows a page. */
export async function rowsOf(
  view: PermittedSource,
  name: string,
  query: RowsQuery,
  signal: AbortSignal,
  size = pageSize,
): Promise<DataPage> {
  if (query.after !== undefined && query.before !== undefined)
    throw new AssistantError('request.malformed', { detail: 'after' });
  const model = view.model(name);
  const columns = listColumns(model, view.manifest);
  const sort = sortField(model, query.sort);
  const direction = query.direction ?? 'asc';
  const conditions = conjuncts(query.where);
  const setting = {
    manifest: view.manifest,
    locale: nearestLocale(query.locale),
    timeZone: query.timezone ?? 'UTC',
    now: new Date(),
  };
  const plan: Plan = {
    model: model.name,
    fields: [
      ...outputsOf(columns),
      ...model.primaryKey.map((name, at) => ({ path: name, as: `key_${at}` })),
      ...(sort ? [{ path: sort.name, as: 'sorted' }] : []),
    ],
    ...narrowedBy(model, query),
  };
  const lowered = lowerPlan(plan, setting);
  if (lowered.kind !== 'select' || !('model' in lowered.from))
    throw new Error('a list of rows is one select');
  const order = listOrder(model, lowered.from.as, sort, direction);
  const backwards = query.before !== undefined;
  const text = query.after ?? query.before;
  const position = text === undefined ? undefined : readPosition(text);
  if (position && position.key.length !== model.primaryKey.length)
    throw new AssistantError('request.malformed', { detail: 'position' });
  const rows = await view.rows(pageQuery(lowered, order, position, backwards, size), signal);
  const more = rows.rows.length > size;
  const found = rows.rows.slice(0, size);
  if (backwards) found.reverse();
  const positionOf = (row: readonly Cell[] | undefined) =>
    row && model.primaryKey.length > 0 ? positionAt(row, rows, order) : undefined;
  const beyondLast = backwards ? position !== undefined : more;
  const beforeFirst = backwards ? more : position !== undefined;
  const next = beyondLast ? positionOf(found.at(-1)) : undefined;
  const previous = beforeFirst ? positionOf(found[0]) : undefined;
  return {
    model: modelView(model),
    columns: columns.map((column, at) => columnView(column, rows, at)),
    rows: found.map((row) => rowView(row, columns, rows, model)),
    filters: conditions.map((one) => ({
      text: interpretParts({ model: model.name, where: one }, setting)
        .filter(({ kind }) => kind === 'filter')
        .map((part) => part.text)
        .join(' '),
      where: one,
    })),
    ...(plan.where ? { where: plan.where } : {}),
    told: toldPaths(model, columns),
    ...(sort ? { sort: { by: sort.name, direction } } : {}),
    ...(next ? { next } : {}),
    ...(previous ? { previous } : {}),
  };
}

export function modelView(model: Model) {
  return {
    name: model.name,
    label: model.label,
    plural: model.plural,
    ...(model.description ? { description: model.description } : {}),
    is_view: model.isView ?? false,
    ...(model.rowEstimate === undefined ? {} : { row_estimate: model.rowEstimate }),
  };
}

/** @throws AssistantError `request.malformed` for a field that cannot be sorted by */
function sortField(model: Model, name: string | undefined): Field | undefined {
  if (name === undefined) return undefined;
  const field = model.fields.find((one) => one.name === name);
  if (!field || !isSortable(field)) throw new AssistantError('request.malformed', { detail: 'sort' });
  return field;
}

const isSortable = ({ type, masked }: Field) =>
  !masked && !['json', 'bytes', 'array', 'interval', 'unknown'].includes(type);
const isFilterable = (field: Field) => isSortable(field) || (field.type === 'array' && !field.masked);

export function conjuncts(where: Condition | undefined): readonly Condition[] {
  if (!where) return [];
  return 'and' in where ? where.and.flatMap(conjuncts) : [where];
}

/** Each word of the search in any of the fields that name a row, or else in its first texts. */
function searchIn(model: Model, search: string | undefined): Condition[] {
  const words = search?.trim().split(/\s+/).filter(Boolean).slice(0, 6) ?? [];
  const texts = model.fields.filter(({ type, masked }) => type === 'text' && !masked);
  const named = texts.filter(({ name }) => model.displayFields.includes(name));
  const fields = [...named, ...texts.filter((field) => !named.includes(field))].slice(0, searchedFields);
  if (words.length === 0) return [];
  if (fields.length === 0) throw new AssistantError('request.malformed', { detail: 'search' });
  return words.map((word) => ({
    or: fields.map(({ name }): Condition => ({ path: name, op: 'contains', value: word })),
  }));
}

/** The filter and the search as one condition, where there is either. */
export function narrowedBy(
  model: Model,
  { where, search }: Pick<RowsQuery, 'where' | 'search'>,
): { where?: Condition } {
  const [only, ...more] = [...conjuncts(where), ...searchIn(model, search)];
  if (!only) return {};
  return { where: more.length === 0 ? only : { and: [only, ...more] } };
}

function pageQuery(
  lowered: Select,
  order: ListOrder,
  position: Position | undefined,
  backwards: boolean,
  size: number,
): Query {
  const past = position && beyond(order, position, backwards);
  const where: Expr | undefined =
    lowered.where && past ? { kind: 'and', args: [lowered.where, past] } : (past ?? lowered.where);
  const orderBy = orderItems(order, backwards);
  return {
    ...lowered,
    ...(where ? { where } : {}),
    ...(orderBy.length > 0 ? { orderBy } : {}),
    limit: size + 1,
  };
}

function positionAt(row: readonly Cell[], rows: Rows, order: ListOrder): string | undefined {
  const key = order.key.map((_, at) => row[indexOf(rows, `key_${at}`)] ?? null);
  if (key.some((part) => part === null)) return undefined;
  const sorted = order.sort ? { sort: row[indexOf(rows, 'sorted')] ?? null } : {};
  return positionText({ ...sorted, key: key as Position['key'] });
}

function columnView({ field, relation }: ListColumn, rows: Rows, at: number): DataColumn {
  const type = rows.columns[indexOf(rows, `c${at}`)]?.type ?? 'text';
  const values = field.enumValues ?? (field.valuesComplete ? field.values : undefined);
  return {
    name: field.name,
    label: relation?.label || field.label,
    type,
    ...(field.unit ? { unit: field.unit } : {}),
    ...(field.description ? { description: field.description } : {}),
    sortable: isSortable(field),
    filterable: isFilterable(field),
    nullable: field.nullable,
    ...(values ? { values } : {}),
    ...(relation ? { to: relatedView(relation) } : {}),
  };
}

function relatedView({ name, model, shown }: NonNullable<ListColumn['relation']>): DataColumn['to'] {
  const field = model.fields.find((one) => one.name === shown[0]);
  const isOneText = shown.length === 1 && field?.type === 'text' && isFilterable(field);
  return { model: model.name, label: model.label, ...(isOneText && { named: `${name}.${field.name}` }) };
}

function rowView(row: readonly Cell[], columns: readonly ListColumn[], rows: Rows, model: Model): DataRow {
  const key =
    model.primaryKey.length > 0
      ? recordKey(model.primaryKey.map((_, at) => row[indexOf(rows, `key_${at}`)] ?? null))
      : undefined;
  const cells = columns.map((_, at) => row[indexOf(rows, `c${at}`)] ?? null);
  const related = columns.flatMap(({ field, relation }, at): [string, DataRow['related'][string]][] => {
    if (!relation) return [];
    const key = cells[at] ?? null;
    const text = relatedText(
      relation,
      key,
      relation.shown.map((_, part) => row[indexOf(rows, `c${at}_${part}`)] ?? null),
    );
    const to = recordKey([key]);
    return text === '' ? [] : [[field.name, { text, ...(to ? { key: to } : {}) }]];
  });
  return { ...(key ? { key } : {}), cells, related: Object.fromEntries(related) };
}

function indexOf(rows: Rows, name: string): number {
  return rows.columns.findIndex((column) => column.name === name);
}
