// The job that proves a version. What was tried is kept as it goes; a worker that dies goes on where it was,
// and an admin can call it off. A budget of time ends it, and what was left out is said.
import { z } from 'zod';
import { type AssistantRuntime, assistantRuntime } from '../conversations/assistant-runtime.ts';
import { livePoliciesFor } from '../conversations/live-policies.ts';
import type { Database } from '../db/client.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { tellAdmins } from '../notices/tell.ts';
import { type LivePolicy, livePolicySchema } from '../pipeline/live-policy.ts';
import { approveByProof } from './approve-by-proof.ts';

import { type Candidate, type ChosenCase, chooseProofCases } from './choose-proof-cases.ts';
import { companionsOf } from './companions.ts';
import { deploymentsOf } from './deployments-of.ts';
import { policyId } from './external-id.ts';
import { type Askers, openReplay } from './open-replay.ts';
import { isClean, isRegression, type ProofCase, proofCaseSchema } from './proof-case.ts';
import { proveCase } from './prove-case.ts';
import { requestProof } from './request-proof.ts';

export interface ProofTools {
  readonly runtime: (sourceId: string) => Promise<AssistantRuntime>;
  /** Milliseconds for all questions together. */
  readonly budget: number;
}

const ourTools: ProofTools = { runtime: assistantRuntime, budget: 5 * 60 * 1000 };

/** Questions tried together; between two lots progress is kept, and a call-off is seen. */
const lot = 16;

/**
 * Proves the version of a proof record and ends it; then approves what the settings allow.
 *
 * @throws AssistantError when the source cannot be opened; the proof stays open, to be tried again
 */
export async function runProof(
  database: Database,
  id: string,
  signal: AbortSignal,
  tools: ProofTools = ourTools,
): Promise<void> {
  const begun = await begin(database, id);
  if (!begun) return approveEnded(database, id);
  const { candidate, done } = begun;
  const runtime = await tools.runtime(candidate.sourceId);
  const [chosen, companions] = await Promise.all([
    chooseProofCases(database, candidate),
    companionsOf(database, candidate.policyId),
  ]);
  const waiting = chosen.filter(({ key }) => !done.has(key));
  await database.policyProof.updateMany({
    where: { id, endedAt: null },
    data: { total: chosen.length, manifestVersion: runtime.manifest.version },
  });
  const deadline = performance.now() + tools.budget;
  let left = waiting.length;
  for (let at = 0; at < waiting.length && performance.now() < deadline; at += lot) {
    signal.throwIfAborted();
    const cases = waiting.slice(at, at + lot);
    // Rights are looked up anew for each lot: who lost them meanwhile is asked for no more.
    const askers: Askers = new Map();
    const proven = await Promise.all(
      cases.map((one) => prove(database, runtime, { ...candidate, companions }, one, { signal, askers })),
    );
    if (!(await keep(database, id, proven))) return;
    left -= cases.length;
  }
  await end(database, id, candidate, left);
}

interface Begun {
  readonly candidate: Candidate;
  readonly done: ReadonlySet<string>;
}

async function begin(database: Database, id: string): Promise<Begun | undefined> {
  const proof = await database.policyProof.findFirst({
    where: { id, endedAt: null },
    include: { version: { include: { policy: true } } },
  });
  const sourceId = proof?.version.policy.sourceId;
  if (!proof || !sourceId) return undefined;
  const { version } = proof;
  const live = livePolicySchema.parse({
    id: policyId(version.policy.number),
    title: version.title,
    triggers: version.triggers,
    ...(version.locale === null ? {} : { locale: version.locale }),
    effect: version.effect,
  });
  const kept = z.array(proofCaseSchema).safeParse(proof.cases);
  // One that is taken up again proves against what was live when its first question was tried.
  if (!kept.success || kept.data.length === 0) {
    const deploymentsBefore = await deploymentsOf(database, sourceId);
    await database.policyProof.updateMany({
      where: { id, endedAt: null },
      data: { startedAt: new Date(), deploymentsBefore },
    });
  }
  return {
    candidate: { policyId: version.policyId, sourceId, live },
    done: new Set(kept.success ? kept.data.map(({ key }) => key) : []),
  };
}

/** A worker may die between the end of a proof and what rests on it; its job comes again. */
async function approveEnded(database: Database, id: string): Promise<void> {
  const ended = await database.policyProof.findFirst({
    where: { id, endedAt: { not: null }, cancelledAt: null, errorCode: null },
    select: { versionId: true },
  });
  if (ended) await approveByProof(database, ended.versionId);
}

async function prove(
  database: Database,
  runtime: AssistantRuntime,
  { live: candidate, companions }: Candidate & { companions: readonly LivePolicy[] },
  chosen: ChosenCase,
  { signal, askers }: { signal: AbortSignal; askers: Askers },
): Promise<ProofCase> {
  const replay = await openReplay(database, runtime, chosen.asked, signal, { askers });
  if (!replay) {
    const { key, kind, asked } = chosen;
    return { key, kind, question: asked.question, verdict: 'skipped', compared: 'not_reached' };
  }
  const { live } = await livePoliciesFor(database, {
    sourceId: chosen.asked.sourceId,
    userId: chosen.asked.askerId,
    role: replay.role,
  });
  return proveCase(chosen, replay, {
    old: isOfComplaint(chosen)
      ? live.filter(({ id }) => id !== candidate.id)
      : withoutItself(live, candidate),
    new: [...live.filter(({ id }) => id !== candidate.id), candidate],
    asks: candidate.effect.kind === 'ask',
    companions: companions.filter(({ id }) => !live.some((policy) => policy.id === id)),
  });
}

/**
 * What was complained about is compared with the absence of the policy in any version: a new version of what mended it
 * already has to mend it as well, and mends nothing that is still broken.
 */
function isOfComplaint({ kind }: ChosenCase): boolean {
  return kind === 'failed' || kind === 'paraphrase';
}

/** Without: as things stand now. A version that is live already is compared with its absence. */
function withoutItself(live: readonly LivePolicy[], candidate: LivePolicy): readonly LivePolicy[] {
  const itself = JSON.stringify(candidate);
  return live.filter((policy) => JSON.stringify(policy) !== itself);
}

/** False when somebody called it off. */
async function keep(database: Database, id: string, cases: readonly ProofCase[]): Promise<boolean> {
  const count = await database.$executeRaw`
    update "PolicyProof" set cases = cases || ${JSON.stringify(cases)}::jsonb
    where id = ${id}::uuid and "endedAt" is null`;
  return count > 0;
}

async function end(database: Database, id: string, candidate: Candidate, left: number): Promise<void> {
  const ended = await database.$transaction(async (transaction) => {
    const proof = await transaction.policyProof.findFirst({ where: { id, endedAt: null } });
    if (!proof) return undefined;
    const cases = z.array(proofCaseSchema).parse(proof.cases);
    // What the budget left out may be what breaks.
    const clean = left === 0 && isClean(cases);
    await transaction.policyProof.update({ where: { id }, data: { endedAt: new Date(), clean, left } });
    const worse = cases.filter(isRegression).length;
    if (worse > 0) {
      const rule = candidate.live.id;
      await tellAdmins(transaction, {
        kind: 'policy.regression',
        // Proven once more, a version that is as bad as it was is no news.
        subject: `${rule}/${proof.versionId}/${worse}`,
        detail: { rule, worse },
      });
    }
    const since = await transaction.policyEvidence.count({
      where: { policyId: candidate.policyId, at: { gt: proof.startedAt } },
    });
    if (since > 0) await requestProof(transaction, proof.versionId);
    return proof.versionId;
  });
  if (ended) await approveByProof(database, ended);
}

/** Called off by an admin: what was tried is kept, and nothing rests on it. */
export async function cancelProof(database: Database, id: string): Promise<boolean> {
  const { count } = await database.policyProof.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: new Date(), cancelledAt: new Date() },
  });
  return count > 0;
}

/** When the last try has failed. */
export async function proofFailed(database: Database, id: string, failure: unknown): Promise<void> {
  await database.policyProof.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: new Date(), errorCode: asAssistantError(failure).code },
  });
}
