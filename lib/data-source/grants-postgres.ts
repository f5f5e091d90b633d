// The statements that make a role on PostgreSQL which can read what is permitted and nothing more. Written
// to be read before they are run: by the owner of the tables, in one transaction.
import type { Field, Manifest, Model } from './manifest.ts';

export interface GrantOptions {
  readonly database: string;
  readonly role: string;
  readonly password: string;
  /** `model.field` of sensitive fields to grant all the same. */
  readonly also: readonly string[];
}

export interface ScopeOptions {
  /** Rows are limited where a table has a column of this name. */
  readonly attribute: string;
  /** The key of signatures, hexadecimal. */
  readonly secret: string;
}

/** Statements for a role with column grants on the tables, or with `scope` on views of them. */
export function postgresGrants(manifest: Manifest, options: GrantOptions, scope?: ScopeOptions): string {
  const role = quote(options.role);
  const tables = manifest.models.map((model) => ({ model, fields: permitted(model, options.also) }));
  const lines = [
    `-- A role for Docent on ${options.database}: reads the columns below, changes nothing.`,
    '-- Run as the owner of the tables. New columns are not readable until they are granted too.',
    'BEGIN;',
    `CREATE ROLE ${role} LOGIN PASSWORD ${literal(options.password)}`,
    '  NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 16;',
    ...roleSettings.map(([name, value]) => `ALTER ROLE ${role} SET ${name} = ${value};`),
    `GRANT CONNECT ON DATABASE ${quote(options.database)} TO ${role};`,
    '',
    ...(scope ? scopedViews(tables, role, scope) : columnGrants(tables, role)),
    ...leftOut(tables),
    'COMMIT;',
    '',
    '-- What every role has by default, so also this one. These take it from all roles; see who needs it first.',
    `-- REVOKE TEMPORARY ON DATABASE ${quote(options.database)} FROM PUBLIC;`,
    ...schemasOf(manifest).map((schema) => `-- REVOKE CREATE ON SCHEMA ${quote(schema)} FROM PUBLIC;`),
    ...schemasOf(manifest).map(
      (schema) => `-- REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${quote(schema)} FROM PUBLIC;`,
    ),
    '-- A limit on temporary files needs a superuser:',
    `-- ALTER ROLE ${role} SET temp_file_limit = '256MB';`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Defaults that spare the server; rights are the lock. */
const roleSettings = [
  ['default_transaction_read_only', 'on'],
  ['statement_timeout', "'15s'"],
  ['lock_timeout', "'250ms'"],
  ['idle_in_transaction_session_timeout', "'20s'"],
  ['idle_session_timeout', "'120s'"],
  ['work_mem', "'16MB'"],
  ['hash_mem_multiplier', '1'],
  ['max_parallel_workers_per_gather', '0'],
  ['search_path', "''"],
] as const;

interface Table {
  readonly model: Model;
  readonly fields: readonly Field[];
}

function columnGrants(tables: readonly Table[], role: string): string[] {
  const schemas = [...new Set(tables.map(({ model }) => model.table.schema ?? 'public'))];
  return [
    ...schemas.map((schema) => `GRANT USAGE ON SCHEMA ${quote(schema)} TO ${role};`),
    ...tables
      .filter(({ fields }) => fields.length > 0)
      .map(({ model, fields }) => `GRANT SELECT (${columns(fields)}) ON ${tableName(model)} TO ${role};`),
  ];
}

function scopedViews(tables: readonly Table[], role: string, scope: ScopeOptions): string[] {
  const limited = tables.flatMap((table) => {
    const field = table.model.fields.find(({ column }) => column === scope.attribute);
    return field && table.fields.length > 0 ? [{ ...table, field }] : [];
  });
  const without = tables.filter(({ model }) => !limited.some((one) => one.model === model));
  return [
    `-- Rows are limited to the asker's "${scope.attribute}" by the database itself. Docent signs the value for`,
    '-- one connection and some seconds; a query that could set another one could not sign it.',
    `-- In Docent give the source this attribute, this key, and the schema docent_views:`,
    `--   attribute  ${scope.attribute}`,
    `--   key        ${scope.secret}`,
    'CREATE SCHEMA docent_guard; REVOKE ALL ON SCHEMA docent_guard FROM PUBLIC;',
    `GRANT USAGE ON SCHEMA docent_guard TO ${role};`,
    'CREATE EXTENSION IF NOT EXISTS pgcrypto;',
    'CREATE TABLE docent_guard.scope_key (one boolean PRIMARY KEY DEFAULT true CHECK (one), key bytea NOT NULL);',
    'REVOKE ALL ON docent_guard.scope_key FROM PUBLIC;',
    `INSERT INTO docent_guard.scope_key (key) VALUES (decode('${scope.secret}', 'hex'));`,
    scopeFunction,
    'REVOKE ALL ON FUNCTION docent_guard.scope_value() FROM PUBLIC;',
    `GRANT EXECUTE ON FUNCTION docent_guard.scope_value() TO ${role};`,
    'CREATE SCHEMA docent_views; REVOKE ALL ON SCHEMA docent_views FROM PUBLIC;',
    `GRANT USAGE ON SCHEMA docent_views TO ${role};`,
    ...limited.map(({ model, fields, field }) =>
      [
        `CREATE VIEW docent_views.${quote(viewName(model, tables))} WITH (security_barrier) AS`,
        `  SELECT ${columns(fields)} FROM ${tableName(model)} WHERE ${isInScope(field)};`,
      ].join('\n'),
    ),
    `GRANT SELECT ON ALL TABLES IN SCHEMA docent_views TO ${role};`,
    ...without.map(({ model }) => `-- no column "${scope.attribute}", so not readable: ${comment(model)}`),
  ];
}

/** Null, and so no row, for a value that is missing, malformed, expired, or signed for another connection. */
const scopeFunction = `DO $setup$
DECLARE crypto text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pgcrypto');
BEGIN
  EXECUTE format($create$
    CREATE FUNCTION docent_guard.scope_value() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog AS $body$
    DECLARE s text := current_setting('app.scope', true); p text[];
    BEGIN
      IF s IS NULL OR s !~ '^[A-Za-z0-9_-]{1,64}[.][0-9]{10}[.][0-9a-f]{64}$' THEN RETURN NULL; END IF;
      p := string_to_array(s, '.');
      IF p[2]::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN NULL; END IF;
      IF encode(%1$s.hmac(convert_to(p[1] || '.' || p[2] || '.' || pg_backend_pid(), 'UTF8'),
        (SELECT key FROM docent_guard.scope_key), 'sha256'), 'hex') <> p[3] THEN RETURN NULL; END IF;
      RETURN p[1];
    END $body$ $create$, crypto);
END $setup$;`;

/** The column stays bare where its type allows, so that an index on it is used. */
function isInScope({ column, type }: Field): string {
  const value = '(SELECT docent_guard.scope_value())';
  if (type === 'text') return `${quote(column)} = ${value}`;
  if (type === 'integer' || type === 'bigint') return `${quote(column)} = ${value}::bigint`;
  if (type === 'uuid') return `${quote(column)} = ${value}::uuid`;
  return `${quote(column)}::text = ${value}`;
}

/** The table's own name, with its schema where two tables have the same. */
function viewName({ table }: Model, tables: readonly Table[]): string {
  const same = tables.filter(({ model }) => model.table.name === table.name);
  return same.length > 1 ? `${table.schema}_${table.name}` : table.name;
}

function permitted(model: Model, also: readonly string[]): readonly Field[] {
  return model.fields.filter((field) => !field.sensitive || also.includes(`${model.name}.${field.name}`));
}

function leftOut(tables: readonly Table[]): string[] {
  return tables.flatMap(({ model, fields }) =>
    model.fields
      .filter((field) => !fields.includes(field))
      .map((field) => `-- sensitive, so not readable: ${comment(model)}.${oneLine(field.column)}`),
  );
}

function schemasOf({ models }: Manifest): string[] {
  return [...new Set(models.map(({ table }) => table.schema ?? 'public'))];
}

function columns(fields: readonly Field[]): string {
  return fields.map(({ column }) => quote(column)).join(', ');
}

function tableName({ table }: Model): string {
  return `${quote(table.schema ?? 'public')}.${quote(table.name)}`;
}

/** A name in a comment: what is in it must not end the comment. */
function comment({ table }: Model): string {
  return oneLine(table.schema === undefined ? table.name : `${table.schema}.${table.name}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
