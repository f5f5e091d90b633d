import type { Transaction } from '../db/client.ts';
import { enqueue } from '../jobs/queues.ts';

/**
 * Asks for a version to be proven, in the transaction of whatever asks. While a proof of it runs, asking
 * again does nothing.
 *
 * @returns whether a new proof was begun
 */
export async function requestProof(
  transaction: Transaction,
  versionId: string,
  requestedById?: string,
): Promise<boolean> {
  const [made] = await transaction.$queryRaw<{ id: string }[]>`
    insert into "PolicyProof" (id, "versionId", "requestedById")
    values (gen_random_uuid(), ${versionId}::uuid, ${requestedById ?? null}::uuid)
    on conflict ("versionId") where "endedAt" is null do nothing
    returning id`;
  if (!made) return false;
  await enqueue(transaction, 'prove-policy', made.id);
  return true;
}

/** New evidence for what no person has decided on yet: its newest version is proven on that too. */
export async function proveAgain(transaction: Transaction, policyId: string): Promise<void> {
  const version = await transaction.policyVersion.findFirst({
    where: { policyId },
    orderBy: { number: 'desc' },
    select: { id: true, reviews: { take: 1, select: { id: true } } },
  });
  if (version && version.reviews.length === 0) await requestProof(transaction, version.id);
}
