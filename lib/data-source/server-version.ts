import { AssistantError } from '../errors/assistant-error.ts';
import type { Dialect } from './manifest.ts';
import type { Source, Statement } from './source.ts';

/** The oldest that the emitted SQL and the introspection were made for. */
const oldest = { postgres: [14, 0, 0], mysql: [8, 0, 17], mariadb: [10, 6, 0] } as const;

const statements: Readonly<Record<Dialect, string>> = {
  postgres: "select pg_catalog.current_setting('server_version')",
  mysql: 'select version()',
  sqlite: '',
};

/**
 * The version of the source's server, such as `PostgreSQL 18.1`; a file says `SQLite`.
 *
 * @throws AssistantError `source.unavailable` when it is too old, or cannot be reached
 */
export async function checkServerVersion(source: Source, signal: AbortSignal): Promise<string> {
  if (source.dialect === 'sqlite') return 'SQLite';
  const statement: Statement = {
    sql: statements[source.dialect],
    values: [],
    columns: [{ name: 'version', type: 'text' }],
  };
  const { rows } = await source.run(statement, { rows: 1, bytes: 1000, milliseconds: 5000 }, signal);
  const text = String(rows[0]?.[0] ?? '');
  const product = source.dialect === 'postgres' ? 'postgres' : /mariadb/i.test(text) ? 'mariadb' : 'mysql';
  // MariaDB may put a prefix before its own number for old clients: 5.5.5-10.11.6-MariaDB.
  const [, major, minor, patch = '0'] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.replace(/^5\.5\.5-/, '')) ?? [];
  if (isOlder([Number(major), Number(minor), Number(patch)], oldest[product])) {
    throw new AssistantError('source.unavailable', { detail: 'this version is not supported' });
  }
  const names = { postgres: 'PostgreSQL', mysql: 'MySQL', mariadb: 'MariaDB' };
  return `${names[product]} ${major}.${minor}`;
}

function isOlder(version: readonly number[], least: readonly number[]): boolean {
  const differing = version.findIndex((part, at) => part !== least[at]);
  return differing >= 0 && (version[differing] as number) < (least[differing] as number);
}
