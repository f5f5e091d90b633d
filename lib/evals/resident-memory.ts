import fs from 'node:fs';

/** What a process and all that it started hold in memory; not what its database does, which is its own. */
export function residentMegabytes(root: number): number {
  const processes = fs.readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(name) : []));
  const family = new Set([root]);
  // A child may be listed before its parent.
  for (let known = 0; known < family.size; ) {
    known = family.size;
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  return processes.reduce((sum, { id, kilobytes }) => (family.has(id) ? sum + kilobytes : sum), 0) / 1024;
}

function readProcess(name: string): { id: number; parent: number; kilobytes: number }[] {
  try {
    const status = fs.readFileSync(`/proc/${name}/status`, 'utf8');
    const value = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    if (/^Name:\s+postgres$/m.test(status)) return [];
    return [{ id: Number(name), parent: value('PPid'), kilobytes: value('VmRSS') }];
  } catch {
    return []; // It ended between the listing and the look.
  }
}
