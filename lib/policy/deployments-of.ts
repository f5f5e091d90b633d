import type { Transaction } from '../db/client.ts';

/** How often anything was deployed, held or taken back on a source; it only grows. */
export function deploymentsOf(transaction: Transaction, sourceId: string | null): Promise<number> {
  return transaction.deployment.count({ where: { policy: { OR: [{ sourceId }, { sourceId: null }] } } });
}
