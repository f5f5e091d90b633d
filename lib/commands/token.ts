// docent token --user EMAIL [--name NAME] [--days N]: prints a bearer token, once.
import { parseArgs } from 'node:util';
import { issueToken } from '../auth/bearer-token.ts';
import { normalizeEmail } from '../auth/create-user.ts';
import { closeDatabase, database } from '../db/client.ts';
import { settings } from '../env/settings.ts';
import { demoSignIns } from './demo-sign-ins.ts';
import { beforeExit } from './exit-work.ts';
import { prepareDatabases, say } from './prepare-databases.ts';

export const usage = 'docent token --user EMAIL [--name NAME] [--days N]';

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { user: { type: 'string' }, name: { type: 'string' }, days: { type: 'string' } },
  });
  const days = values.days === undefined ? undefined : Number(values.days);
  if (!values.user || (days !== undefined && !(days > 0))) {
    say(usage);
    return 2;
  }
  // The demo's accounts belong to the embedded database; a database of one's own gets none from here.
  const demo = settings().dataUrl === undefined && settings().databaseUrl === undefined;
  const { secrets } = await prepareDatabases({ source: false });
  const client = database();
  beforeExit(closeDatabase);
  if (demo) for (const line of await demoSignIns(client, secrets)) say(line);
  const email = normalizeEmail(values.user);
  const user = await client.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } });
  if (!user || user.disabledAt) {
    say(user ? `The account ${email} is disabled.` : `There is no account ${email}.`);
    return 1;
  }
  const expiresAt = days === undefined ? undefined : new Date(Date.now() + days * 86_400_000);
  const name = values.name ?? 'command line';
  const token = await issueToken(client, { userId: user.id, name, expiresAt });
  process.stdout.write(`${token}\n`);
  return 0;
}
