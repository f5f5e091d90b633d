// Versions below which something is known to be open. The lockfile says what is installed.
import fs from 'node:fs';
import path from 'node:path';

/** By major version; of a major that is not named nothing is known, and it is below. */
const floors: Readonly<Record<string, readonly string[]>> = {
  next: ['16.4.6', '15.5.29'],
  'next-auth': ['4.24.15', '5.0.0-beta.32'],
  'isolated-vm': ['7.0.1', '6.2.0'],
};

/** Those below their floor, and how many were looked at. */
export function judgeFloors(
  lockfile = path.join(import.meta.dirname, '..', '..', '..', 'package-lock.json'),
): readonly [below: string[], checked: number] {
  const { packages } = JSON.parse(fs.readFileSync(lockfile, 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  const below = Object.entries(floors).flatMap(([name, versions]) => {
    const installed = packages[`node_modules/${name}`]?.version ?? 'none';
    return isAtLeast(installed, versions) ? [] : [`${name} ${installed}`];
  });
  return [below, Object.keys(floors).length];
}

function isAtLeast(installed: string, lowest: readonly string[]): boolean {
  const numbers = (version: string) =>
    version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : -1));
  const [major = -1] = numbers(installed);
  const newest = Math.max(...lowest.map((version) => numbers(version)[0] ?? 0));
  if (major > newest) return true;
  const floor = lowest.find((version) => numbers(version)[0] === major);
  if (!floor) return false;
  const [one, other] = [numbers(installed), numbers(floor)];
  for (let at = 1; at < Math.max(one.length, other.length); at++) {
    // 5.0.0 comes after 5.0.0-beta.32.
    const [left, right] = [one[at] ?? Number.MAX_SAFE_INTEGER, other[at] ?? Number.MAX_SAFE_INTEGER];
    if (left !== right) return left > right;
  }
  return true;
}
