// Where a proposal becomes a record. One transaction for a whole generation, under a lock of its source: two
// workers that make the same of two complaints end with one policy and two pieces of evidence.
import type { Database, Transaction } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { tellAdmins } from '../notices/tell.ts';
import { type PolicyEffect, policyEffectSchema } from '../pipeline/live-policy.ts';
import { canonicalKey, meaningOf } from './canonical-effect.ts';
import { policyId } from './external-id.ts';
import type { PolicyCandidate } from './generate/policy-candidate.ts';
import { proveAgain } from './request-proof.ts';
import { trigramSimilarity } from './trigram-similarity.ts';

export type EvidenceReason = 'origin' | 'same_effect' | 'nearly_same' | 'same_complaint';

export interface StoredGeneration {
  readonly generationId: string;
  readonly feedbackId: string;
  readonly sourceId: string;
  readonly candidates: readonly PolicyCandidate[];
  /** Complaints that say the same; they become evidence too. */
  readonly similar: readonly string[];
}

export interface StoredPolicy {
  readonly policyId: string;
  /** Of the version that is new; absent for a duplicate. */
  readonly versionId?: string;
  readonly reason: EvidenceReason;
}

/** Workers queue for the lock of a source; a crowd of complaints takes its time. */
const patient = { maxWait: 30_000, timeout: 30_000 };

/** Words for one thing that differ less than this are one word. */
const sameTerm = 0.5;
const sameNote = 0.7;

/**
 * Keeps the candidates of a generation and ends it. Done again, it changes nothing.
 *
 * @returns what each candidate became; undefined when the generation had ended before
 */
export async function storeCandidates(
  database: Database,
  stored: StoredGeneration,
  now = new Date(),
): Promise<readonly StoredPolicy[] | undefined> {
  return database.$transaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext(${`policies of ${stored.sourceId}`}))`;
    const open = await transaction.policyGeneration.findFirst({
      where: { id: stored.generationId, endedAt: null },
      select: { id: true },
    });
    if (!open) return undefined;
    const policies: StoredPolicy[] = [];
    for (const candidate of stored.candidates) {
      const policy = await storeOne(transaction, candidate, stored.sourceId);
      if (policies.some(({ policyId }) => policyId === policy.policyId)) continue;
      await addEvidence(transaction, policy, stored, candidate.confidence, now);
      policies.push(policy);
    }
    await endGeneration(transaction, stored, policies, now);
    for (const { policyId } of policies) await proveAgain(transaction, policyId);
    return policies;
  }, patient);
}

async function storeOne(
  transaction: Transaction,
  candidate: PolicyCandidate,
  sourceId: string,
): Promise<StoredPolicy> {
  const effect = policyEffectSchema.parse(candidate.effect);
  const locale = candidate.locale ?? null;
  const key = canonicalKey(effect, sourceId, locale);
  const same = await transaction.policy.findUnique({ where: { canonicalKey: key }, select: { id: true } });
  if (same) return known(transaction, same.id, 'same_effect');
  const near = await nearlySame(transaction, effect, sourceId, locale);
  if (near) return known(transaction, near, 'nearly_same');
  const policy = await transaction.policy.create({
    data: {
      sourceId,
      canonicalKey: key,
      evidenceCount: 0,
      versions: { create: versionOf(candidate, effect) },
    },
    select: { id: true, number: true },
  });
  const rule = policyId(policy.number);
  await tellAdmins(transaction, { kind: 'policy.suggested', subject: rule, detail: { rule } });
  return { policyId: policy.id, reason: 'origin' };
}

/** A complaint about what a retired policy had mended brings it back for review. */
async function known(
  transaction: Transaction,
  policyId: string,
  reason: EvidenceReason,
): Promise<StoredPolicy> {
  await transaction.policy.updateMany({
    where: { id: policyId, retiredAt: { not: null } },
    data: { retiredAt: null },
  });
  return { policyId, reason };
}

function versionOf(candidate: PolicyCandidate, effect: PolicyEffect) {
  return {
    number: 1,
    title: candidate.title,
    category: candidate.category,
    priority: candidate.priority,
    rule: candidate.rule,
    rationale: candidate.rationale,
    examples: [...candidate.examples],
    rootCause: candidate.rootCause,
    missingKnowledge: candidate.missingKnowledge,
    correctMapping: candidate.correctMapping ?? Prisma.DbNull,
    confidence: candidate.confidence,
    triggers: [...candidate.triggers],
    locale: candidate.locale ?? null,
    effect: JSON.parse(JSON.stringify(effect)) as Prisma.InputJsonValue,
  };
}

interface NewestEffect {
  policyId: string;
  locale: string | null;
  effect: unknown;
}

/**
 * A policy that says the same of nearly the same word, or a note in nearly the same words. What is said of
 * two different things is never the same, however alike the sentences are.
 */
async function nearlySame(
  transaction: Transaction,
  effect: PolicyEffect,
  sourceId: string,
  locale: string | null,
): Promise<string | undefined> {
  const words = wordsOf(effect);
  if (words === undefined) return undefined;
  const rows = await transaction.$queryRaw<NewestEffect[]>`
    select distinct on (p.id) p.id as "policyId", v.locale, v.effect
    from "Policy" p join "PolicyVersion" v on v."policyId" = p.id
    where p."sourceId" = ${sourceId}::uuid and v.effect ->> 'kind' = ${effect.kind}
    order by p.id, v.number desc`;
  const meaning = meaningOf(effect);
  const threshold = effect.kind === 'note' ? sameNote : sameTerm;
  let best: { policyId: string; similarity: number } | undefined;
  for (const row of rows) {
    const other = policyEffectSchema.safeParse(row.effect);
    if (!other.success || row.locale !== locale || meaningOf(other.data) !== meaning) continue;
    const others = wordsOf(other.data) ?? '';
    // "paint" and "red paint" are two things to say, even where somebody meant the same by both.
    if (effect.kind !== 'note' && countWords(others) !== countWords(words)) continue;
    const similarity = trigramSimilarity(words, others);
    if (similarity >= threshold && similarity > (best?.similarity ?? 0))
      best = { policyId: row.policyId, similarity };
  }
  return best?.policyId;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length;
}

function wordsOf(effect: PolicyEffect): string | undefined {
  if (effect.kind === 'note') return effect.text;
  if (effect.kind === 'valueLabel') return effect.label;
  return 'term' in effect ? effect.term : undefined;
}

async function addEvidence(
  transaction: Transaction,
  { policyId, reason }: StoredPolicy,
  { feedbackId, similar }: StoredGeneration,
  confidence: number,
  now: Date,
): Promise<void> {
  // What is nearly the same was tried in other words than the policy has.
  const tried = reason === 'nearly_same' ? null : confidence;
  await transaction.policyEvidence.createMany({
    data: [
      { feedbackId, policyId, origin: reason === 'origin', reason, confidence: tried, at: now },
      ...similar.map((id) => ({
        feedbackId: id,
        policyId,
        origin: false,
        reason: 'same_complaint',
        at: now,
      })),
    ],
    skipDuplicates: true,
  });
  await transaction.$executeRaw`
    update "Policy" set "evidenceCount" = (
      select count(*) from "PolicyEvidence" where "policyId" = ${policyId}::uuid
    ) where id = ${policyId}::uuid`;
}

async function endGeneration(
  transaction: Transaction,
  { generationId, feedbackId, similar }: StoredGeneration,
  policies: readonly StoredPolicy[],
  now: Date,
): Promise<void> {
  const created = policies.some(({ reason }) => reason === 'origin');
  const outcome = policies.length === 0 ? 'nothing' : created ? 'created' : 'duplicate';
  await transaction.policyGeneration.update({
    where: { id: generationId },
    data: { endedAt: now, outcome, reason: policies[0]?.reason ?? '' },
  });
  await transaction.feedback.update({
    where: { id: feedbackId },
    data:
      policies.length === 0
        ? { rejectedAt: now, outcome: 'nothing_learned' }
        : {
            analysedAt: now,
            rejectedAt: null,
            outcome: created ? 'policy_created' : (policies[0]?.reason ?? null),
          },
  });
  if (policies.length === 0) return;
  await transaction.feedback.updateMany({
    where: { id: { in: [...similar] }, analysedAt: null },
    data: { analysedAt: now, outcome: 'same_complaint' },
  });
}
