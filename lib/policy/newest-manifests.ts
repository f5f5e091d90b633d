import type { Manifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';

/** Of each source that the policies are about, as it was last seen. */
export async function newestManifests(
  database: Database,
  policies: readonly { readonly sourceId: string | null }[],
): Promise<ReadonlyMap<string, Manifest>> {
  const ids = [...new Set(policies.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId])))];
  const found = await Promise.all(
    ids.map((sourceId) =>
      database.manifestVersion.findFirst({
        where: { sourceId },
        orderBy: { seenAt: 'desc' },
        select: { manifest: true },
      }),
    ),
  );
  return new Map(
    ids.flatMap((id, place) => {
      const seen = found[place];
      return seen ? [[id, seen.manifest as unknown as Manifest] as const] : [];
    }),
  );
}
