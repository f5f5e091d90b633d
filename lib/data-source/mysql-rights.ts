import type { Connection } from 'mysql2/promise';

const writing =
  /\b(ALL PRIVILEGES|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|INDEX|TRIGGER|EXECUTE|EVENT|FILE|PROCESS|SUPER|RELOAD|SHUTDOWN|GRANT OPTION|LOCK TABLES)\b/g;

/** What the connected account could do that a reader should not, from its grants. */
export async function inspectMysqlRights(connection: Connection): Promise<string[]> {
  const [rows] = await connection.query({ sql: 'show grants', rowsAsArray: true });
  const found = new Set<string>();
  for (const [grant] of rows as unknown as string[][]) {
    const privileges = String(grant).split(/\bON\b/)[0] as string;
    for (const match of privileges.matchAll(writing)) found.add(`holds ${match[1]}`);
    if (/WITH GRANT OPTION/.test(String(grant))) found.add('may grant its rights to others');
  }
  return [...found].sort();
}
