// When learning itself needs a look: too much waits, too much fails, too much is deployed, or it takes too long.
import type { Database } from '../db/client.ts';

const alertTable = {
  pending_feedback: { level: 'warning', above: 100, unit: 'count' },
  generation_errors: { level: 'critical', above: 0.05, unit: 'share' },
  deployments_per_day: { level: 'info', above: 50, unit: 'count' },
  hours_to_approval: { level: 'warning', above: 24, unit: 'hours' },
} as const;
export type AlertName = keyof typeof alertTable;
export const alertNames = Object.keys(alertTable) as [AlertName, ...AlertName[]];

export interface Alert {
  readonly name: AlertName;
  readonly level: 'info' | 'warning' | 'critical';
  readonly value: number;
  readonly above: number;
}

export type LearningFigures = Readonly<Record<AlertName, number>>;

const day = 24 * 60 * 60 * 1000;

/** Errors and deployments of the last 24 hours; approvals by people of the last 30 days. */
export async function learningFigures(database: Database, now = new Date()): Promise<LearningFigures> {
  const since = new Date(now.getTime() - day);
  const month = new Date(now.getTime() - 30 * day);
  const [row] = await database.$queryRaw<
    { pending: number; ended: number; failed: number; deployments: number; hours: number | null }[]
  >`
    select
      (select count(*) from "Feedback" where verdict = 'down' and "analysedAt" is null and "rejectedAt" is null)::int
        as pending,
      (select count(*) from "PolicyGeneration" where "endedAt" > ${since})::int as ended,
      (select count(*) from "PolicyGeneration" where "endedAt" > ${since} and outcome = 'failed')::int as failed,
      (select count(*) from "Deployment" where at > ${since})::int as deployments,
      (select avg(extract(epoch from r.at - v."createdAt")) / 3600
        from "Review" r join "PolicyVersion" v on v.id = r."versionId"
        where r.at > ${month} and r.verdict = 'approved' and r."reviewerId" is not null)::float8 as hours`;
  return {
    pending_feedback: row?.pending ?? 0,
    generation_errors: row && row.ended > 0 ? row.failed / row.ended : 0,
    deployments_per_day: row?.deployments ?? 0,
    hours_to_approval: Math.round((row?.hours ?? 0) * 10) / 10,
  };
}

export function alertsOf(figures: LearningFigures): Alert[] {
  return alertNames.flatMap((name) => {
    const { level, above } = alertTable[name];
    return figures[name] > above ? [{ name, level, value: figures[name], above }] : [];
  });
}
