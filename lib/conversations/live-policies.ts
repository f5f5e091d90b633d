// The policies that hold for a person now: for each policy, what its newest deployment names. Read for
// every question, so that a deployment or a rollback acts on the next one in every process.
import { createHash } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { type LivePolicy, livePolicySchema } from '../pipeline/live-policy.ts';

export interface DeployedPolicy {
  readonly policyId: string;
  readonly versionId: string;
  readonly live: LivePolicy;
}

interface Row {
  policyId: string;
  number: number;
  versionId: string;
  share: number;
  title: string;
  triggers: string[];
  locale: string | null;
  effect: unknown;
}

/** In the order of their numbers. A version whose effect no longer fits the schema does not hold. */
export async function livePoliciesFor(
  database: Database,
  where: { sourceId: string; userId: string },
): Promise<readonly DeployedPolicy[]> {
  const rows = await database.$queryRaw<Row[]>`
    select p.id as "policyId", p.number, v.id as "versionId", d.share, v.title, v.triggers, v.locale, v.effect
    from "Policy" p
    join lateral (
      select * from "Deployment" where "policyId" = p.id order by serial desc limit 1
    ) d on true
    join "PolicyVersion" v on v.id = d."versionId"
    where p."retiredAt" is null and (p."sourceId" is null or p."sourceId" = ${where.sourceId}::uuid)
    order by p.number`;
  return rows.flatMap((row) => {
    if (!isInShare(row.policyId, where.userId, row.share)) return [];
    const live = liveVersion(row);
    return live ? [{ policyId: row.policyId, versionId: row.versionId, live }] : [];
  });
}

// A version is immutable, so it is read once in a process; the planner keeps what its words come to
// with the same object. Versions that are no longer live are let go with the oldest.
const versions = new Map<string, LivePolicy | undefined>();
const versionsKept = 20_000;

function liveVersion(row: Row): LivePolicy | undefined {
  if (versions.has(row.versionId)) return versions.get(row.versionId);
  const live = livePolicySchema.safeParse({
    id: `RUL-${row.number}`,
    title: row.title,
    triggers: row.triggers,
    ...(row.locale === null ? {} : { locale: row.locale }),
    effect: row.effect,
  });
  if (versions.size >= versionsKept) versions.delete(versions.keys().next().value as string);
  versions.set(row.versionId, live.data);
  return live.data;
}

/** The same person is always on the same side of one policy, and on sides of their own for others. */
function isInShare(policyId: string, userId: string, share: number): boolean {
  const digest = createHash('sha256').update(`${policyId}:${userId}`).digest();
  return digest.readUInt32BE(0) % 100 < share;
}
