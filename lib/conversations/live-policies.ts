// The policies that hold for a person now: for each policy, what its newest deployment names. A question asks
// our database for one small stamp; only when a deployment was added since are the policies read again. So a
// deployment or a rollback acts on the next question in every process, and a thousand policies cost nothing.
import { createHash } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { readOf, readTogether } from '../db/read-together.ts';
import { type LivePolicy, livePolicySchema } from '../pipeline/live-policy.ts';

export interface DeployedPolicy {
  readonly policyId: string;
  readonly versionId: string;
  readonly live: LivePolicy;
}

export interface PoliciesFor {
  /** In the order of their numbers; the same array while nothing is deployed, so that it is indexed once. */
  readonly live: readonly LivePolicy[];
  readonly deployed: readonly DeployedPolicy[];
  /** Deployed to a share of people that this one is not in: the control. */
  readonly heldBack: readonly DeployedPolicy[];
}

export interface ForWhom {
  readonly sourceId: string;
  readonly userId: string;
  readonly role: 'staff' | 'admin';
}

interface Row {
  policyId: string;
  number: number;
  versionId: string;
  share: number;
  role: 'staff' | 'admin' | null;
  title: string;
  triggers: string[];
  locale: string | null;
  effect: unknown;
}

interface Shared extends DeployedPolicy {
  readonly share: number;
  readonly role: 'staff' | 'admin' | null;
}

interface Kept {
  readonly stamp: string;
  readonly policies: readonly Shared[];
  /** By the sides that a person is on. */
  readonly sets: Map<string, PoliciesFor>;
}

export const noPolicies: PoliciesFor = { live: [], deployed: [], heldBack: [] };
const setsKept = 200;

// Next may load this module more than once; what was read is one for the process.
const place = globalThis as typeof globalThis & { docentLivePolicies?: WeakMap<Database, Map<string, Kept>> };

export interface Deployments {
  readonly deployments: number;
  readonly newest: number | null;
  readonly enabled: unknown;
}

/** The stamp. Counted too: of two deployments at once the one with the lower serial may be seen later. */
export const deployments = readOf<Deployments>(Prisma.sql`
  select count(*) as deployments, max(serial) as newest,
    (select value from "Setting" where key = 'policies_enabled') as enabled
  from "Deployment"`);

/**
 * A version whose effect no longer fits the schema does not hold. None holds when an admin turned all off.
 *
 * @param seen the stamp, where it was just read
 */
export async function livePoliciesFor(
  database: Database,
  whom: ForWhom,
  seen?: Deployments,
): Promise<PoliciesFor> {
  const now = seen ?? (await readTogether(database, { deployments })).deployments[0];
  if (!now || now.deployments === 0 || now.enabled === false) return noPolicies;
  const stamp = `${now.deployments}/${now.newest}`;
  const known = keptOf(database).get(whom.sourceId);
  const kept = known?.stamp === stamp ? known : await readPolicies(database, whom.sourceId, stamp);
  if (kept !== known) keptOf(database).set(whom.sourceId, kept);
  return setFor(kept, whom);
}

function keptOf(database: Database): Map<string, Kept> {
  place.docentLivePolicies ??= new WeakMap();
  let kept = place.docentLivePolicies.get(database);
  if (!kept) {
    kept = new Map();
    place.docentLivePolicies.set(database, kept);
  }
  return kept;
}

async function readPolicies(database: Database, sourceId: string, stamp: string): Promise<Kept> {
  const rows = await database.$queryRaw<Row[]>`
    select p.id as "policyId", p.number, v.id as "versionId", d.share, d.role::text as role, v.title, v.triggers,
      v.locale, v.effect
    from (select distinct on ("policyId") * from "Deployment" order by "policyId", serial desc) d
    join "Policy" p on p.id = d."policyId"
    join "PolicyVersion" v on v.id = d."versionId"
    where p."retiredAt" is null and (p."sourceId" is null or p."sourceId" = ${sourceId}::uuid)
    order by p.number`;
  const policies = rows.flatMap((row): Shared[] => {
    const live = livePolicySchema.safeParse({
      id: `RUL-${row.number}`,
      title: row.title,
      triggers: row.triggers,
      ...(row.locale === null ? {} : { locale: row.locale }),
      effect: row.effect,
    });
    const { policyId, versionId, share, role } = row;
    return live.success ? [{ policyId, versionId, share, role, live: live.data }] : [];
  });
  return { stamp, policies, sets: new Map() };
}

function setFor({ policies, sets }: Kept, { userId, role }: ForWhom): PoliciesFor {
  const shared = policies.filter(({ share }) => share < 100);
  const sides = shared
    .map(({ policyId, share }) => (isInShare(policyId, userId, share) ? '1' : '0'))
    .join('');
  const key = `${role}:${sides}`;
  let set = sets.get(key);
  if (!set) {
    const mine = policies.filter((policy) => policy.role === null || policy.role === role);
    const deployed = mine.filter(({ policyId, share }) => isInShare(policyId, userId, share));
    set = {
      live: deployed.map(({ live }) => live),
      deployed,
      heldBack: mine.filter((policy) => !deployed.includes(policy)),
    };
    if (sets.size >= setsKept) sets.clear();
    sets.set(key, set);
  }
  return set;
}

/** The same person is always on the same side of one policy, and on sides of their own for others. */
export function isInShare(policyId: string, userId: string, share: number): boolean {
  if (share >= 100) return true;
  const digest = createHash('sha256').update(`${policyId}:${userId}`).digest();
  return digest.readUInt32BE(0) % 100 < share;
}
