// PostgreSQL refuses to run as root. So when Docent is started by root, its embedded server runs as a
// system account that is there already; no account is made and nobody's home is opened for it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { SetupError } from '../errors/setup-error.ts';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for the embedded server, or undefined when it can simply run as ourselves.
 *
 * @throws SetupError when we are root and there is neither a `postgres` nor a `nobody` account to become.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = lines.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    const account = name ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
    if (account && mayBecome(account)) return account;
  }
  throw new SetupError(
    'PostgreSQL does not run as root, and there is no other account here that it could run as.',
    'Start Docent as an ordinary user, or set DATABASE_URL and DATA_URL to servers of your own.',
  );
}

/** False in a container that maps root alone: there no process can change its user. */
function mayBecome({ uid, gid }: Account): boolean {
  return spawnSync('/bin/sh', ['-c', ':'], { uid, gid, cwd: '/' }).status === 0;
}

/** True when the account can enter the folder; root's own view of it says nothing. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$0" && ls . >/dev/null', folder], { uid, gid, cwd: '/' }).status === 0
  );
}
