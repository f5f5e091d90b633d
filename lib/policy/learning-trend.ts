import type { Database } from '../db/client.ts';
import { type TrendWeek, trendWeeks } from './trend-weeks.ts';

export interface TrendDay {
  readonly day: string;
  readonly answers: number;
  readonly up: number;
  readonly down: number;
  /** Of rated answers. */
  readonly negative_rate: number | null;
}

const days = 90;

export interface LearningTrend {
  readonly days: readonly TrendDay[];
  readonly weeks: readonly TrendWeek[];
  /** The median, in hours, from a complaint to what came of it being live for who complained. */
  readonly hours_to_fix: number | null;
  readonly fixed: number;
  readonly policies_live: number;
}

/** Over time, how answers were rated, how long complaints took to be mended, and how many policies are live. */
export async function learningTrend(database: Database, now = new Date()): Promise<LearningTrend> {
  const since = new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
  const [rows, [fix], [live], weeks] = await Promise.all([
    database.$queryRaw<{ day: string; answers: number; up: number; down: number }[]>`
      select to_char(l."createdAt" at time zone 'UTC', 'YYYY-MM-DD') as day, count(distinct l.id)::int as answers,
        (count(*) filter (where f.verdict = 'up'))::int as up,
        (count(*) filter (where f.verdict = 'down'))::int as down
      from "QueryLog" l left join "Feedback" f on f."messageId" = l."messageId"
      where l."createdAt" > ${since} group by 1 order by 1`,
    database.$queryRaw<{ hours: number | null; fixed: number }[]>`
      select (percentile_cont(0.5) within group (order by extract(epoch from "toldAt" - "createdAt")) / 3600)::float8
        as hours, count(*)::int as fixed
      from "Feedback" where "toldAt" > ${since}`,
    database.$queryRaw<{ live: number }[]>`
      select count(*)::int as live
      from (select distinct on ("policyId") * from "Deployment" order by "policyId", serial desc) d
      where d."versionId" is not null`,
    trendWeeks(database, now),
  ]);
  return {
    days: rows.map(
      (row): TrendDay => ({
        ...row,
        negative_rate: row.up + row.down === 0 ? null : row.down / (row.up + row.down),
      }),
    ),
    weeks,
    hours_to_fix: fix?.hours ?? null,
    fixed: fix?.fixed ?? 0,
    policies_live: live?.live ?? 0,
  };
}
