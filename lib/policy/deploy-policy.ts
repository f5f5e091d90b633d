// What makes a policy live, and silent again. A deployment is a record that is added and never changed; a
// rollback is a new one that names the version before. The newest of a policy holds.
import type { Database, Transaction } from '../db/client.ts';
import type { Deployment } from '../db/generated/client.ts';
import { changePolicy, type LockedPolicy, notNow } from './change-policy.ts';
import { deploymentsOf } from './deployments-of.ts';
import { tellFixed } from './tell-fixed.ts';

export interface Reach {
  /** Percent of people; the rest are the control. */
  readonly share?: number | undefined;
  /** One role alone; absent: everybody. */
  readonly role?: 'staff' | 'admin' | undefined;
  readonly reason?: string | undefined;
  readonly expected?: number | null | undefined;
  /** Only while there are no more deployments of its source than this: nothing went live since its proof. */
  readonly deploymentsBefore?: number | undefined;
}

type DeploymentKind = 'deploy' | 'promote' | 'hold' | 'rollback' | 'suspend' | 'retire';

/**
 * Makes the newest version live. Without an actor the setting did it.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for what is not approved, or is live
 */
export async function deployPolicy(
  database: Database,
  actorId: string | undefined,
  number: number,
  { share = 100, role, reason = '', expected, deploymentsBefore }: Reach = {},
): Promise<Deployment> {
  return changePolicy(database, actorId, number, {
    action: 'policy.deployed',
    expected,
    async run(transaction, policy) {
      if (policy.state !== 'approved' && policy.state !== 'suspended') throw notNow(`it is ${policy.state}`);
      if (deploymentsBefore !== undefined) {
        // Of two proven beside each other one goes first, and the other is proven again.
        await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext(${`deployments of ${policy.sourceId}`}))`;
        if ((await deploymentsOf(transaction, policy.sourceId)) !== deploymentsBefore)
          throw notNow('something else went live since its proof');
      }
      const to = { versionId: policy.newest.id, share, role: role ?? null };
      return deployed(transaction, policy, 'deploy', { ...to, actorId, reason });
    },
  });
}

/**
 * Lets what is live hold for more people (or others).
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for what is not live
 */
export async function promotePolicy(
  database: Database,
  adminId: string,
  number: number,
  { share = 100, role, reason = '', expected }: Reach = {},
): Promise<Deployment> {
  return changePolicy(database, adminId, number, {
    action: 'policy.promoted',
    expected,
    async run(transaction, policy) {
      const live = policy.newestDeployment;
      if (!live?.versionId) throw notNow('it is not live');
      if (live.share === share && live.role === (role ?? null)) throw notNow('it reaches them already');
      const to = { versionId: live.versionId, share, role: role ?? null };
      return deployed(transaction, policy, 'promote', { ...to, actorId: adminId, reason });
    },
  });
}

/**
 * Silences what is live, until it is deployed again. Without an actor harm did it.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for what is not live
 */
export async function holdPolicy(
  database: Database,
  actorId: string | undefined,
  number: number,
  { reason, expected }: { reason: string; expected?: number | null | undefined },
): Promise<Deployment> {
  return changePolicy(database, actorId, number, {
    action: actorId === undefined ? 'policy.suspended' : 'policy.held',
    expected,
    async run(transaction, policy) {
      if (!policy.newestDeployment?.versionId) throw notNow('it is not live');
      const to = { versionId: null, share: 100, role: null };
      return deployed(transaction, policy, actorId === undefined ? 'suspend' : 'hold', {
        ...to,
        actorId,
        reason,
      });
    },
  });
}

/**
 * Takes the newest deployment back: the version before is live again, as it was, or none.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for what is not live
 */
export async function rollBackPolicy(
  database: Database,
  adminId: string,
  number: number,
  { reason = '', expected }: { reason?: string | undefined; expected?: number | null | undefined } = {},
): Promise<Deployment> {
  return changePolicy(database, adminId, number, {
    action: 'policy.rolled_back',
    expected,
    async run(transaction, policy) {
      const taken = policy.newestDeployment;
      if (!taken?.versionId) throw notNow('it is not live');
      const before = await transaction.deployment.findFirst({
        where: { policyId: policy.id, serial: { lt: taken.serial }, versionId: taken.previousVersionId },
        orderBy: { serial: 'desc' },
      });
      const to = {
        versionId: taken.previousVersionId,
        share: before?.versionId ? before.share : 100,
        role: before?.versionId ? before.role : null,
      };
      return deployed(transaction, policy, 'rollback', {
        ...to,
        actorId: adminId,
        reason,
        rollbackOfId: taken.id,
      });
    },
  });
}

/**
 * Takes a policy out of use for good; a new complaint of the same brings it back for review.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for what is retired
 */
export async function retirePolicy(
  database: Database,
  adminId: string,
  number: number,
  { reason, expected }: { reason: string; expected?: number | null | undefined },
): Promise<void> {
  await changePolicy(database, adminId, number, {
    action: 'policy.retired',
    expected,
    async run(transaction, policy) {
      if (policy.state === 'retired') throw notNow('it is retired');
      await transaction.policy.update({ where: { id: policy.id }, data: { retiredAt: new Date() } });
      const to = { versionId: null, share: 100, role: null };
      return deployed(transaction, policy, 'retire', { ...to, actorId: adminId, reason });
    },
  });
}

interface NewDeployment {
  readonly versionId: string | null;
  readonly share: number;
  readonly role: 'staff' | 'admin' | null;
  readonly actorId: string | undefined;
  readonly reason: string;
  readonly rollbackOfId?: string;
}

async function deployed(
  transaction: Transaction,
  policy: LockedPolicy,
  kind: DeploymentKind,
  { actorId, ...to }: NewDeployment,
) {
  const result = await transaction.deployment.create({
    data: {
      ...to,
      policyId: policy.id,
      kind,
      previousVersionId: policy.newestDeployment?.versionId ?? null,
      deployedById: actorId ?? null,
    },
  });
  if (kind === 'deploy' || kind === 'promote') await tellFixed(transaction, policy.number, result);
  const { share, role, reason, serial } = result;
  return { result, detail: { kind, serial, share, role, reason, version: policy.newest.number } };
}
