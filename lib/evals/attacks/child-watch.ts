// The largest that a child process of this one becomes, as the kernel tells it.
import fs from 'node:fs';

const pageBytes = 4096;

export interface ChildWatch {
  /** Bytes resident of the largest so far; undefined where the kernel does not tell. */
  peak(): number | undefined;
  stop(): void;
}

/** Looks every few milliseconds at every process below this one. */
export function watchChildren(): ChildWatch {
  if (!fs.existsSync('/proc/self/statm')) return { peak: () => undefined, stop() {} };
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of below(process.pid)) peak = Math.max(peak, resident(pid));
  }, 20);
  timer.unref();
  return { peak: () => peak, stop: () => clearInterval(timer) };
}

function below(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...below(child)]);
}

function resident(pid: number): number {
  return Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * pageBytes;
}

/** Empty for a process that has just gone. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
