// The printed statements are run as they are, and the account they make is tried; connections that fail
// are told apart on this engine too.
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMariadbDatabase, type MariadbDatabase } from '../testing/mariadb-database.ts';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { openConnection, type ServerConnection } from './connection.ts';
import { connectionProblem } from './connection-problem.ts';
import { mysqlGrants } from './grants-mysql.ts';
import { openMysqlSource } from './mysql-source.ts';
import { checkServerVersion } from './server-version.ts';

describe.skipIf(!hasMariadb())('on MariaDB', () => {
  let server: MariadbDatabase;
  let reader: ServerConnection;
  const password = "it's a \\ password";

  beforeAll(async () => {
    server = await createMariadbDatabase();
    const owner = await mysql.createConnection({ uri: server.url, multipleStatements: true });
    await owner.query(`create table customers (id int primary key, name varchar(50), password_hash varchar(64));
      insert into customers values (1, 'An', 'x'), (2, 'Bo', 'y')`);
    const source = openMysqlSource(server.url);
    const manifest = await source.introspect();
    await source.close();
    const { hostname: host, port } = new URL(server.url);
    const given = { database: server.name, role: 'docent_reader', password, also: [] };
    await owner.query(mysqlGrants(manifest, given));
    await owner.end();
    reader = {
      engine: 'mysql',
      host,
      port: Number(port),
      database: server.name,
      user: 'docent_reader',
      password,
      tls: 'off',
      schemas: [],
      connections: 2,
      statementMilliseconds: 5000,
    };
  });
  afterAll(() => server?.close());

  test('the account sees what is permitted, can only read, and its version is known', async () => {
    const source = openConnection(reader);
    try {
      expect(await checkServerVersion(source, new AbortController().signal)).toMatch(
        /^(MariaDB|MySQL) \d+\.\d+$/,
      );
      expect(await source.inspectRights()).toEqual([]);
      const { models } = await source.introspect();
      expect(models.map(({ name, fields }) => [name, fields.map((field) => field.name)])).toEqual([
        ['customers', ['id', 'name']],
      ]);
    } finally {
      await source.close();
    }
  });

  test.each<[string, object, string]>([
    ['a wrong password', { password: 'wrong' }, 'credentials_wrong'],
    ['an unknown user', { user: 'nobody' }, 'credentials_wrong'],
    ['a database one may not enter', { database: 'mysql' }, 'permissions_missing'],
    ['a port where nothing listens', { port: 1 }, 'nothing_listens'],
    ['TLS that the server does not have', { tls: 'verified' }, 'tls_'],
  ])('%s is named', async (_, change, problem) => {
    const source = openConnection({ ...reader, ...change });
    try {
      const thrown = await source.introspect().catch((error: unknown) => error);
      expect(connectionProblem(thrown)).toContain(problem);
    } finally {
      await source.close();
    }
  });
});
