import { recordAudit } from '../audit/record-audit.ts';
import type { Database, Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { policyId } from './external-id.ts';
import { requestProof } from './request-proof.ts';
import { cancelProof } from './run-proof.ts';

/** Proves the newest version once more. @throws AssistantError `resource.not_found` */
export async function startProof(
  database: Database,
  adminId: string,
  number: number,
): Promise<{ started: boolean }> {
  return database.$transaction(async (transaction) => {
    const versionId = await newestVersion(transaction, number);
    const started = await requestProof(transaction, versionId, adminId);
    if (started) {
      await recordAudit(transaction, {
        actorId: adminId,
        action: 'policy.proof_requested',
        subject: `policy:${policyId(number)}`,
      });
    }
    return { started };
  });
}

/** Calls a running proof off. @throws AssistantError `resource.not_found`; `resource.conflict` where none runs */
export async function stopProof(database: Database, adminId: string, number: number): Promise<void> {
  const versionId = await newestVersion(database, number);
  const open = await database.policyProof.findFirst({
    where: { versionId, endedAt: null },
    select: { id: true },
  });
  if (!open || !(await cancelProof(database, open.id))) {
    throw new AssistantError('resource.conflict', { detail: 'no proof runs' });
  }
  await database.$transaction((transaction) =>
    recordAudit(transaction, {
      actorId: adminId,
      action: 'policy.proof_cancelled',
      subject: `policy:${policyId(number)}`,
    }),
  );
}

async function newestVersion(transaction: Transaction, number: number): Promise<string> {
  const version = await transaction.policyVersion.findFirst({
    where: { policy: { number } },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (!version) throw new AssistantError('resource.not_found');
  return version.id;
}
