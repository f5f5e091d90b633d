// One small shop on every engine, so that a query can be asked of all of them and must give one answer.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { Dialect, Manifest } from '../data-source/manifest.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { createMariadbDatabase } from './mariadb-database.ts';
import { hasMariadb } from './mariadb-server.ts';
import { createTestDatabase } from './test-database.ts';

export interface EngineSource {
  readonly dialect: Dialect;
  readonly url: string;
  readonly source: Source;
  readonly manifest: Manifest;
  close(): Promise<void>;
}

const types: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  postgres: {
    bool: 'boolean',
    moment: 'timestamp',
    instant: 'timestamptz',
    money: 'numeric(12,2)',
    real: 'real',
    double: 'double precision',
    text: 'text',
    json: 'jsonb',
    bytes: 'bytea',
    big: 'bigint',
  },
  mysql: {
    bool: 'boolean',
    moment: 'datetime',
    instant: 'timestamp null',
    money: 'decimal(12,2)',
    real: 'float',
    double: 'double',
    text: 'varchar(200)',
    json: 'json',
    bytes: 'blob',
    big: 'bigint',
  },
  sqlite: {
    bool: 'boolean',
    moment: 'timestamp',
    instant: 'timestamp',
    money: 'decimal(12,2)',
    real: 'real',
    double: 'real',
    text: 'text',
    json: 'json',
    bytes: 'blob',
    big: 'bigint',
  },
};

/** The statements that make the shop, for an engine. */
export function shopStatements(dialect: Dialect): string[] {
  const type = types[dialect];
  const yes = dialect === 'sqlite' ? '1' : 'true';
  const no = dialect === 'sqlite' ? '0' : 'false';
  // SQLite keeps instants as seconds since 1970; the others as what they are.
  const instant = (iso: string) =>
    dialect === 'sqlite'
      ? String(Date.parse(iso) / 1000)
      : `'${iso.replace('T', ' ').replace('Z', dialect === 'postgres' ? '+00' : '')}'`;
  const nothing = 'null';
  return [
    `create table customers (id int primary key, name ${type.text} not null, email ${type.text}, country ${type.text},
      balance ${type.money}, active ${type.bool} not null, joined date, tenant int not null, password_hash ${type.text})`,
    `create table orders (id int primary key, customer_id int not null references customers (id), placed_at ${type.moment},
      seen_at ${type.instant}, amount ${type.money}, weight ${type.real}, quantity int, status ${type.text},
      big_number ${type.big}, note ${type.text}, foreign key (customer_id) references customers (id))`,
    `create table employees (id int primary key, first_name ${type.text}, last_name ${type.text}, manager_id int,
      foreign key (manager_id) references employees (id))`,
    `insert into customers values
      (1, 'Zoë Đặng', 'zoe@example.com', 'Germany', 10.10, ${yes}, '2023-01-15', 1, 'x1'),
      (2, 'Ana Müller', 'ana@example.com', 'Spain', 20.20, ${yes}, '2023-02-28', 1, 'x2'),
      (3, 'bob stone', null, 'Spain', null, ${no}, '2024-02-29', 2, 'x3'),
      (4, 'Eve 100%', 'eve@example.com', null, 0, ${yes}, null, 2, 'x4')`,
    `insert into orders values
      (1, 1, '2024-01-01 00:30:00', ${instant('2024-01-01T00:30:00Z')}, 0.10, 0.1, 1, 'open', 9007199254740993, 'first'),
      (2, 1, '2024-01-31 23:59:59', ${instant('2024-01-31T23:59:59Z')}, 0.20, 0.2, 2, 'paid', 1, null),
      (3, 2, '2024-02-29 12:00:00', ${instant('2024-02-29T12:00:00Z')}, 100.00, 10.5, 3, 'paid', 2, 'leap'),
      (4, 2, '2024-04-01 08:00:00', ${instant('2024-04-01T08:00:00Z')}, 50.50, 3.25, 4, 'paid', 3, 'q2'),
      (5, 3, '2024-12-30 10:00:00', ${instant('2024-12-30T10:00:00Z')}, 7.00, 1.5, 0, 'lost', 4, 'iso week 1'),
      (6, 3, null, ${nothing}, null, null, null, null, null, null)`,
    `insert into employees values (1, 'Ada', 'Boss', null), (2, 'Ben', 'Middle', 1), (3, 'Cem', 'Low', 2)`,
  ];
}

type Statements = (dialect: Dialect) => readonly string[];

/** Opens the shop on Postgres, SQLite and, where it is installed, MariaDB; with more in it where given. */
export function openShops(more: Statements = () => []): Promise<EngineSource[]> {
  return openOnEngines((dialect) => [...shopStatements(dialect), ...more(dialect)]);
}

/** Opens what the statements make on Postgres, SQLite and, where it is installed, MariaDB. */
export async function openOnEngines(statements: Statements): Promise<EngineSource[]> {
  const sources = [await onPostgres(statements), await onSqlite(statements)];
  return hasMariadb() ? [...sources, await onMariadb(statements)] : sources;
}

async function onPostgres(statements: Statements): Promise<EngineSource> {
  const database = await createTestDatabase({ empty: true });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (const statement of statements('postgres')) await client.query(statement);
  await client.query('analyze');
  await client.end();
  return opened('postgres', database.url, async () => undefined);
}

async function onSqlite(statements: Statements): Promise<EngineSource> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-sqlite-'));
  const file = join(folder, 'shop.sqlite');
  const database = new DatabaseSync(file);
  for (const statement of statements('sqlite')) database.exec(statement);
  database.close();
  return opened('sqlite', `sqlite:${file}`, async () => rmSync(folder, { recursive: true }));
}

async function onMariadb(statements: Statements): Promise<EngineSource> {
  const database = await createMariadbDatabase();
  const connection = await mysql.createConnection({ uri: database.url, timezone: 'Z' });
  await connection.query("set time_zone = '+00:00'");
  for (const statement of statements('mysql')) await connection.query(statement);
  await connection.end();
  return opened('mysql', database.url, () => database.close());
}

async function opened(dialect: Dialect, url: string, after: () => Promise<void>): Promise<EngineSource> {
  const source = await openSource(url);
  const manifest = await source.introspect();
  return {
    dialect,
    url,
    source,
    manifest,
    async close() {
      await source.close();
      await after();
    },
  };
}
