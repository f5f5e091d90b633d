// The person who complained is told when their question is answered otherwise: when what came of the complaint
// is live for them, and its proof found their question mended.
import { z } from 'zod';
import { isInShare } from '../conversations/live-policies.ts';
import type { Transaction } from '../db/client.ts';
import type { Deployment } from '../db/generated/client.ts';
import { tellPerson } from '../notices/tell.ts';
import { feedbackId, policyId } from './external-id.ts';
import { proofCaseSchema } from './proof-case.ts';

export async function tellFixed(
  transaction: Transaction,
  number: number,
  deployment: Deployment,
): Promise<void> {
  const { versionId, policyId: policy, share, role } = deployment;
  if (!versionId) return;
  const [evidence, proof] = await Promise.all([
    transaction.policyEvidence.findMany({
      where: {
        policyId: policy,
        feedback: { verdict: 'down', toldAt: null, author: { disabledAt: null, ...(role ? { role } : {}) } },
      },
      select: {
        feedback: {
          select: {
            id: true,
            number: true,
            authorId: true,
            messageId: true,
            message: { select: { chatId: true } },
          },
        },
      },
    }),
    transaction.policyProof.findFirst({
      where: { versionId, endedAt: { not: null }, cancelledAt: null, errorCode: null },
      orderBy: { endedAt: 'desc' },
      select: { cases: true },
    }),
  ]);
  const cases = z.array(proofCaseSchema).safeParse(proof?.cases);
  const tried = new Map(cases.success ? cases.data.map(({ key, verdict }) => [key, verdict]) : []);
  for (const { feedback } of evidence) {
    const verdict = tried.get(`failed:${feedback.messageId}`);
    if (verdict !== undefined && verdict !== 'better') continue;
    if (!isInShare(policy, feedback.authorId, share)) continue;
    await tellPerson(transaction, feedback.authorId, {
      kind: 'question.fixed',
      subject: feedbackId(feedback.number),
      detail: {
        feedback: feedbackId(feedback.number),
        rule: policyId(number),
        chat_id: feedback.message.chatId,
        message_id: feedback.messageId,
      },
    });
    await transaction.feedback.update({ where: { id: feedback.id }, data: { toldAt: new Date() } });
  }
}
