import type { Database } from '../db/client.ts';
import { readAppSettings } from '../settings/app-settings.ts';
import { alertsOf, learningFigures } from './learning-alerts.ts';
import { standing } from './list-policies.ts';
import { policyStates } from './policy-state.ts';
import { batchProgress } from './regenerate.ts';

export type LearningStatus = Awaited<ReturnType<typeof learningStatus>>;

/** How learning stands: what waits, what runs, what is live, and what should be looked at. */
export async function learningStatus(database: Database) {
  const [settings, figures, policies, [feedback], running, batch] = await Promise.all([
    readAppSettings(database),
    learningFigures(database),
    standing(database),
    database.$queryRaw<Record<'pending' | 'processing' | 'processed' | 'rejected' | 'flagged', number>[]>`
      select
        (count(*) filter (where verdict = 'down' and "rejectedAt" is null and "analysedAt" is null
          and "startedAt" is null))::int as pending,
        (count(*) filter (where verdict = 'down' and "rejectedAt" is null and "analysedAt" is null
          and "startedAt" is not null))::int as processing,
        (count(*) filter (where "rejectedAt" is null and (verdict = 'up' or "analysedAt" is not null)))::int
          as processed,
        (count(*) filter (where "rejectedAt" is not null))::int as rejected,
        (count(*) filter (where "flaggedAt" is not null))::int as flagged
      from "Feedback"`,
    Promise.all([
      database.policyGeneration.count({ where: { endedAt: null } }),
      database.policyProof.count({ where: { endedAt: null } }),
    ]),
    database.generationBatch.findFirst({ orderBy: { requestedAt: 'desc' }, select: { id: true } }),
  ]);
  const rules = Object.fromEntries(
    policyStates.map((state) => [state, policies.filter((policy) => policy.state === state).length]),
  ) as Record<(typeof policyStates)[number], number>;
  return {
    feedback: feedback ?? { pending: 0, processing: 0, processed: 0, rejected: 0, flagged: 0 },
    rules,
    running: { generations: running[0], proofs: running[1] },
    figures,
    alerts: alertsOf(figures),
    newest_batch: batch ? await batchProgress(database, batch.id) : null,
    policies_enabled: settings.policies_enabled,
    auto_approve: settings.auto_approve,
    auto_approve_confidence: settings.auto_approve_confidence,
    auto_deploy: settings.auto_deploy,
  };
}
