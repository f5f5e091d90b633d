// What Docent learns in weeks of use, put into the records at once for a story that only looks at it. Other
// stories begin without: it is taken out again, and the policy is retired.
import { randomUUID } from 'node:crypto';
import type { Database } from '#lib/db/client.ts';
import { policyId } from '#lib/policy/external-id.ts';

export interface Learned {
  /** The policy's id as its page is named. */
  readonly rule: string;
}

/** Runs `look` while there are a proven policy, two anti-patterns, one of them muted, and a notice for `email`. */
export async function withLearned(
  database: Database,
  email: string,
  look: (learned: Learned) => Promise<void>,
): Promise<void> {
  const { id: sourceId } = await database.source.findFirstOrThrow({ select: { id: true } });
  const { id: userId } = await database.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const policy = await database.policy.create({
    data: { sourceId, canonicalKey: randomUUID(), versions: { create: version } },
    select: { id: true, number: true },
  });
  const mistakes = [mistake('unknown_field'), { ...mistake('type_mismatch'), mutedAt: new Date() }];
  const kept = await database.antiPattern.createManyAndReturn({
    data: mistakes.map((one) => ({ ...one, sourceId })),
    select: { id: true },
  });
  const rule = policyId(policy.number);
  await database.notice.create({
    data: { userId, kind: 'policy.suggested', subject: rule, detail: { rule } },
  });
  try {
    await look({ rule });
  } finally {
    await database.antiPattern.deleteMany({ where: { id: { in: kept.map(({ id }) => id) } } });
    // Versions are never deleted, so a policy is not either.
    await database.policy.update({ where: { id: policy.id }, data: { retiredAt: new Date() } });
  }
}

const answer = (text: string, number: number) => ({
  type: 'answer',
  text,
  columns: ['Number of orders'],
  rows: [[number]],
  total: 1,
});

const version = {
  number: 1,
  title: 'Only orders where status is not “cancelled”',
  category: 'accuracy' as const,
  priority: 'medium' as const,
  rule: 'Only orders count that were not cancelled.',
  rationale: 'A person wrote that cancelled ones do not count.',
  examples: ['How many orders are there?'],
  confidence: 0.9,
  triggers: [],
  effect: {
    kind: 'defaultFilter',
    model: 'orders',
    where: { path: 'status', op: 'ne', value: 'cancelled' },
  },
  proofs: {
    create: {
      clean: true,
      total: 2,
      endedAt: new Date(),
      cases: [
        {
          key: 'failed:1',
          kind: 'failed',
          question: 'How many orders are there?',
          verdict: 'better',
          compared: 'rows',
          old: answer('Number of orders: 36,000', 36_000),
          new: answer('Number of orders, where status is not “cancelled”: 34,531', 34_531),
          rows_added: 1,
          rows_removed: 1,
        },
        {
          key: 'verified:1',
          kind: 'verified',
          question: 'How many customers do we have?',
          verdict: 'same',
          compared: 'not_reached',
        },
      ],
    },
  },
};

const mistake = (errorClass: string) => ({
  signature: `${errorClass} of a story`,
  errorClass,
  errorPattern: 'The field is not in the model.',
  models: ['orders'],
  schemaContext: { model: 'orders', field: 'totl_amount' },
  badSnippet: 'db.from("orders").select(["totl_amount"])',
  correctSnippet: 'db.from("orders").select(["total_amount"])',
  occurrenceCount: 3,
  timesShown: 2,
  timesPrevented: 1,
});
