import pg from 'pg';
import { SetupError } from '../errors/setup-error.ts';

/** Docent's schema needs nothing newer; older ones get no fixes any more. */
const oldestMajor = 15;

/**
 * Connects once, so that a wrong address is said in words before anything is built on it.
 *
 * @param setting the name of the setting that holds the URL.
 * @returns the server's version, as "18.4".
 * @throws SetupError that names host and database, never the password.
 */
export async function checkDatabase(url: string, setting: 'DATABASE_URL' | 'DATA_URL'): Promise<string> {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname || 'localhost'}:${port || 5432}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // Said by the query that fails of it.
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const version = rows[0]?.server_version ?? '';
    if (setting === 'DATABASE_URL' && Number.parseInt(version, 10) < oldestMajor) {
      throw new SetupError(
        `The database of ${setting} is PostgreSQL ${version}.`,
        `Use PostgreSQL ${oldestMajor} or newer, or leave ${setting} unset for the embedded one.`,
      );
    }
    return version;
  } catch (cause) {
    if (cause instanceof SetupError) throw cause;
    const { code, message } = cause as Error & { code?: string };
    throw new SetupError(
      `${setting}: ${reason(code, where, pathname.slice(1), username) ?? message}`,
      advice(code),
      {
        cause,
      },
    );
  } finally {
    await client.end().catch(() => {}); // It never connected.
  }
}

function reason(code: string | undefined, where: string, name: string, user: string): string | undefined {
  if (code === '28P01' || code === '28000') return `${where} refuses the user "${user}" or its password.`;
  if (code === '3D000') return `there is no database "${name}" on ${where}.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `the host of ${where} is not known.`;
  if (code === 'ECONNREFUSED') return `nothing answers at ${where}.`;
  if (code === '53300') return `${where} has no connection left.`;
  if (code === undefined || code === 'ETIMEDOUT' || code === 'EHOSTUNREACH')
    return `${where} cannot be reached.`;
  return undefined;
}

function advice(code: string | undefined): string {
  if (code === '28P01' || code === '28000')
    return 'Check user and password in the URL (a % or @ in it must be encoded).';
  if (code === '3D000') return 'Create it, or mend its name in the URL.';
  return 'Check the address, that the server runs, and that this machine may connect to it.';
}
