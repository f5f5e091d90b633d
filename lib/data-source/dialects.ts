import { mysqlDialect } from './dialect-mysql.ts';
import { postgresDialect } from './dialect-postgres.ts';
import { sqliteDialect } from './dialect-sqlite.ts';
import type { Dialect } from './manifest.ts';
import type { SqlDialect } from './sql-dialect.ts';

const byName: Readonly<Record<Dialect, SqlDialect>> = {
  postgres: postgresDialect,
  mysql: mysqlDialect,
  sqlite: sqliteDialect,
};

export function dialectOf(name: Dialect): SqlDialect {
  return byName[name];
}
