// docent grants: prints the statements for a role that can only read. It connects to look at the schema and
// runs none of them; who owns the tables reads them and runs them.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { mysqlGrants } from '../data-source/grants-mysql.ts';
import { postgresGrants } from '../data-source/grants-postgres.ts';
import type { Manifest } from '../data-source/manifest.ts';
import { openSource } from '../data-source/open-source.ts';
import { commandFolder } from './command-folder.ts';

const usage = `Usage: docent grants --source URL [OPTIONS]
  --source URL       postgres://…, mysql://… or sqlite:PATH, with an account that sees the tables
  --role NAME        what the role is called (default docent_reader)
  --also MODEL.FIELD a sensitive field to grant all the same; may be repeated
  --scope ATTRIBUTE  PostgreSQL: views that show the rows of the asker's ATTRIBUTE alone, signed
Prints statements and runs none.
`;

const options = {
  source: { type: 'string' },
  role: { type: 'string' },
  also: { type: 'string', multiple: true },
  scope: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Exit 0 when the statements were printed, 2 when called wrongly. @throws AssistantError `source.unavailable` */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const { source: url, scope } = values;
  const wrongScope = scope !== undefined && !/^[a-z][a-z0-9_]{0,39}$/.test(scope);
  if (values.help || url === undefined || wrongScope) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const source = await openSource(url, { directory: commandFolder() });
  try {
    const manifest = await source.introspect();
    process.stdout.write(statements(manifest, url, { ...values, scope }));
    return 0;
  } finally {
    await source.close();
  }
}

function statements(
  manifest: Manifest,
  url: string,
  { role, also, scope }: { role?: string; also?: string[]; scope: string | undefined },
): string {
  if (manifest.dialect === 'sqlite') {
    return '-- SQLite needs none: Docent opens the file read-only, in a process of its own that may only read.\n';
  }
  const given = {
    database: decodeURIComponent(new URL(url).pathname.slice(1)),
    role: role ?? 'docent_reader',
    // Printed with the statement that sets it, and kept nowhere.
    password: randomBytes(18).toString('base64url'),
    also: also ?? [],
  };
  if (manifest.dialect === 'mysql') return mysqlGrants(manifest, given);
  const signing = scope && { attribute: scope, secret: randomBytes(32).toString('hex') };
  return signing ? postgresGrants(manifest, given, signing) : postgresGrants(manifest, given);
}
