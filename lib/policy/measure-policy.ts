// What a live policy did: how people rated answers that it reached, against answers that it would have reached
// had they not been held back. Only that comparison is a test; everything else is told and not judged. It begins with
// the newest deployment: what an admin deploys again after it did harm is not judged by what it was before.
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { fisherTest, shareInterval } from './fisher-test.ts';

/** Rated answers on each side before anything is said of a difference. */
const fewestRated = 5;
const sure = 0.05;

export interface Side {
  readonly uses: number;
  readonly up: number;
  readonly down: number;
  /** Share of rated answers rated down, with its 95 % interval; null without any. */
  readonly negative: number | null;
  readonly interval: readonly [number, number] | null;
  /** Share of questions that were answered at once: nothing asked back, refused or repaired; null without any. */
  readonly first_pass: number | null;
}

export interface PolicyEffectView {
  readonly uses: number;
  readonly applied: number;
  readonly last_used_at: string | null;
  readonly with: Side;
  readonly without: Side;
  /** Complaints of the same kind since it is live. */
  readonly recurrences: number;
  readonly verdict: 'helps' | 'harms' | 'no_difference' | 'not_enough_data' | 'no_control';
  /** Of the test; absent where there was none. */
  readonly p?: number;
}

interface Counted {
  heldBack: boolean;
  uses: number;
  applied: number;
  up: number;
  down: number;
  atOnce: number;
  last: Date | null;
}

/** @throws AssistantError `resource.not_found` */
export async function measurePolicy(database: Database, number: number): Promise<PolicyEffectView> {
  const policy = await database.policy.findUnique({ where: { number }, select: { id: true } });
  if (!policy) throw new AssistantError('resource.not_found');
  return measure(database, policy.id);
}

export async function measure(database: Database, policyId: string): Promise<PolicyEffectView> {
  const [rows, [since]] = await Promise.all([
    database.$queryRaw<Counted[]>`
      select u."heldBack", count(*)::int as uses, (count(*) filter (where u.applied))::int as applied,
        (count(*) filter (where f.verdict = 'up'))::int as up,
        (count(*) filter (where f.verdict = 'down'))::int as down,
        (count(*) filter (where l.outcome = 'answer' and l."retryCount" = 0))::int as "atOnce", max(u.at) as last
      from "PolicyUse" u
      left join "QueryLog" l on l."messageId" = u."messageId"
      left join "Feedback" f on f."messageId" = u."messageId" and f."flaggedAt" is null
      where u."policyId" = ${policyId}::uuid and u.at >= coalesce((
        select max(at) from "Deployment" where "policyId" = ${policyId}::uuid and kind in ('deploy', 'rollback')
      ), '-infinity')
      group by u."heldBack"`,
    database.$queryRaw<{ recurrences: number }[]>`
      select count(*)::int as recurrences
      from "PolicyEvidence" e join "Feedback" f on f.id = e."feedbackId"
      where e."policyId" = ${policyId}::uuid and f.verdict = 'down' and f."createdAt" > (
        select min(at) from "Deployment" where "policyId" = ${policyId}::uuid and "versionId" is not null
      )`,
  ]);
  const used = rows.find(({ heldBack }) => !heldBack);
  const control = rows.find(({ heldBack }) => heldBack);
  const sides = { with: sideOf(used), without: sideOf(control) };
  return {
    uses: used?.uses ?? 0,
    applied: used?.applied ?? 0,
    last_used_at: used?.last?.toISOString() ?? null,
    ...sides,
    recurrences: since?.recurrences ?? 0,
    ...judge(sides.with, sides.without),
  };
}

function sideOf(counted: Counted | undefined): Side {
  const { uses = 0, up = 0, down = 0, atOnce = 0 } = counted ?? {};
  const rated = up + down;
  return {
    uses,
    up,
    down,
    negative: rated === 0 ? null : down / rated,
    interval: rated === 0 ? null : shareInterval(down, rated),
    first_pass: uses === 0 ? null : atOnce / uses,
  };
}

export function judge(used: Side, control: Side): Pick<PolicyEffectView, 'verdict' | 'p'> {
  if (control.uses === 0) return { verdict: 'no_control' };
  const rated = [used.up + used.down, control.up + control.down];
  if (rated.some((each) => each < fewestRated)) return { verdict: 'not_enough_data' };
  const p = fisherTest([used.down, used.up, control.down, control.up]);
  if (p > sure) return { verdict: 'no_difference', p };
  return { verdict: (used.negative ?? 0) < (control.negative ?? 0) ? 'helps' : 'harms', p };
}
