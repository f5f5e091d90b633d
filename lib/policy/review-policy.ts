// A person's verdict on the newest version of a policy. Approval rests on a proof: where a protected answer
// changed for the worse, or the complaint is not mended, it needs the admin's word why it should be so.
import type { Database, Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { changePolicy, type LockedPolicy, notNow } from './change-policy.ts';

export interface Approval {
  readonly reason?: string | undefined;
  /** Approved although its proof is not clean; wants a reason. */
  readonly override?: boolean | undefined;
  readonly expected?: number | null | undefined;
}

/**
 * @throws AssistantError `resource.not_found`; `resource.conflict` when it is not pending, and when its proof is
 *   missing or not clean and nobody overrides it with a reason; `auth.forbidden` when its author approves it alone
 *   although there is another admin
 */
export async function approvePolicy(
  database: Database,
  adminId: string,
  number: number,
  { reason = '', override = false, expected }: Approval = {},
): Promise<void> {
  await changePolicy(database, adminId, number, {
    action: 'policy.approved',
    expected,
    async run(transaction, policy) {
      if (policy.state !== 'pending') throw notNow(`it is ${policy.state}`);
      await requireAnotherAuthor(transaction, policy, adminId);
      const proof = await newestProof(transaction, policy.newest.id);
      const clean = proof?.clean === true;
      if (!clean && !(override && reason.trim() !== '')) {
        throw notNow(
          proof ? 'its proof is not clean: override it with a reason' : 'it has not been proven yet',
        );
      }
      const overridden = !clean;
      await transaction.review.create({
        data: {
          versionId: policy.newest.id,
          verdict: 'approved',
          reason,
          override: overridden,
          reviewerId: adminId,
        },
      });
      return { result: undefined, detail: { version: policy.newest.number, override: overridden, reason } };
    },
  });
}

/** @throws AssistantError `resource.not_found`; `resource.conflict` for what is rejected, live or retired */
export async function rejectPolicy(
  database: Database,
  adminId: string,
  number: number,
  { reason, expected }: { reason: string; expected?: number | null | undefined },
): Promise<void> {
  await changePolicy(database, adminId, number, {
    action: 'policy.rejected',
    expected,
    async run(transaction, policy) {
      if (!['pending', 'approved', 'suspended'].includes(policy.state)) throw notNow(`it is ${policy.state}`);
      await transaction.review.create({
        data: { versionId: policy.newest.id, verdict: 'rejected', reason, reviewerId: adminId },
      });
      return { result: undefined, detail: { version: policy.newest.number, reason } };
    },
  });
}

/** What was generated may be approved by any admin; what a person wrote by another, where there is one. */
async function requireAnotherAuthor(
  transaction: Transaction,
  { newest }: LockedPolicy,
  adminId: string,
): Promise<void> {
  if (newest.authorId !== adminId) return;
  const others = await transaction.user.count({
    where: { role: 'admin', disabledAt: null, id: { not: adminId } },
  });
  if (others > 0)
    throw new AssistantError('auth.forbidden', { detail: 'another admin approves what you wrote' });
}

/** The newest proof of a version that came to its end. */
export function newestProof(transaction: Transaction, versionId: string) {
  return transaction.policyProof.findFirst({
    where: { versionId, endedAt: { not: null }, cancelledAt: null, errorCode: null },
    orderBy: { endedAt: 'desc' },
    select: { id: true, clean: true, manifestVersion: true, deploymentsBefore: true, endedAt: true },
  });
}
