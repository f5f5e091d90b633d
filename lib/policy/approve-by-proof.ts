// Approval without a person, where an admin allowed it: a clean proof, enough confidence, complaints of at
// least two people, and nothing that contradicts what is live. Words for a model are never approved so.
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { policyEffectSchema } from '../pipeline/live-policy.ts';
import { readAppSettings } from '../settings/app-settings.ts';
import { changePolicy } from './change-policy.ts';
import { contradictions } from './contradictions.ts';
import { deployPolicy } from './deploy-policy.ts';
import { newestProof } from './review-policy.ts';

/** People whose complaints must speak for a policy. */
export const fewestPeople = 2;

/** Approves, and where the settings say so deploys, the version; or leaves it for a person, silently. */
export async function approveByProof(database: Database, versionId: string): Promise<void> {
  const settings = await readAppSettings(database);
  if (!settings.auto_approve) return;
  const version = await database.policyVersion.findUnique({
    where: { id: versionId },
    include: { policy: { select: { id: true, number: true, sourceId: true } } },
  });
  if (!version) return;
  const { number } = version.policy;
  const approved = await changePolicy(database, undefined, number, {
    action: 'policy.approved',
    async run(transaction, policy) {
      const effect = policyEffectSchema.safeParse(version.effect);
      const proof = await newestProof(transaction, versionId);
      const people = await transaction.feedback.findMany({
        where: { evidence: { some: { policyId: policy.id } }, flaggedAt: null, verdict: 'down' },
        distinct: ['authorId'],
        select: { authorId: true },
      });
      const mayBe =
        policy.state === 'pending' &&
        policy.newest.id === versionId &&
        effect.success &&
        effect.data.kind !== 'note' &&
        proof?.clean === true &&
        version.confidence >= settings.auto_approve_confidence &&
        people.length >= fewestPeople &&
        (await contradictions(transaction, policy.id, policy.sourceId, effect.data)).length === 0;
      if (!mayBe) throw new NotByItself();
      await transaction.review.create({ data: { versionId, verdict: 'approved', reason: 'clean proof' } });
      return {
        result: true,
        detail: { version: policy.newest.number, automatic: true, people: people.length },
      };
    },
  }).catch((thrown: unknown) => {
    if (thrown instanceof NotByItself) return false;
    throw thrown;
  });
  if (!approved || !settings.auto_deploy) return;
  try {
    await deployPolicy(database, undefined, number, { reason: 'approved by its proof' });
  } catch (thrown) {
    // An admin was faster; theirs holds.
    if (!(thrown instanceof AssistantError && thrown.code === 'resource.conflict')) throw thrown;
  }
}

/** Ends the transaction without a trace: it is a person's turn. */
class NotByItself extends Error {}
