// One row and what hangs on it: every field, the rows it points to, and for each relation to many the first
// few rows and how many there are, counted only as far as anybody reads.
import type { SignedIn } from '../auth/signed-in.ts';
import { type ManifestIndex, type Model, type Relation, resolvePath } from '../data-source/manifest.ts';
import type { Query } from '../data-source/query.ts';
import { namedThrough, rowNames } from '../data-source/row-names.ts';
import type { Database } from '../db/client.ts';
import type { Cell } from '../envelope/envelope.ts';
import { recordKey } from '../envelope/record-key.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import type { Condition, OutputField, Plan } from '../pipeline/plan.ts';
import { listColumns, relatedText, relationAt, toldPaths } from './list-columns.ts';
import { openPermittedSource, type PermittedSource, type Rows } from './permitted-source.ts';
import { type DataColumn, modelView } from './read-rows.ts';
import { readKey } from './row-key.ts';

export interface RecordField extends Pick<DataColumn, 'name' | 'label' | 'type' | 'unit' | 'description'> {
  readonly value: Cell;
  readonly related?: { readonly model: string; readonly text: string; readonly key?: string };
}

export interface RelatedRows {
  readonly relation: string;
  readonly model: ReturnType<typeof modelView>;
  /** Rows found, up to `counted`; more than that are not counted. */
  readonly count: number;
  readonly more: boolean;
  /** The filter that lists them all. */
  readonly where: Condition;
  /** The first date of rows that have a number and no name: a booking is known by its day. */
  readonly dated?: Pick<DataColumn, 'name' | 'label' | 'type'>;
  readonly rows: readonly { readonly key?: string; readonly text: string; readonly when?: Cell }[];
}

export interface DataRecord {
  readonly model: ReturnType<typeof modelView>;
  /** What names the row to a person. */
  readonly title: string;
  /** True of this row alone. */
  readonly where: Condition;
  /** The fields that a chat about it begins with. */
  readonly told: readonly string[];
  readonly fields: readonly RecordField[];
  readonly related: readonly RelatedRows[];
}

const fieldsShown = 60;
const relationsJoined = 10;
const relationsRead = 12;
const rowsRead = 5;
const counted = 1000;
/** Rows among which another of the same name is looked for. */
const rowsCompared = 100_000;

/** @throws AssistantError `resource.not_found`, also for a row outside of what the person may see */
export async function readRecord(
  database: Database,
  actor: SignedIn,
  where: { readonly source_id: string; readonly model: string; readonly key: string },
  signal: AbortSignal,
): Promise<DataRecord> {
  return recordOf(await openPermittedSource(database, actor, where.source_id), where, signal);
}

/** The same of a source that is open already. */
export async function recordOf(
  view: PermittedSource,
  where: { readonly model: string; readonly key: string },
  signal: AbortSignal,
): Promise<DataRecord> {
  const model = view.model(where.model);
  if (model.primaryKey.length === 0) throw new AssistantError('resource.not_found');
  const key = readKey(where.key, model.primaryKey.length);
  const fields = await readFields(view, model, key, signal);
  const byName = new Map(fields.map((field) => [field.name, field]));
  const own = model.displayFields.map((name) => byName.get(name)?.value ?? null);
  const lender = namedThrough(model, view.manifest)?.relation.on[0]?.from;
  const lent = lender === undefined ? undefined : byName.get(lender)?.related?.text;
  const title = lent ?? own.filter((value) => value !== null).join(' ');
  const name = await ownName(view, model, byName, signal);
  const related: RelatedRows[] = [];
  for (const relation of toMany(model)) {
    const rows = await readRelated(view, relation, byName, name, signal);
    if (rows) related.push(rows);
  }
  const itself = model.primaryKey.map(
    (name, at): Condition => ({ path: name, op: 'eq', value: key[at] ?? '', exact: true }),
  );
  return {
    model: modelView(model),
    title: title || key.join(' '),
    where: namedAnd(name, name?.condition, itself),
    told: toldPaths(model, listColumns(model, view.manifest)),
    fields,
    related,
  };
}

type NameCondition = Extract<Condition, { value: unknown }> & { readonly path: string };

interface OwnName {
  readonly condition: NameCondition;
  /** No other row is called so. */
  readonly alone: boolean;
}

/**
 * The name that people know this row by: a filter by a key alone says nothing to anybody who reads it. Where to look
 * for another of that name would take long, there may be one.
 */
async function ownName(
  view: PermittedSource,
  model: Model,
  fields: ReadonlyMap<string, RecordField>,
  signal: AbortSignal,
): Promise<OwnName | undefined> {
  const [name, ...more] = model.displayFields;
  const field = name === undefined || more.length > 0 ? undefined : view.manifest.field(model.name, name);
  const value = field && (fields.get(field.name)?.value ?? null);
  if (field?.type !== 'text' || field.masked || typeof value !== 'string') return undefined;
  const condition = { path: field.name, op: 'eq', value } as const;
  if (model.rowEstimate === undefined || model.rowEstimate > rowsCompared) return { condition, alone: false };
  const outputs = model.primaryKey.map((key, at) => ({ path: key, as: `key_${at}` }));
  const lowered = loweredList(view, { model: model.name, fields: outputs, where: condition });
  const { rows } = await view.rows({ ...lowered, limit: 2 }, signal);
  return { condition, alone: rows.length === 1 };
}

/** The name, where it has one here, and the key where the name is not enough. */
function namedAnd(
  name: OwnName | undefined,
  said: NameCondition | undefined,
  key: readonly Condition[],
): Condition {
  if (name?.alone && said) return said;
  const all = said ? [said, ...key] : [...key];
  return all.length === 1 && all[0] ? all[0] : { and: all };
}

async function readFields(
  view: PermittedSource,
  model: Model,
  key: readonly (string | number | boolean)[],
  signal: AbortSignal,
): Promise<readonly RecordField[]> {
  const shown = model.fields.slice(0, fieldsShown);
  let joins = relationsJoined;
  const columns = shown.map((field) => {
    const found = relationAt(model, field, view.manifest);
    const relation = joins > 0 || found?.shown.length === 0 ? found : undefined;
    if (relation && relation.shown.length > 0) joins -= 1;
    return { field, relation };
  });
  const outputs = columns.flatMap(({ field, relation }, at): OutputField[] => [
    { path: field.name, as: `c${at}` },
    ...(relation?.shown ?? []).map((name, part) => ({
      path: `${relation?.name}.${name}`,
      as: `c${at}_${part}`,
    })),
  ]);
  const lowered = loweredList(view, { model: model.name, fields: outputs });
  const as = 'model' in lowered.from ? lowered.from.as : '';
  const rows = await rowsByKey(
    view,
    {
      ...lowered,
      where: {
        kind: 'and',
        args: model.primaryKey.map((name, at) => ({
          kind: 'compare',
          op: 'eq',
          args: [
            { kind: 'column', of: as, name },
            { kind: 'value', value: key[at] ?? '', type: typeOf(view.manifest, model, name) },
          ],
        })),
      },
      limit: 1,
    },
    signal,
  );
  const [row] = rows.rows;
  if (!row) throw new AssistantError('resource.not_found');
  return columns.map(({ field, relation }, at) => {
    const value = cellAt(rows, row, `c${at}`);
    const text =
      relation &&
      relatedText(
        relation,
        value,
        relation.shown.map((_, part) => cellAt(rows, row, `c${at}_${part}`)),
      );
    const to = recordKey([value]);
    return {
      name: field.name,
      label: relation?.label || field.label,
      type: rows.columns.find(({ name }) => name === `c${at}`)?.type ?? 'text',
      ...(field.unit ? { unit: field.unit } : {}),
      ...(field.description ? { description: field.description } : {}),
      value,
      ...(relation && text
        ? { related: { model: relation.model.name, text, ...(to ? { key: to } : {}) } }
        : {}),
    };
  });
}

/** A key comes from an address: one that no row can have, such as letters for a number, is no row's. */
async function rowsByKey(view: PermittedSource, query: Query, signal: AbortSignal): Promise<Rows> {
  try {
    return await view.rows(query, signal);
  } catch (thrown) {
    if (thrown instanceof AssistantError && thrown.code === 'query.refused')
      throw new AssistantError('resource.not_found', { cause: thrown });
    throw thrown;
  }
}

function toMany(model: Model): readonly Relation[] {
  return model.relations.filter(({ kind }) => kind === 'many').slice(0, relationsRead);
}

async function readRelated(
  view: PermittedSource,
  relation: Relation,
  fields: ReadonlyMap<string, RecordField>,
  name: OwnName | undefined,
  signal: AbortSignal,
): Promise<RelatedRows | undefined> {
  const model = view.manifest.model(relation.to);
  if (!model) return undefined;
  const conditions = relation.on.map(({ from, to }): Condition | undefined => {
    const value = fields.get(from)?.value ?? null;
    return value === null ? undefined : { path: to, op: 'eq', value, exact: true };
  });
  if (conditions.some((condition) => condition === undefined)) return undefined;
  const [only, ...more] = conditions as Condition[];
  if (!only) return undefined;
  const where: Condition = more.length === 0 ? only : { and: [only, ...more] };
  const named = rowNames(model, view.manifest).filter(
    (name) => resolvePath(view.manifest, model.name, name)?.field,
  );
  const isNameless = named.every((name) => model.primaryKey.includes(name));
  const date = isNameless
    ? model.fields.find(
        ({ name, type, masked }) =>
          /^(date|timestamp|timestamptz)$/.test(type) && !masked && !named.includes(name),
      )
    : undefined;
  const outputs: OutputField[] = [
    ...model.primaryKey.map((name, at) => ({ path: name, as: `key_${at}` })),
    ...named.map((name, at) => ({ path: name, as: `c${at}` })),
    ...(date ? [{ path: date.name, as: 'when' }] : []),
  ];
  if (outputs.length === 0) return undefined;
  const lowered = loweredList(view, { model: model.name, fields: outputs, where });
  const [rows, count] = [
    await view.rows({ ...lowered, limit: rowsRead }, signal),
    await countUpTo(view, lowered, signal),
  ];
  return {
    relation: relation.name,
    model: modelView(model),
    count: Math.min(count, counted),
    more: count > counted,
    where: namedAnd(
      name,
      name && namedFrom(view, relation, model, name.condition),
      conditions as Condition[],
    ),
    ...(date && {
      dated: {
        name: date.name,
        label: date.label,
        type: rows.columns.find(({ name }) => name === 'when')?.type ?? 'text',
      },
    }),
    rows: rows.rows.map((row) => {
      const parts = model.primaryKey.map((_, at) => cellAt(rows, row, `key_${at}`));
      const key = recordKey(parts);
      const words = named.map((_, at) => cellAt(rows, row, `c${at}`)).filter((word) => word !== null);
      return {
        ...(key ? { key } : {}),
        // Of three payments without a reference each is one to open, not three times "payment".
        text: words.join(' ') || parts.join(' ') || model.label,
        ...(date && { when: cellAt(rows, row, 'when') }),
      };
    }),
  };
}

/** The row's name as the related rows have it: of their one field that points to it. */
function namedFrom(
  view: PermittedSource,
  relation: Relation,
  model: Model,
  name: NameCondition,
): NameCondition | undefined {
  const [only, ...more] = relation.on;
  const field = only && more.length === 0 ? view.manifest.field(model.name, only.to) : undefined;
  const back = field && relationAt(model, field, view.manifest);
  if (back?.shown.length !== 1 || back.shown[0] !== name.path) return undefined;
  return { ...name, path: `${back.name}.${name.path}` };
}

async function countUpTo(view: PermittedSource, lowered: Query, signal: AbortSignal): Promise<number> {
  const { rows } = await view.rows(
    {
      kind: 'select',
      from: { query: { ...lowered, limit: counted + 1 }, as: 'related' },
      outputs: [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'total' }],
    },
    signal,
  );
  return Number(rows[0]?.[0] ?? 0);
}

function loweredList(view: PermittedSource, plan: Plan) {
  const lowered = lowerPlan(plan, { manifest: view.manifest, now: new Date(), timeZone: 'UTC' });
  if (lowered.kind !== 'select') throw new Error('a list of rows is one select');
  return lowered;
}

function typeOf(manifest: ManifestIndex, model: Model, name: string) {
  return manifest.field(model.name, name)?.type ?? 'text';
}

function cellAt(rows: Rows, row: readonly Cell[], name: string): Cell {
  return row[rows.columns.findIndex((column) => column.name === name)] ?? null;
}
