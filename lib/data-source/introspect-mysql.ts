// Reads what a MySQL or MariaDB database contains: a few queries over information_schema, then values
// from a bounded number of rows. Row counts are the engine's estimates.
import type { Connection } from 'mysql2/promise';
import { describeCatalog, withVersion } from './build-manifest.ts';
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogTable } from './catalog.ts';
import { checkedValues } from './checked-values.ts';
import { mysqlDialect } from './dialect-mysql.ts';
import type { FieldType, Manifest } from './manifest.ts';
import type { IntrospectOptions } from './source.ts';
import {
  type FieldSample,
  latestOf,
  sampleRequests,
  samplingLimits,
  tellsLatest,
  withSamples,
} from './value-sampling.ts';

type Row = readonly (string | null)[];

const engineSchemas = ['mysql', 'information_schema', 'performance_schema', 'sys'];

/** Introspects the schemas named, the connection's own, or all that are not the engine's. */
export async function introspectMysql(
  connection: Connection,
  options: IntrospectOptions = {},
): Promise<Manifest> {
  const read = async (sql: string, values: readonly unknown[] = []): Promise<Row[]> => {
    options.signal?.throwIfAborted();
    const [rows] = await connection.query({ sql, rowsAsArray: true, values: [...values] });
    return rows as unknown as Row[];
  };
  const own = (await read('select database()'))[0]?.[0] ?? undefined;
  const schemas = options.schemas ?? (own === undefined || own === null ? undefined : [own]);
  const where = (column: string) =>
    schemas
      ? `${column} in (${schemas.map(() => '?').join(', ')})`
      : `${column} not in (${engineSchemas.map(() => '?').join(', ')})`;
  const values = schemas ?? engineSchemas;

  const tables = await read(
    `select table_schema, table_name, table_type, table_rows, table_comment from information_schema.tables
     where ${where('table_schema')} order by 1, 2`,
    values,
  );
  const columns = await read(
    `select table_schema, table_name, column_name, data_type, column_type, is_nullable, column_comment, collation_name
     from information_schema.columns where ${where('table_schema')} order by 1, 2, ordinal_position`,
    values,
  );
  const indexes = await read(
    `select table_schema, table_name, index_name, column_name from information_schema.statistics
     where ${where('table_schema')} and non_unique = 0 order by 1, 2, 3, seq_in_index`,
    values,
  );
  const keys = await read(
    `select table_schema, table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name,
       referenced_column_name from information_schema.key_column_usage
     where ${where('table_schema')} and referenced_table_name is not null order by 1, 2, 3, ordinal_position`,
    values,
  );
  const checks = await checkClauses(read, where('constraint_schema'), values);
  const catalog = assemble(own ?? undefined, tables, columns, indexes, keys, checks);
  const manifest = describeCatalog('mysql', catalog);
  const latest = await latestDate(connection, manifest);
  const sampled = withSamples(manifest, await sampleValues(connection, manifest, options.signal));
  return withVersion({ ...sampled, ...(latest ? { latestDate: latest } : {}) });
}

/** Check constraints; MySQL does not name their table here, so they are matched by column alone there. */
async function checkClauses(
  read: (sql: string, values?: readonly unknown[]) => Promise<Row[]>,
  where: string,
  values: readonly unknown[],
): Promise<ReadonlyMap<string, string[]>> {
  const byTable = new Map<string, string[]>();
  try {
    const rows = await read(
      `select c.constraint_schema, t.table_name, c.check_clause from information_schema.check_constraints c
       join information_schema.table_constraints t on t.constraint_schema = c.constraint_schema
         and t.constraint_name = c.constraint_name and t.constraint_type = 'CHECK'
       where ${where.replace('constraint_schema', 'c.constraint_schema')}`,
      values,
    );
    for (const [schema, table, clause] of rows) push(byTable, `${schema}\u0000${table}`, String(clause));
  } catch {
    // Servers before check constraints have no such table.
  }
  return byTable;
}

function assemble(
  own: string | undefined,
  tables: Row[],
  columns: Row[],
  indexes: Row[],
  keys: Row[],
  checks: ReadonlyMap<string, string[]>,
): Catalog {
  const columnsOf = grouped(columns);
  // A few names for a quarter of a million columns.
  const collations = new Map(columns.map((column) => [column[7], column[7]]));
  const indexesOf = grouped(indexes);
  const keysOf = grouped(keys);
  return {
    ...(own === undefined ? {} : { defaultSchema: own }),
    tables: tables.map(([schema, name, kind, rows, comment]): CatalogTable => {
      const key = `${schema}\u0000${name}`;
      const unique = constraintsOf(indexesOf.get(key) ?? []);
      const isView = kind !== 'BASE TABLE';
      return {
        schema: String(schema),
        name: String(name),
        isView,
        ...(comment && comment !== 'VIEW' ? { comment } : {}),
        ...(rows !== null && rows !== undefined && !isView ? { rowEstimate: Number(rows) } : {}),
        columns: (columnsOf.get(key) ?? []).map((column) =>
          catalogColumn(column, checks.get(key) ?? [], collations),
        ),
        primaryKey: (unique.get('PRIMARY') ?? []).map((row) => String(row[3])),
        uniques: [...unique]
          .filter(([index]) => index !== 'PRIMARY')
          .map(([, list]) => list.map((row) => String(row[3]))),
        foreignKeys: [...constraintsOf(keysOf.get(key) ?? []).values()].map(foreignKey),
      };
    }),
  };
}

function grouped(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) push(groups, `${row[0]}\u0000${row[1]}`, row);
  return groups;
}

function constraintsOf(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) push(groups, String(row[2]), row);
  return groups;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function catalogColumn(
  row: Row,
  checks: readonly string[],
  collations: ReadonlyMap<string | null | undefined, string | null | undefined>,
): CatalogColumn {
  const [, , name, dataType, columnType, nullable, comment, collationName] = row;
  const type = mysqlFieldType(String(dataType), String(columnType));
  const collation = type === 'text' && !isExact(collationName) ? collations.get(collationName) : undefined;
  // A check by a collation that takes letters lightly lets other spellings in.
  const checked = collation === undefined ? checkedValues(String(name), checks) : undefined;
  const labels = dataType === 'enum' ? enumLabels(String(columnType)) : checked;
  return {
    name: String(name),
    type,
    nullable: nullable === 'YES',
    ...(comment ? { comment } : {}),
    ...(labels && type === 'text' ? { enumValues: labels } : {}),
    ...(dataType === 'float' ? { storedAs: 'single' as const } : {}),
    ...(collation ? { collation } : {}),
  };
}

/** One by which different text is different, spaces at the end too. */
function isExact(collation: string | null | undefined): boolean {
  return /_nopad_bin$|_0900_bin$/.test(collation ?? '');
}

function enumLabels(columnType: string): string[] {
  return [...columnType.matchAll(/'((?:[^']|'')*)'/g)].map((match) =>
    (match[1] as string).replaceAll("''", "'"),
  );
}

const types: Readonly<Record<string, FieldType>> = {
  smallint: 'integer',
  mediumint: 'integer',
  tinyint: 'integer',
  year: 'integer',
  bigint: 'bigint',
  decimal: 'decimal',
  float: 'float',
  double: 'float',
  date: 'date',
  datetime: 'timestamp',
  timestamp: 'timestamptz',
  time: 'time',
  json: 'json',
  uuid: 'uuid',
  binary: 'bytes',
  varbinary: 'bytes',
  blob: 'bytes',
  tinyblob: 'bytes',
  mediumblob: 'bytes',
  longblob: 'bytes',
};

function mysqlFieldType(dataType: string, columnType: string): FieldType {
  if (columnType === 'tinyint(1)' || columnType === 'bit(1)') return 'boolean';
  if (dataType === 'int') return columnType.includes('unsigned') ? 'bigint' : 'integer';
  if (/char|text|enum|set/.test(dataType)) return 'text';
  return types[dataType] ?? 'unknown';
}

function foreignKey(rows: readonly Row[]): CatalogForeignKey {
  const [first] = rows as [Row];
  return {
    columns: rows.map((row) => String(row[3])),
    schema: String(first[4]),
    table: String(first[5]),
    referenced: rows.map((row) => String(row[6])),
  };
}

/** The largest date of small models, and of larger ones where an index gives it at once. */
async function latestDate(connection: Connection, manifest: Manifest): Promise<string | undefined> {
  const dates: string[] = [];
  const started = Date.now();
  for (const model of manifest.models) {
    if (model.isView || (model.rowEstimate ?? 0) > samplingLimits.rows * 10) continue;
    const fields = model.fields.filter(
      (field) => /^(date|timestamp)/.test(field.type) && tellsLatest(field.column),
    );
    if (fields.length === 0) continue;
    if (Date.now() - started > samplingLimits.milliseconds / 2) break;
    const columns = fields.map((field) => `max(${quoted(field.column)})`).join(', ');
    const [rows] = await connection.query({
      sql: `select ${columns} from ${tableOf(model)}`,
      rowsAsArray: true,
    });
    dates.push(...((rows as unknown as Row[])[0] ?? []).filter((date): date is string => date !== null));
  }
  return latestOf(dates);
}

async function sampleValues(
  connection: Connection,
  manifest: Manifest,
  signal: AbortSignal | undefined,
): Promise<Map<string, FieldSample>> {
  const samples = new Map<string, FieldSample>();
  const started = Date.now();
  for (const { model, fields } of sampleRequests(manifest)) {
    if (Date.now() - started > samplingLimits.milliseconds) break;
    signal?.throwIfAborted();
    for (const { field, limit } of fields) {
      const name = quoted(field.column);
      const column = `case when length(${name}) > 400 then repeat('-', 101) else ${name} end`;
      const [rows] = await connection.query({
        sql: `select v, count(*) as n from (select ${mysqlDialect.exact(column)} as v from ${tableOf(model)}
          limit ${samplingLimits.rows}) s where v is not null group by v order by n desc, v limit ${limit + 1}`,
        rowsAsArray: true,
      });
      const values = (rows as unknown as Row[]).map((row) => String(row[0]));
      if (values.length > limit) continue;
      // The engine's estimate of rows can be off by half; completeness asks for a wide margin.
      const complete = (model.rowEstimate ?? samplingLimits.rows) * 2 < samplingLimits.rows;
      samples.set(`${model.name}.${field.name}`, { values, complete });
    }
  }
  return samples;
}

function tableOf(model: Manifest['models'][number]): string {
  const { schema, name } = model.table;
  return schema === undefined ? quoted(name) : `${quoted(schema)}.${quoted(name)}`;
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
