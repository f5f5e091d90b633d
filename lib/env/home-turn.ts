// A lock file that several processes of one home take turns with. A holder that died is noticed by its
// process, not by a time, so a slow disk never makes two holders.
import fs from 'node:fs';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';

/** Does the work while no other process that uses the same file does its own. */
export async function takingTurns<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Takes a lock file for this process, or says that a live one has it. */
export function take(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  // Written apart and linked, so that nobody ever reads a lock that is half written.
  fs.writeFileSync(mine, JSON.stringify(identityOf()));
  try {
    for (;;) {
      try {
        fs.linkSync(mine, file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder && isAlive(holder)) return false;
      removeStale(file, holder);
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Who has the lock file, dead or alive. */
export function holderOf(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined; // Gone, or cut by a power failure.
  }
}

/** Between looking and removing, someone else may have taken it: then it is put back. */
function removeStale(file: string, seen: ProcessIdentity | undefined): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
    const found = holderOf(aside);
    if (found?.pid !== seen?.pid || found?.started !== seen?.started) fs.linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}
