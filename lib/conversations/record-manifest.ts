import path from 'node:path';
import type { Manifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { isDemoSource } from '../demo/demo-source.ts';

/** Keeps what the source contains and gives the id of our record of the source; repeats nothing. */
export async function recordManifest(database: Database, url: string, manifest: Manifest): Promise<string> {
  const location = locationOf(url);
  const { id } = await database.source.upsert({
    where: { location },
    create: { location, name: location.split('/').at(-1) || location },
    update: {},
    select: { id: true },
  });
  await database.manifestVersion.createMany({
    data: [{ sourceId: id, version: manifest.version, manifest: JSON.parse(JSON.stringify(manifest)) }],
    skipDuplicates: true,
  });
  return id;
}

/** What makes a source this source: engine, host, port and database; never a user or a password. */
export function locationOf(url: string): string {
  // The embedded server takes another port at each start.
  if (isDemoSource(url)) return 'demo';
  if (url.startsWith('sqlite:')) return `sqlite:${path.resolve(url.slice('sqlite:'.length))}`;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
