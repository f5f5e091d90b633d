import type { ClientBase } from 'pg';

const rightsQuery = `
  select
    r.rolsuper, r.rolbypassrls, r.rolcreatedb, r.rolcreaterole, r.rolreplication,
    pg_catalog.has_database_privilege(current_database(), 'create'),
    pg_catalog.has_database_privilege(current_database(), 'temporary'),
    (select count(*)::int from pg_catalog.pg_namespace n where n.nspname not like 'pg\\_%'
      and n.nspname <> 'information_schema' and pg_catalog.has_schema_privilege(n.oid, 'create')),
    (select count(*)::int from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'f') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and pg_catalog.has_table_privilege(c.oid, 'insert, update, delete, truncate')),
    (select count(*)::int from pg_catalog.pg_auth_members m where m.member = r.oid)
  from pg_catalog.pg_roles r where r.rolname = current_user`;

/** What the connected role could do that a reader should not; empty when it can only read. */
export async function inspectPostgresRights(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query({ text: rightsQuery, rowMode: 'array' });
  const [superuser, bypass, databases, roles, replication, create, temporary, schemas, tables, memberships] =
    rows[0] as [boolean, boolean, boolean, boolean, boolean, boolean, boolean, number, number, number];
  const found: [boolean, string][] = [
    [superuser, 'is a superuser'],
    [bypass, 'bypasses row level security'],
    [databases, 'may create databases'],
    [roles, 'may create roles'],
    [replication, 'may replicate'],
    [create, 'may create schemas in the database'],
    [temporary, 'may create temporary tables'],
    [schemas > 0, `may create objects in ${schemas} schemas`],
    [tables > 0, `may write to ${tables} tables`],
    [memberships > 0, `is a member of ${memberships} other roles`],
  ];
  return found.filter(([holds]) => holds).map(([, words]) => words);
}
