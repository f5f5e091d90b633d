import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { SandboxLimits } from './sandbox.ts';

const pageBytes = 4096;

/**
 * Where the kernel cannot be told a limit, a process is measured and `onOver` called once it is too big.
 * What it holds resident is more than its own data: Node itself takes some 50 MB. Gives what stops it.
 */
export function watchMemory(
  pid: number | undefined,
  limits: Pick<SandboxLimits, 'memoryMegabytes'>,
  onOver: () => void,
): () => void {
  if (pid === undefined || process.platform === 'win32') return () => {};
  const limit = (limits.memoryMegabytes + 50) * 1024 * 1024;
  const judge = (bytes: number) => {
    if (bytes > limit) onOver();
  };
  const linux = process.platform === 'linux';
  const timer = setInterval(
    () => {
      if (linux) judge(residentOnLinux(pid));
      else
        execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
          if (!error) judge(Number(stdout) * 1024);
        });
    },
    linux ? 10 : 100,
  );
  return () => clearInterval(timer);
}

/** Zero for a process that is gone: its end is reported elsewhere. */
function residentOnLinux(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    return 0;
  }
}
