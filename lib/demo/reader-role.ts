import type pg from 'pg';

export interface ReaderRole {
  readonly name: string;
  readonly password: string;
}

/**
 * Creates the role that Docent reads the demo as, or gives an existing one a new password. It may
 * select from the demo's tables and nothing else: rights are the lock, the settings only spare the server.
 */
export async function grantReader(client: pg.Client, { name, password }: ReaderRole): Promise<void> {
  const role = client.escapeIdentifier(name);
  const { rows } = await client.query<{ exists: boolean; database: string; superuser: boolean }>(
    `select exists(select from pg_roles where rolname = $1) as exists, current_database() as database,
            (select rolsuper from pg_roles where rolname = current_user) as superuser`,
    [name],
  );
  const { exists = false, database = '', superuser = false } = rows[0] ?? {};
  await client.query(`
    ${exists ? 'alter' : 'create'} role ${role} login password ${client.escapeLiteral(password)}
      ${superuser ? 'nosuperuser noreplication nobypassrls' : ''} nocreatedb nocreaterole noinherit connection limit 40;
    alter role ${role} set default_transaction_read_only = on;
    alter role ${role} set statement_timeout = '15s';
    alter role ${role} set lock_timeout = '250ms';
    alter role ${role} set idle_in_transaction_session_timeout = '15s';
    alter role ${role} set search_path = '';
    ${superuser ? `alter role ${role} set temp_file_limit = '256MB';` : ''}
    revoke all on database ${client.escapeIdentifier(database)} from public;
    grant connect on database ${client.escapeIdentifier(database)} to ${role};
    revoke all on schema public from public;
    grant usage on schema public to ${role};
    grant select on all tables in schema public to ${role};
  `);
}
