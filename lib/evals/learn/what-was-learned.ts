// What became of complaints, read from the records: policies with their proofs and where they stand.
import type { Database } from '../../db/client.ts';
import { policyEffectSchema } from '../../pipeline/live-policy.ts';
import { feedbackId, policyId } from '../../policy/external-id.ts';
import type { GivenFeedback } from '../../policy/feedback-requests.ts';
import { standing } from '../../policy/list-policies.ts';
import { proofCaseSchema } from '../../policy/proof-case.ts';
import type { Poison } from './complaint.ts';
import type { LearnedPolicy } from './learning-report.ts';

export interface Submitted {
  readonly caseId: string;
  /** `FB-1`, of each person. */
  readonly ids: readonly string[];
  readonly given: GivenFeedback;
  readonly poison?: Poison;
  /** False where it was set aside for a moderator. */
  readonly triggered: boolean;
}

const fewestHonest = 2;

export async function whatWasLearned(database: Database, sourceId: string, submitted: readonly Submitted[]) {
  const bySaid = new Map(submitted.flatMap((one) => one.ids.map((id) => [id, one] as const)));
  const states = new Map((await standing(database, sourceId)).map(({ id, state }) => [id, state]));
  const found = await database.policy.findMany({
    where: { sourceId },
    orderBy: { number: 'asc' },
    include: {
      source: { select: { name: true } },
      evidence: {
        orderBy: { at: 'asc' },
        include: { feedback: { select: { number: true, outcome: true } } },
      },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: { proofs: { where: { endedAt: { not: null } }, orderBy: { endedAt: 'desc' }, take: 1 } },
      },
    },
  });
  const policies = found.flatMap((policy): LearnedPolicy[] => {
    const [version] = policy.versions;
    const effect = policyEffectSchema.safeParse(version?.effect);
    if (!version || !effect.success) return [];
    const speakers = policy.evidence.map(({ feedback }) => bySaid.get(feedbackId(feedback.number)));
    const honest = speakers.filter((one) => one !== undefined && one.poison === undefined).length;
    const [proof] = version.proofs;
    return [
      {
        id: policyId(policy.number),
        source: policy.source?.name ?? '',
        title: version.title,
        effect: effect.data,
        triggers: version.triggers,
        confidence: version.confidence,
        evidence: policy.evidence.length,
        state: states.get(policy.id) ?? 'pending',
        proof: verdictsOf(proof?.cases),
        clean: proof?.clean === true,
        from: [...new Set(speakers.flatMap((one) => one?.caseId ?? []))],
        poisoned: honest < speakers.length && honest < fewestHonest,
      },
    ];
  });
  const feedback = await database.feedback.findMany({
    where: { number: { in: [...bySaid.keys()].map((id) => Number(id.slice('FB-'.length))) } },
    select: { number: true, outcome: true, generations: { select: { outcome: true } } },
  });
  const byId = new Map(feedback.map((one) => [feedbackId(one.number), one]));
  const outcomes = new Map(
    submitted.map((one) => {
      const outcome = one.triggered ? (byId.get(one.ids[0] ?? '')?.outcome ?? 'failed') : 'set_aside';
      const own = policies.filter(({ from }) => from.includes(one.caseId)).map(({ id }) => id);
      return [one, { outcome, policies: own }] as const;
    }),
  );
  const duplicates = feedback.filter(({ generations }) =>
    generations.some(({ outcome }) => outcome === 'duplicate'),
  ).length;
  return { policies, outcomes, duplicates };
}

function verdictsOf(cases: unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of proofCaseSchema.array().catch([]).parse(cases))
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
