// Approval without a person, where an admin allowed it: a clean proof of how things stand now, enough
// confidence, complaints of at least two people, and nothing that contradicts what is live. Words for a model are
// never approved so. A worker may die anywhere in it: called again it goes on where it was.
import type { Database, Transaction } from '../db/client.ts';
import type { PolicyVersion } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { policyEffectSchema } from '../pipeline/live-policy.ts';
import { type AppSettings, readAppSettings } from '../settings/app-settings.ts';
import { changePolicy, type LockedPolicy } from './change-policy.ts';
import { contradictions } from './contradictions.ts';
import { deployPolicy } from './deploy-policy.ts';
import { deploymentsOf } from './deployments-of.ts';
import { requestProof } from './request-proof.ts';
import { newestProof } from './review-policy.ts';

/** People whose complaints must speak for a policy. */
const fewestPeople = 2;
/** Of the doubt, what is left for each further person who says the same. */
const doubtLeft = 0.75;

/** Approves, and where the settings say so deploys, the version; or leaves it for a person, silently. */
export async function approveByProof(database: Database, versionId: string): Promise<void> {
  const settings = await readAppSettings(database);
  if (!settings.auto_approve) return;
  const version = await database.policyVersion.findUnique({
    where: { id: versionId },
    include: {
      policy: { select: { number: true } },
      reviews: true,
      _count: { select: { deployments: true } },
    },
  });
  if (!version) return;
  const { number } = version.policy;
  const waits = version._count.deployments === 0;
  const byItself = version.reviews.some(
    ({ verdict, reviewerId }) => verdict === 'approved' && reviewerId === null,
  );
  const approved = (byItself && waits) || (await approve(database, version, number, settings));
  if (!approved || !settings.auto_deploy) return;
  const proof = await newestProof(database, versionId);
  try {
    const reason = 'approved by its proof';
    const deploymentsBefore = proof?.deploymentsBefore;
    await deployPolicy(database, undefined, number, { reason, deploymentsBefore });
  } catch (thrown) {
    // An admin was faster, and theirs holds; or something else went live, and it is proven beside that.
    if (!(thrown instanceof AssistantError && thrown.code === 'resource.conflict')) throw thrown;
    await database.$transaction((transaction) => requestProof(transaction, versionId));
  }
}

async function approve(
  database: Database,
  version: PolicyVersion,
  number: number,
  settings: AppSettings,
): Promise<boolean> {
  try {
    return await changePolicy(database, undefined, number, {
      action: 'policy.approved',
      async run(transaction, policy) {
        const people = await mayBeApproved(transaction, policy, version, settings);
        await transaction.review.create({
          data: { versionId: version.id, verdict: 'approved', reason: 'clean proof' },
        });
        return { result: true, detail: { version: policy.newest.number, automatic: true, people } };
      },
    });
  } catch (thrown) {
    if (!(thrown instanceof NotByItself)) throw thrown;
    // What was proven beside other policies than are live now is proven again.
    if (thrown.stale) await database.$transaction((transaction) => requestProof(transaction, version.id));
    return false;
  }
}

/** How many people speak for it. @throws NotByItself */
async function mayBeApproved(
  transaction: Transaction,
  policy: LockedPolicy,
  version: PolicyVersion,
  settings: AppSettings,
): Promise<number> {
  const effect = policyEffectSchema.safeParse(version.effect);
  const proof = await newestProof(transaction, version.id);
  const people = await transaction.feedback.findMany({
    where: { evidence: { some: { policyId: policy.id } }, flaggedAt: null, verdict: 'down' },
    distinct: ['authorId'],
    select: { authorId: true },
  });
  const evidence = await transaction.policyEvidence.aggregate({
    where: { policyId: policy.id, feedback: { flaggedAt: null, verdict: 'down' } },
    _max: { confidence: true },
  });
  const mayBe =
    policy.state === 'pending' &&
    policy.newest.id === version.id &&
    effect.success &&
    effect.data.kind !== 'note' &&
    proof?.clean === true &&
    people.length >= fewestPeople &&
    confidenceOf(version, evidence._max.confidence, people.length) >= settings.auto_approve_confidence &&
    (await contradictions(transaction, policy.id, policy.sourceId, effect.data)).length === 0;
  if (!mayBe) throw new NotByItself();
  if (proof.deploymentsBefore !== (await deploymentsOf(transaction, policy.sourceId)))
    throw new NotByItself({ stale: true });
  return people.length;
}

/**
 * What the generator believed when it was most successful: a first complaint that could not be tried well does not
 * hold the others back. And a little more for each further person who says the same on their own.
 */
function confidenceOf({ confidence, authorId }: PolicyVersion, tried: number | null, people: number): number {
  const believed = authorId === null ? Math.max(confidence, tried ?? 0) : confidence;
  return Math.round(100 * (1 - (1 - believed) * doubtLeft ** (people - 1))) / 100;
}

/** Ends the transaction without a trace: it is a person's turn. */
class NotByItself extends Error {
  readonly stale: boolean;

  constructor({ stale = false } = {}) {
    super();
    this.stale = stale;
  }
}
