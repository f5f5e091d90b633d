// Policies in the order in which they deserve a look: how many people they concern, how often it happened, how
// long it waits.
import type { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { ruleQuery } from './policy-requests.ts';
import { type PolicyState, policyState, ruleStatus } from './policy-state.ts';
import { type PolicySummary, summariesOf } from './policy-view.ts';

interface Row {
  id: string;
  createdAt: Date;
  retiredAt: Date | null;
  newestVersionId: string;
  verdict: 'approved' | 'rejected' | null;
  deployedVersionId: string | null;
  deploymentKind: string | null;
  evidence: number;
  people: number;
}

export async function listPolicies(
  database: Database,
  { status, state, source_id: sourceId, offset, limit, locale }: z.output<typeof ruleQuery>,
): Promise<{ total: number; rules: readonly PolicySummary[] }> {
  const found = (await standing(database, sourceId)).filter(
    (each) => (!state || each.state === state) && (!status || ruleStatus(each.state) === status),
  );
  found.sort(byImpact);
  const page = found.slice(offset, offset + limit).map(({ id }) => id);
  return { total: found.length, rules: await summariesOf(database, page, locale) };
}

interface Standing extends Row {
  readonly state: PolicyState;
}

/** Every policy and where it stands. */
export async function standing(database: Database, sourceId?: string): Promise<Standing[]> {
  const rows = await database.$queryRaw<Row[]>`
    select p.id, p."createdAt", p."retiredAt", v.id as "newestVersionId", r.verdict::text as verdict,
      d."versionId" as "deployedVersionId", d.kind as "deploymentKind",
      coalesce(e.evidence, 0)::int as evidence, coalesce(e.people, 0)::int as people
    from "Policy" p
    join lateral (
      select id from "PolicyVersion" where "policyId" = p.id order by number desc limit 1
    ) v on true
    left join lateral (
      select verdict from "Review" where "versionId" = v.id order by at desc, id desc limit 1
    ) r on true
    left join lateral (
      select "versionId", kind from "Deployment" where "policyId" = p.id order by serial desc limit 1
    ) d on true
    left join lateral (
      select count(*) as evidence, count(distinct f."authorId") as people
      from "PolicyEvidence" pe join "Feedback" f on f.id = pe."feedbackId" where pe."policyId" = p.id
    ) e on true
    where ${sourceId ?? null}::uuid is null or p."sourceId" = ${sourceId ?? null}::uuid`;
  return rows.map((row) => ({
    ...row,
    state: policyState({
      retiredAt: row.retiredAt,
      newestVersionId: row.newestVersionId,
      verdict: row.verdict ?? undefined,
      deployment:
        row.deploymentKind === null
          ? undefined
          : { versionId: row.deployedVersionId, kind: row.deploymentKind },
    }),
  }));
}

function byImpact(left: Row, right: Row): number {
  return (
    right.people - left.people ||
    right.evidence - left.evidence ||
    left.createdAt.getTime() - right.createdAt.getTime()
  );
}
