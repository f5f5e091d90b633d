import fs from 'node:fs';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the kernel's own count; null where the platform does not say. */
  readonly started: string | null;
}

export function identityOf(pid: number = process.pid): ProcessIdentity {
  return { pid, started: startedAt(pid) };
}

/** True while exactly this process runs; a number that was given away again does not count. */
export function isAlive(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startedAt(identity.pid);
  return started === null || identity.started === null || started === identity.started;
}

function startedAt(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may hold spaces; the start time is field 22, the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds nothing any more; its number is only not collected yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null; // No /proc here, or the process is gone.
  }
}
