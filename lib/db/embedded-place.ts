// Where the embedded server's programs and data lie. Normally where npm and DOCENT_HOME put them; when
// root's clone is in a folder that the server's account cannot enter, both move to /var/lib/docent.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../errors/setup-error.ts';
import { type Account, canEnter, serverAccount } from './embedded-account.ts';
import { embeddedBinaries, embeddedMajor } from './embedded-binaries.ts';

export interface Place {
  /** Holds `bin`, `lib` and `share`. */
  readonly programs: string;
  /** The server's data directory; it may not exist yet. */
  readonly data: string;
  readonly account: Account | undefined;
}

const elsewhere = '/var/lib/docent';

/**
 * Decides on the place for the server of one home, and makes the folders that are needed for it.
 *
 * @param home an existing folder, absolute.
 * @param say told, once, when the data of a home is put somewhere else.
 * @throws SetupError when no place can be found that the server's account may use.
 */
export function placeServer(home: string, say: (line: string) => void): Place {
  const account = serverAccount();
  const programs = embeddedBinaries();
  const data = path.join(home, 'postgres');
  if (!account) return { programs, data, account };
  return {
    programs: canEnter(account, path.join(programs, 'share', 'postgresql'))
      ? programs
      : movePrograms(programs, account),
    data: placeData(home, data, account, say),
    account,
  };
}

function placeData(home: string, data: string, account: Account, say: (line: string) => void): string {
  const note = path.join(home, 'postgres-is-elsewhere');
  if (fs.existsSync(note)) return fs.readFileSync(note, 'utf8').trim();
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return data;
  if (canEnter(account, home)) return ownFolder(data, account);
  const hash = createHash('sha256').update(fs.realpathSync(home)).digest('hex').slice(0, 12);
  const moved = path.join(elsewhere, hash, 'postgres');
  openElsewhere();
  ownFolder(path.dirname(moved), account);
  ownFolder(moved, account);
  if (!canEnter(account, moved)) throw unreachable(home, account);
  fs.writeFileSync(note, `${moved}\n`);
  say(`The account "${account.name}" cannot enter ${home}, so the database files are in ${moved}.`);
  return moved;
}

/** Copies the programs once; the copy gets its name last, so a half-made one is never used. */
function movePrograms(programs: string, account: Account): string {
  const version = JSON.parse(fs.readFileSync(path.join(programs, '..', 'package.json'), 'utf8')).version;
  const target = path.join(elsewhere, `postgresql-${embeddedMajor}-${version}`);
  if (!fs.existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    openElsewhere();
    fs.cpSync(programs, partial, { recursive: true, verbatimSymlinks: true });
    openTree(partial);
    try {
      fs.renameSync(partial, target);
    } catch (error) {
      fs.rmSync(partial, { recursive: true, force: true });
      if (!fs.existsSync(target)) throw error; // Otherwise another start was quicker.
    }
  }
  if (!canEnter(account, path.join(target, 'share', 'postgresql'))) throw unreachable(target, account);
  return target;
}

/** Passed through by every account, whatever the umask of who made it: what is in it has owners of its own. */
function openElsewhere(): void {
  fs.mkdirSync(elsewhere, { recursive: true });
  fs.chmodSync(elsewhere, 0o755);
}

/** Readable for all, whatever the umask of the install was: these are a public package's files. */
function openTree(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    fs.chmodSync(file, entry.isDirectory() || fs.statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

function ownFolder(folder: string, account: Account): string {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.chownSync(folder, account.uid, account.gid);
  return folder;
}

function unreachable(folder: string, account: Account): SetupError {
  return new SetupError(
    `PostgreSQL does not run as root, and the account "${account.name}" cannot enter ${folder}.`,
    'Set DOCENT_HOME to a folder that account can reach (as /srv/docent), or start Docent as an ordinary user.',
  );
}
