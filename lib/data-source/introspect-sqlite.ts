// Reads what a SQLite file contains. Runs inside the source's child process: node:sqlite cannot be
// interrupted, so whoever is in a hurry kills the child.
import type { DatabaseSync } from 'node:sqlite';
import { describeCatalog, withVersion } from './build-manifest.ts';
import type { CatalogColumn, CatalogForeignKey, CatalogTable } from './catalog.ts';
import { discountUnit } from './field-traits.ts';
import type { Manifest } from './manifest.ts';
import { wordsOf } from './naming.ts';
import { inferType } from './sqlite-types.ts';
import {
  type FieldSample,
  latestOf,
  sampleRequests,
  samplingLimits,
  tellsLatest,
  withSamples,
} from './value-sampling.ts';

/** Rows looked at from each end of a table to tell types. */
const typeSample = 100;

/** Introspects an open database; the time spent sampling is bounded, the catalogue is always whole. */
export function introspectSqlite(database: DatabaseSync): Manifest {
  const started = Date.now();
  const dates: string[] = [];
  const tables = tableNames(database).map((table) => {
    const mayRead = Date.now() - started < samplingLimits.milliseconds;
    return readTable(database, table, mayRead, dates);
  });
  const manifest = describeCatalog('sqlite', { tables }, latestOf(dates));
  return withVersion(withSamples(manifest, sampleValues(database, manifest)));
}

interface TableName {
  readonly name: string;
  readonly type: string;
}

function tableNames(database: DatabaseSync): TableName[] {
  return database
    .prepare(
      `select name, type from pragma_table_list
       where schema = 'main' and type in ('table', 'view', 'virtual') and name not like 'sqlite\\_%' escape '\\'
       order by name`,
    )
    .all() as unknown as TableName[];
}

function readTable(
  database: DatabaseSync,
  table: TableName,
  mayRead: boolean,
  dates: string[],
): CatalogTable {
  const columns = all(
    database,
    'select name, type, "notnull", pk, hidden from pragma_table_xinfo(?)',
    table.name,
  )
    // 1 hides columns of virtual tables; 2 and 3 are generated columns, which can be read.
    .filter((column) => column.hidden !== 1);
  const isView = table.type === 'view';
  const names = columns.map((column) => String(column.name));
  const rowEstimate = mayRead && !isView ? estimateRows(database, table.name) : undefined;
  const sample = mayRead ? sampleRows(database, table.name, names, isView) : [];
  const collations = isView ? new Map<string, string>() : indexCollations(database, table.name);
  const indexed = isView ? undefined : indexedColumns(database, table.name);
  const read = columns.map((column, position): CatalogColumn => {
    const inferred = inferType(
      String(column.type ?? ''),
      sample.map((row) => row[position]),
      String(column.name),
    );
    const numbers = sample.map((row) => row[position]).filter((value) => /number|bigint/.test(typeof value));
    const unit = discountUnit(wordsOf(String(column.name)), inferred.type, numbers.map(Number));
    const collation = collations.get(String(column.name));
    return {
      name: String(column.name),
      nullable: column.notnull === 0 && !(column.pk === 1 && /INT/i.test(String(column.type))),
      ...inferred,
      ...(unit && { unit }),
      ...(collation && inferred.type === 'text' ? { collation } : {}),
      ...(indexed && !indexed.has(String(column.name)) ? { indexed: false } : {}),
    };
  });
  if (mayRead && !isView) dates.push(...latestDates(read, sample));
  return {
    name: table.name,
    isView,
    ...(rowEstimate === undefined ? {} : { rowEstimate }),
    columns: read,
    primaryKey: columns
      .filter((column) => Number(column.pk) > 0)
      .sort((a, b) => Number(a.pk) - Number(b.pk))
      .map((column) => String(column.name)),
    uniques: isView ? [] : uniqueKeys(database, table.name),
    foreignKeys: isView ? [] : foreignKeys(database, table.name, names),
  };
}

/** Counted as far as a sample reaches; beyond that the highest row number, found through the key. */
function estimateRows(database: DatabaseSync, table: string): number | undefined {
  try {
    const counted = database
      .prepare(`select count(*) as rows from (select 1 from ${quoted(table)} limit ${samplingLimits.rows})`)
      .get();
    if (Number(counted?.rows) < samplingLimits.rows) return Number(counted?.rows);
    const row = database.prepare(`select max(rowid) as last from ${quoted(table)}`).get();
    return Number(row?.last ?? 0);
  } catch {
    // A table without row numbers, or a virtual one that cannot be read: its size stays unknown.
    return undefined;
  }
}

function sampleRows(database: DatabaseSync, table: string, columns: string[], isView: boolean): unknown[][] {
  const list = columns.map(quoted).join(', ');
  const read = (order: string) => {
    const statement = database.prepare(`select ${list} from ${quoted(table)}${order} limit ${typeSample}`);
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    return statement.all() as unknown as unknown[][];
  };
  try {
    const first = read('');
    if (isView || first.length < typeSample) return first;
    return [...first, ...read(' order by rowid desc')];
  } catch {
    // A broken view, or a table without row numbers; declared types have to do.
    return [];
  }
}

function latestDates(columns: readonly CatalogColumn[], sample: readonly unknown[][]): string[] {
  return columns.flatMap((column, position) => {
    if (column.storedAs === undefined || !tellsLatest(column.name)) return [];
    const values = sample.map((row) => row[position]).filter((value) => value !== null && value !== '');
    if (column.storedAs === 'iso_text') return values.map(String).sort().slice(-1);
    const scale = column.storedAs === 'unix_seconds' ? 1000 : 1;
    const last = values
      .map(Number)
      .sort((a, b) => a - b)
      .at(-1);
    return last === undefined ? [] : [new Date(last * scale).toISOString()];
  });
}

function uniqueKeys(database: DatabaseSync, table: string): string[][] {
  return all(database, 'select name from pragma_index_list(?) where "unique" = 1 and partial = 0', table)
    .map((index) => all(database, 'select name from pragma_index_info(?) order by seqno', String(index.name)))
    .filter((columns) => columns.every((column) => column.name !== null))
    .map((columns) => columns.map((column) => String(column.name)));
}

/** Columns that an index of the whole table begins with, or that are the row number itself. */
function indexedColumns(database: DatabaseSync, table: string): Set<string> {
  const rows = all(
    database,
    `select c.name as name from pragma_index_list(?1) i, pragma_index_info(i.name) c
     where i.partial = 0 and c.seqno = 0 and c.name is not null
     union select name from pragma_table_xinfo(?1) where pk = 1`,
    table,
  );
  return new Set(rows.map((row) => String(row.name)));
}

/** Of columns with an index by which different text is equal. One without an index needs no telling. */
function indexCollations(database: DatabaseSync, table: string): Map<string, string> {
  const rows = all(
    database,
    `select c.name as name, c.coll as collation from pragma_index_list(?) i, pragma_index_xinfo(i.name) c
     where c.key = 1 and c.name is not null and upper(c.coll) <> 'BINARY'`,
    table,
  );
  return new Map(rows.map((row) => [String(row.name), String(row.collation)]));
}

function foreignKeys(database: DatabaseSync, table: string, own: string[]): CatalogForeignKey[] {
  const rows = all(
    database,
    'select id, seq, "table" as target, "from" as own, "to" as other from pragma_foreign_key_list(?) order by id, seq',
    table,
  );
  const keys = new Map<number, { columns: string[]; table: string; referenced: string[] }>();
  for (const row of rows) {
    const id = Number(row.id);
    const target = realName(database, String(row.target));
    if (target === undefined) continue;
    const key = keys.get(id) ?? { columns: [], table: target, referenced: [] };
    const column = own.find((name) => name.toLowerCase() === String(row.own).toLowerCase());
    const referenced = referencedColumn(database, target, row.other, Number(row.seq));
    if (column === undefined || referenced === undefined) continue;
    key.columns.push(column);
    key.referenced.push(referenced);
    keys.set(id, key);
  }
  // The engine lists them last declared first.
  return [...keys.entries()].sort((a, b) => b[0] - a[0]).map(([, key]) => key);
}

/** Foreign keys name tables and columns in any case. */
function realName(database: DatabaseSync, table: string): string | undefined {
  const row = database
    .prepare("select name from sqlite_schema where type = 'table' and lower(name) = lower(?)")
    .get(table);
  return row ? String(row.name) : undefined;
}

function referencedColumn(database: DatabaseSync, table: string, named: unknown, position: number) {
  const columns = all(database, 'select name, pk from pragma_table_xinfo(?)', table);
  if (named === null) return columns.find((column) => Number(column.pk) === position + 1)?.name as string;
  const wanted = String(named).toLowerCase();
  return columns.find((column) => String(column.name).toLowerCase() === wanted)?.name as string | undefined;
}

function sampleValues(database: DatabaseSync, manifest: Manifest): Map<string, FieldSample> {
  const samples = new Map<string, FieldSample>();
  const started = Date.now();
  for (const { model, fields } of sampleRequests(manifest)) {
    if (Date.now() - started > samplingLimits.milliseconds) break;
    for (const { field, limit } of fields) {
      const rows = database
        .prepare(
          `select value, count(*) as rows, typeof(value) as kind from
           (select ${short(field.column)} as value from ${quoted(model.table.name)} limit ${samplingLimits.rows})
           where value is not null group by value collate binary order by rows desc, value limit ${limit + 1}`,
        )
        .all();
      if (rows.length > limit) continue;
      const complete = (model.rowEstimate ?? samplingLimits.rows) < samplingLimits.rows;
      samples.set(`${model.name}.${field.name}`, { values: rows.map((row) => String(row.value)), complete });
    }
  }
  return samples;
}

function all(database: DatabaseSync, sql: string, name: string): Record<string, unknown>[] {
  return database.prepare(sql).all(name) as Record<string, unknown>[];
}

/** Prose is measured, not fetched: its size is known without reading it. */
function short(column: string): string {
  return `case when octet_length(${quoted(column)}) > 400 then printf('%.*c', 101, '-') else ${quoted(column)} end`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
