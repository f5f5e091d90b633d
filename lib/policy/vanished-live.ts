// Live policies that name what their source no longer has: nothing is answered by them, and nobody would notice.
import { indexManifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { unseenNames } from '../language/policies/unseen-names.ts';
import { policyEffectSchema } from '../pipeline/live-policy.ts';
import { newestManifests } from './newest-manifests.ts';

/** With the deployment by which each is live. */
export async function vanishedLive(database: Database): Promise<{ number: number; serial: number }[]> {
  const live = await database.$queryRaw<
    { number: number; serial: number; sourceId: string | null; effect: unknown }[]
  >`
    select p.number, d.serial, p."sourceId", v.effect
    from (select distinct on ("policyId") * from "Deployment" order by "policyId", serial desc) d
    join "Policy" p on p.id = d."policyId"
    join "PolicyVersion" v on v.id = d."versionId"
    where p."retiredAt" is null`;
  const manifests = await newestManifests(database, live);
  const indexes = new Map([...manifests].map(([id, manifest]) => [id, indexManifest(manifest)]));
  return live.flatMap(({ number, serial, sourceId, effect }) => {
    const index = indexes.get(sourceId ?? '');
    const known = policyEffectSchema.safeParse(effect);
    return index && known.success && unseenNames(known.data, index).length > 0 ? [{ number, serial }] : [];
  });
}
