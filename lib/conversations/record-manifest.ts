import path from 'node:path';
import type { Manifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { isDemoSource } from '../demo/demo-source.ts';

/** Keeps what the source contains and gives the id of our record of the source; repeats nothing. */
export async function recordManifest(database: Database, url: string, manifest: Manifest): Promise<string> {
  const id = await recordSource(database, url);
  await recordContent(database, id, manifest);
  return id;
}

/** The id of our record of the source that a URL names, made where there is none. */
export async function recordSource(database: Database, url: string): Promise<string> {
  const location = locationOf(url);
  const name = isDemoSource(url) ? 'Demo business' : location.split('/').at(-1) || location;
  // The first questions come together; Prisma's own upsert looks first and then fails for all but one.
  await database.source.createMany({ data: [{ location, name }], skipDuplicates: true });
  const { id } = await database.source.findUniqueOrThrow({ where: { location }, select: { id: true } });
  return id;
}

/** Keeps what a source contains. The version seen last is the newest, also when it was there before. */
export async function recordContent(database: Database, sourceId: string, manifest: Manifest): Promise<void> {
  const where = { sourceId, version: manifest.version };
  const { count } = await database.manifestVersion.updateMany({ where, data: { seenAt: new Date() } });
  if (count > 0) return;
  await database.manifestVersion.createMany({
    data: [{ ...where, manifest: JSON.parse(JSON.stringify(manifest)) }],
    skipDuplicates: true,
  });
}

/** What makes a source this source: engine, host, port and database; never a user or a password. */
export function locationOf(url: string): string {
  // The embedded server takes another port at each start.
  if (isDemoSource(url)) return 'demo';
  if (url.startsWith('sqlite:')) return `sqlite:${path.resolve(url.slice('sqlite:'.length))}`;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
