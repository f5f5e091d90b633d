import type { Database } from '../db/client.ts';

export interface TrendWeek {
  /** Its Monday, at UTC. */
  readonly week: string;
  readonly answers: number;
  readonly up: number;
  readonly down: number;
  /** Of rated answers, from 0 to 1; null where none was rated. */
  readonly negative_rate: number | null;
  /** Complaints whose mending went live for who complained. */
  readonly fixed: number;
  /** The median of these; null where there was none. */
  readonly hours_to_fix: number | null;
  /** At the end of the week. */
  readonly policies_live: number;
}

const weeks = 13;
const day = 24 * 60 * 60 * 1000;

/** The last thirteen weeks, the running one too; a week in which nothing happened is there with zeros. */
export async function trendWeeks(database: Database, now: Date): Promise<TrendWeek[]> {
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  const monday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) - sinceMonday * day;
  const first = new Date(monday - (weeks - 1) * 7 * day);
  const rows = await database.$queryRaw<Omit<TrendWeek, 'negative_rate'>[]>`
    with weeks as (
      select generate_series(0, ${weeks - 1}::int) * interval '7 days' + ${first.toISOString().slice(0, 10)}::date as week
    ), rated as (
      select date_trunc('week', l."createdAt" at time zone 'UTC') as week, count(distinct l.id)::int as answers,
        (count(*) filter (where f.verdict = 'up'))::int as up,
        (count(*) filter (where f.verdict = 'down'))::int as down
      from "QueryLog" l left join "Feedback" f on f."messageId" = l."messageId"
      where l."createdAt" >= ${first} group by 1
    ), mended as (
      select date_trunc('week', "toldAt" at time zone 'UTC') as week, count(*)::int as fixed,
        (percentile_cont(0.5) within group (order by extract(epoch from "toldAt" - "createdAt")) / 3600)::float8 as hours
      from "Feedback" where "toldAt" >= ${first} group by 1
    )
    select to_char(week, 'YYYY-MM-DD') as week, coalesce(answers, 0) as answers, coalesce(up, 0) as up,
      coalesce(down, 0) as down, coalesce(fixed, 0) as fixed, hours as hours_to_fix,
      (select count(*)::int
        from (select distinct on ("policyId") "versionId" from "Deployment"
          where at < (week + interval '7 days') at time zone 'UTC' order by "policyId", serial desc) newest
        where "versionId" is not null) as policies_live
    from weeks left join rated using (week) left join mended using (week) order by 1`;
  return rows.map((row) => ({
    ...row,
    negative_rate: row.up + row.down === 0 ? null : row.down / (row.up + row.down),
  }));
}
