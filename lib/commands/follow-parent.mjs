import fs from 'node:fs';

/**
 * Calls `end` once when the npm that started us is gone: killed without a word, it takes nothing along,
 * and nothing else would ever tell. Between npm and us there may be a shell, so both are watched.
 *
 * @param {() => void} end
 */
export function followParent(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const above = parentOf(parent);
  const watch = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === above) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined; // No /proc on this system; then the parent alone is watched.
  }
}
