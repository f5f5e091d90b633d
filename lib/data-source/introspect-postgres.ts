// Reads what a Postgres database contains: a handful of catalogue queries over everything at once, then
// values from statistics and, within a budget, from a bounded number of rows. Nothing here scans a table.
import type { Client } from 'pg';
import { describeCatalog, withVersion } from './build-manifest.ts';
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogTable } from './catalog.ts';
import { checkedValues } from './checked-values.ts';
import type { Manifest } from './manifest.ts';
import { postgresFieldType } from './postgres-types.ts';
import type { IntrospectOptions } from './source.ts';
import {
  type FieldSample,
  latestOf,
  sampleRequests,
  samplingLimits,
  tellsLatest,
  withSamples,
} from './value-sampling.ts';

type Row = readonly unknown[];

/** Introspects through one connection that is inside a read-only transaction. */
export async function introspectPostgres(client: Client, options: IntrospectOptions = {}): Promise<Manifest> {
  const read = async (text: string, values: unknown[] = []): Promise<Row[]> => {
    options.signal?.throwIfAborted();
    return (await client.query({ text, values, rowMode: 'array' })).rows;
  };
  const schemas = options.schemas ?? null;
  const tables = await read(tableQuery, [schemas]);
  const columns = await read(columnQuery, [schemas]);
  const enums = await read(enumQuery);
  const constraints = await read(constraintQuery, [schemas]);
  const indexes = await read(uniqueIndexQuery, [schemas]);
  const statistics = await read(statisticsQuery, [schemas]);
  const catalog = assemble(tables, columns, enums, constraints, indexes, statistics);
  const latest = latestOf(statistics.flatMap((row) => latestFromStatistics(row)));
  const manifest = describeCatalog('postgres', catalog, latest);
  return withVersion(withSamples(manifest, await sampleValues(client, manifest, options.signal)));
}

const visible = `
  n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and n.nspname not like 'pg\\_temp\\_%' and n.nspname not like 'pg\\_toast\\_temp\\_%'
  and ($1::text[] is null or n.nspname = any ($1))
  and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
  -- A table that inherits and adds no column is a partition of the old kind; its rows are its parent's.
  and not exists (select 1 from pg_catalog.pg_inherits h where h.inhrelid = c.oid and not exists (
    select 1 from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attislocal and a.attinhcount = 0))
  and not exists (select 1 from pg_catalog.pg_depend e
                  where e.classid = 'pg_catalog.pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  and (pg_catalog.has_table_privilege(c.oid, 'select') or pg_catalog.has_any_column_privilege(c.oid, 'select'))`;

// The rows of a parent are those of its partitions or heirs; its own figure tells nothing.
const tableQuery = `
  select c.oid::int8::text, n.nspname, c.relname, c.relkind in ('v', 'm') as is_view,
    pg_catalog.obj_description(c.oid, 'pg_class'),
    case when c.relkind = 'p' then
      (select sum(greatest(leaf.reltuples, 0)) from pg_catalog.pg_partition_tree(c.oid) t
       join pg_catalog.pg_class leaf on leaf.oid = t.relid where t.isleaf)
    when c.relkind = 'r' and c.relhassubclass then
      (select greatest(c.reltuples, 0) + coalesce(sum(greatest(heir.reltuples, 0)), 0)
       from pg_catalog.pg_inherits h join pg_catalog.pg_class heir on heir.oid = h.inhrelid where h.inhparent = c.oid)
    when c.relkind = 'r' or c.relkind = 'm' then
      case when c.reltuples >= 0 then c.reltuples when c.relpages = 0 and pg_catalog.pg_relation_size(c.oid) = 0 then 0 end
    end::float8
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where ${visible} order by 2, 3`;

// One row a table: a quarter of a million rows would cost more on the way than in the server.
const columnQuery = `
  with tables as materialized (
    select c.oid, pg_catalog.has_table_privilege(c.oid, 'select') as whole
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where ${visible})
  select c.oid::int8::text, json_agg(json_build_array(a.attname, t.typname, t.typtype, t.typcategory,
      a.attnotnull or t.typnotnull, d.description, b.typname, t.oid::int8::text, l.collname) order by a.attnum)
  from tables c
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_type b on b.oid = t.typbasetype
  -- Only those that take different text for equal; not every engine of this language knows there are such.
  left join pg_catalog.pg_collation l
    on l.oid = a.attcollation and to_jsonb(l) ->> 'collisdeterministic' = 'false'
  left join pg_catalog.pg_description d
    on d.objoid = c.oid and d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = a.attnum
  where c.whole or pg_catalog.has_column_privilege(c.oid, a.attnum, 'select')
  group by c.oid`;

const enumQuery = `
  select enumtypid::int8::text, array_agg(enumlabel::text order by enumsortorder)
  from pg_catalog.pg_enum group by 1`;

const constraintQuery = `
  select c.oid::int8::text, k.contype, k.conname,
    (select array_agg(a.attname::text order by u.place) from unnest(k.conkey) with ordinality u (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number),
    fn.nspname, fc.relname,
    (select array_agg(a.attname::text order by u.place) from unnest(k.confkey) with ordinality u (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number),
    case when k.contype = 'c' then pg_catalog.pg_get_constraintdef(k.oid) end
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_class fc on fc.oid = k.confrelid
  left join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
  where ${visible} and k.contype in ('p', 'u', 'f', 'c') order by c.oid, k.contype, k.conname`;

const uniqueIndexQuery = `
  select c.oid::int8::text, array_agg(a.attname::text order by u.place)
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  cross join unnest(i.indkey::int2[]) with ordinality u (number, place)
  left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.number and u.number > 0
  where ${visible} and i.indisunique and i.indpred is null and i.indexprs is null and u.place <= i.indnkeyatts
  group by c.oid, i.indexrelid order by 1, 2`;

// Only text of few values, and the ends of dates: the statistics of everything else stay where they are.
const statisticsQuery = `
  select c.oid::int8::text, s.attname, s.n_distinct::float8, c.reltuples::float8,
    s.most_common_vals::text::text[], s.most_common_freqs::float8[], s.null_frac::float8,
    case when t.typcategory = 'D' then s.histogram_bounds::text::text[] end, t.typcategory
  from pg_catalog.pg_stats s
  join pg_catalog.pg_namespace n on n.nspname = s.schemaname
  join pg_catalog.pg_class c on c.relname = s.tablename and c.relnamespace = n.oid
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = s.attname
  join pg_catalog.pg_type t on t.oid = a.atttypid
  where ${visible} and (t.typcategory = 'D' or (t.typcategory = 'S'
    and case when s.n_distinct >= 0 then s.n_distinct else -s.n_distinct * greatest(c.reltuples, 0) end
        <= ${samplingLimits.values}))
  order by c.oid, a.attnum, s.inherited`;

function assemble(
  tables: Row[],
  columns: Row[],
  enums: Row[],
  constraints: Row[],
  indexes: Row[],
  statistics: Row[],
): Catalog {
  const labels = new Map(enums.map((row) => [row[0], row[1] as string[]]));
  const columnsOf = new Map(columns.map((row) => [row[0], row[1] as Row[]]));
  const constraintsOf = grouped(constraints);
  const indexesOf = grouped(indexes);
  const statisticsOf = grouped(statistics);
  return {
    defaultSchema: 'public',
    tables: tables.map((row): CatalogTable => {
      const [oid, schema, name, isView, comment, rows] = row;
      const own = constraintsOf.get(oid) ?? [];
      const checks = own
        .filter((constraint) => constraint[1] === 'c')
        .map((constraint) => String(constraint[7]));
      return {
        schema: String(schema),
        name: String(name),
        isView: isView === true,
        ...(comment ? { comment: String(comment) } : {}),
        ...(typeof rows === 'number' ? { rowEstimate: Math.round(rows) } : {}),
        columns: (columnsOf.get(oid) ?? []).map((column) =>
          catalogColumn(column, labels, checks, statisticsOf.get(oid) ?? []),
        ),
        primaryKey: (own.find((constraint) => constraint[1] === 'p')?.[3] as string[]) ?? [],
        uniques: [
          ...own.filter((constraint) => constraint[1] === 'u').map((constraint) => constraint[3] as string[]),
          ...(indexesOf.get(oid) ?? []).map((index) => index[1] as string[]),
        ],
        foreignKeys: own.filter((constraint) => constraint[1] === 'f').map(foreignKey),
      };
    }),
  };
}

function grouped(rows: Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[0]);
    if (group) group.push(row);
    else groups.set(row[0], [row]);
  }
  return groups;
}

function catalogColumn(
  row: Row,
  labels: ReadonlyMap<unknown, string[]>,
  checks: readonly string[],
  statistics: readonly Row[],
): CatalogColumn {
  const [name, type, kind, category, notNull, comment, base, typeId, collation] = row;
  const enumValues = labels.get(typeId) ?? checkedValues(String(name), checks);
  const stats = statistics.findLast((stat) => stat[1] === name && stat[8] === 'S');
  return {
    name: String(name),
    type: postgresFieldType(String(base ?? type), String(kind), String(category)),
    nullable: notNull !== true,
    ...(comment ? { comment: String(comment) } : {}),
    ...(enumValues ? { enumValues } : {}),
    ...(type === 'money' ? { money: true } : {}),
    ...((base ?? type) === 'float4' ? { storedAs: 'single' as const } : {}),
    ...(collation ? { collation: String(collation) } : {}),
    ...(stats ? commonValues(stats) : {}),
  };
}

function commonValues(stats: Row): Partial<CatalogColumn> {
  const [, , , , values, frequencies, nulls] = stats;
  if (!values) return {};
  const covered = (frequencies as number[]).reduce((total, share) => total + share, 0) + Number(nulls);
  return { commonValues: values as string[], commonValuesComplete: covered > 0.99999 };
}

function foreignKey(row: Row): CatalogForeignKey {
  return {
    columns: row[3] as string[],
    schema: String(row[4]),
    table: String(row[5]),
    referenced: row[6] as string[],
  };
}

function latestFromStatistics(row: Row): string[] {
  const [, name, , , common, , , bounds, category] = row;
  if (category !== 'D' || !tellsLatest(String(name))) return [];
  const last = (bounds as string[] | null)?.at(-1);
  return [...(last ? [last] : []), ...((common as string[] | null) ?? [])];
}

async function sampleValues(
  client: Client,
  manifest: Manifest,
  signal: AbortSignal | undefined,
): Promise<Map<string, FieldSample>> {
  const samples = new Map<string, FieldSample>();
  const started = Date.now();
  for (const { model, fields } of sampleRequests(manifest)) {
    if (Date.now() - started > samplingLimits.milliseconds) break;
    signal?.throwIfAborted();
    const columns = fields.map(({ field }) => {
      const column = quoted(field.column);
      // Prose is measured, not fetched: its size is known without reading it.
      return `case when pg_column_size(${column}) > 400 then repeat('-', 101) else ${column}::text end`;
    });
    const aggregates = fields.map(
      ({ limit }, position) =>
        `(select array_agg(v order by n desc, v) from (select c${position} as v, count(*) as n from s
          where c${position} is not null group by 1 order by 2 desc, 1 limit ${limit + 1}) q)`,
    );
    const names = columns.map((column, position) => `${column} as c${position}`).join(', ');
    const table = `${quoted(model.table.schema as string)}.${quoted(model.table.name)}`;
    // One model whose policy or foreign server fails must not end the introspection of the others.
    await client.query('savepoint sample');
    try {
      const { rows } = await client.query({
        text: `with s as materialized (select ${names} from ${table} limit ${samplingLimits.rows})
          select (select count(*) from s)::float8, ${aggregates.join(', ')}`,
        rowMode: 'array',
      });
      const [count, ...lists] = rows[0] as [number, ...(string[] | null)[]];
      for (const [position, { field, limit }] of fields.entries()) {
        const values = lists[position];
        if (!values || values.length > limit) continue;
        samples.set(`${model.name}.${field.name}`, { values, complete: count < samplingLimits.rows });
      }
    } catch (error) {
      await client.query('rollback to savepoint sample');
      if ((error as { code?: string }).code === '57014') break;
    }
  }
  return samples;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
