import { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { PolicyProof } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { proofCaseSchema, proofVerdicts } from './proof-case.ts';

export type ProofSummary = ReturnType<typeof proofSummary>;
export type ProofDetail = Awaited<ReturnType<typeof readProof>>;

/** How a proof stands, without its cases. */
export function proofSummary(proof: PolicyProof) {
  const cases = casesOf(proof);
  const counted = Object.fromEntries(
    proofVerdicts.map((verdict) => [verdict, cases.filter((one) => one.verdict === verdict).length]),
  ) as Record<(typeof proofVerdicts)[number], number>;
  return {
    state: proof.cancelledAt ? 'cancelled' : proof.errorCode ? 'failed' : proof.endedAt ? 'done' : 'running',
    clean: proof.clean,
    done: cases.length,
    total: proof.total,
    left: proof.left,
    ...counted,
    error_code: proof.errorCode,
    started_at: proof.startedAt.toISOString(),
    ended_at: proof.endedAt?.toISOString() ?? null,
  };
}

/**
 * The newest proof of the newest version, with every question: what changed comes first.
 *
 * @throws AssistantError `resource.not_found`
 */
export async function readProof(database: Database, number: number) {
  const policy = await database.policy.findUnique({
    where: { number },
    select: {
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { number: true, proofs: { orderBy: { startedAt: 'desc' }, take: 1 } },
      },
    },
  });
  if (!policy) throw new AssistantError('resource.not_found');
  const [version] = policy.versions;
  const [proof] = version?.proofs ?? [];
  if (!version || !proof) return { version: version?.number ?? null, proof: null, cases: [] };
  const order = ['worse', 'better', 'changed', 'skipped', 'same'];
  const cases = [...casesOf(proof)].sort(
    (left, right) => order.indexOf(left.verdict) - order.indexOf(right.verdict),
  );
  return { version: version.number, proof: proofSummary(proof), cases };
}

function casesOf({ cases }: PolicyProof) {
  const parsed = z.array(proofCaseSchema).safeParse(cases);
  return parsed.success ? parsed.data : [];
}
