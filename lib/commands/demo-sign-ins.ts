import { createUser } from '../auth/create-user.ts';
import type { Database } from '../db/client.ts';
import type { HomeSecrets } from '../env/home.ts';

/** The two accounts of the demo; they exist only with it, and it listens on this machine alone. */
const demoUsers = [
  { email: 'admin@docent.local', name: 'Demo Admin', role: 'admin' },
  { email: 'staff@docent.local', name: 'Demo Staff', role: 'staff' },
] as const;

/** Makes the accounts that are missing, and gives the lines to print. */
export async function demoSignIns(database: Database, { demoPassword }: HomeSecrets): Promise<string[]> {
  const emails = demoUsers.map(({ email }) => email);
  const found = await database.user.findMany({ where: { email: { in: emails } }, select: { email: true } });
  const missing = demoUsers.filter(({ email }) => !found.some((user) => user.email === email));
  for (const user of missing) await createUser(database, { ...user, password: demoPassword });
  // Said at every start: the demo is on this machine alone, and whoever starts it owns its home folder.
  const heading = missing.length > 0 ? 'Demo sign-ins:' : 'Demo sign-ins (unless the password was changed):';
  return [heading, ...emails.map((email) => `  ${email}  ${demoPassword}`)];
}
