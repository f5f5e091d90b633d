// What a source promises of its connection: off, encrypted whoever answers, or encrypted with a certificate
// that is vouched for. The servers sign their own, and these accounts may not come without encryption.
import { randomBytes } from 'node:crypto';
import tls from 'node:tls';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { createMariadbDatabase } from '../testing/mariadb-database.ts';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { openConnection, type ServerConnection, type Tls } from './connection.ts';
import { connectionProblem } from './connection-problem.ts';

const trusted = tls.getCACertificates();
afterAll(() => tls.setDefaultCACertificates(trusted));

const user = `tls_${randomBytes(4).toString('hex')}`;
const password = 'of-this-test';

function to(engine: 'postgres' | 'mysql', url: string): ServerConnection {
  const { port, pathname } = new URL(url);
  return {
    engine,
    host: '127.0.0.1',
    port: Number(port),
    database: pathname.slice(1),
    user,
    password,
    tls: 'off',
    schemas: [],
    connections: 1,
    statementMilliseconds: 5000,
  };
}

/** `encrypted`, `plain`, or why it failed. */
async function reached(connection: ServerConnection, mode: Tls, asks: string): Promise<string> {
  const source = openConnection({ ...connection, tls: mode });
  try {
    const limits = { rows: 1, bytes: 1000, milliseconds: 5000 };
    const columns = ['name', 'value'].map((name) => ({ name, type: 'text' as const }));
    const statement = { sql: asks, values: [], columns };
    const { rows } = await source.run(statement, limits, new AbortController().signal);
    return /^(|false)$/.test(String(rows[0]?.[1])) ? 'plain' : 'encrypted';
  } catch (thrown) {
    return connectionProblem(thrown);
  } finally {
    await source.close();
  }
}

async function promises(connection: ServerConnection, asks: string): Promise<Record<string, string>> {
  tls.setDefaultCACertificates(trusted);
  const told: Record<string, string> = {};
  for (const mode of ['off', 'required', 'verified'] as const)
    told[mode] = await reached(connection, mode, asks);
  tls.setDefaultCACertificates([...trusted, inject('serverCertificate')]);
  told.vouched = await reached(connection, 'verified', asks);
  return told;
}

test('PostgreSQL is reached as was promised, or the reason is told', async () => {
  const url = inject('testServer');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select current_setting('hba_file') as file, pg_read_file(current_setting('hba_file')) as rules`,
  );
  const rules = pg.escapeLiteral(`hostnossl all ${user} all reject\n${rows[0].rules}`);
  const file = pg.escapeLiteral(rows[0].file);
  await client.query(`create role ${user} login password '${password}'`);
  await client.query(`copy (select unnest(string_to_array(${rules}, chr(10)))) to ${file}`);
  await client.query('select pg_reload_conf()');
  await client.end();
  const encrypted = `select 'ssl', ssl::text from pg_stat_ssl where pid = pg_backend_pid()`;
  expect(await promises(to('postgres', url), encrypted)).toEqual({
    off: 'tls_failed',
    required: 'encrypted',
    verified: 'tls_untrusted',
    vouched: 'encrypted',
  });
});

test.skipIf(!hasMariadb())('MariaDB is reached as was promised, or the reason is told', async () => {
  const { url, name, close } = await createMariadbDatabase();
  const client = await mysql.createConnection({ uri: url });
  await client.query(`create user ${user} identified by '${password}' require ssl`);
  await client.query(`grant select on ${name}.* to ${user}`);
  await client.end();
  const encrypted = "show session status like 'Ssl_cipher'";
  // To a plain connection this server says no more than that access is denied.
  expect(await promises(to('mysql', url), encrypted)).toEqual({
    off: 'credentials_wrong',
    required: 'encrypted',
    verified: 'tls_untrusted',
    vouched: 'encrypted',
  });
  await close();
});
