// How complete is a plan? Says the gold SQL of every case as a plan, runs the plan the ordinary way, and
// compares its rows with those of the SQL.
import { indexManifest } from '../../data-source/manifest.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { type EvalRuntime, failureOf, type OpenedSource } from '../eval-runtime.ts';
import { type GoldDatabase, openGoldDatabase } from '../gold-database.ts';
import { compareAnswer } from '../judge-case.ts';
import type { Case } from '../suite.ts';
import { Inexpressible } from './inexpressible.ts';
import { parseSql } from './parse-sql.ts';
import { planFromSql } from './plan-from-sql.ts';

export interface GoldPlanReport {
  readonly id: string;
  readonly outcome: 'exact' | 'right' | 'different' | 'inexpressible' | 'failed';
  /** Why there is no plan, or why it did not run. */
  readonly reason?: string;
  readonly detail?: string;
  readonly sql: string;
  readonly plan?: Plan;
  readonly ran?: readonly string[];
}

export interface GoldPlanOptions {
  readonly runtime: EvalRuntime;
  readonly locate: (found: Case) => string;
  readonly timeZone: string;
  readonly now: Date;
  readonly milliseconds: number;
  readonly onReport?: (report: GoldPlanReport, done: number) => void;
}

/** Cases without gold SQL are left out. */
export async function runGoldPlans(
  cases: readonly Case[],
  options: GoldPlanOptions,
): Promise<GoldPlanReport[]> {
  const bySource = Map.groupBy(
    cases.filter(({ expect }) => expect.sql !== undefined),
    options.locate,
  );
  const reports: GoldPlanReport[] = [];
  for (const [url, members] of bySource) {
    const gold = openGoldDatabase(url);
    try {
      await options.runtime.withSource(url, async (source) => {
        for (const found of members) {
          const report = await runGoldPlan(found, source, gold, options);
          reports.push(report);
          options.onReport?.(report, reports.length);
        }
      });
    } finally {
      await gold.close();
    }
  }
  return reports;
}

async function runGoldPlan(
  found: Case,
  source: OpenedSource,
  gold: GoldDatabase,
  { timeZone, now, milliseconds }: GoldPlanOptions,
): Promise<GoldPlanReport> {
  const sql = found.expect.sql as string;
  const about = { id: found.id, sql };
  let plan: Plan;
  try {
    plan = planFromSql(parseSql(sql), indexManifest(source.manifest));
  } catch (thrown) {
    const { message } = thrown as Error;
    if (thrown instanceof Inexpressible)
      return { ...about, outcome: 'inexpressible', reason: thrown.reason, detail: message };
    if (thrown instanceof SyntaxError)
      return { ...about, outcome: 'inexpressible', reason: 'SQL not read', detail: message };
    throw thrown;
  }
  const signal = AbortSignal.timeout(milliseconds);
  const question = { question: found.question, locale: 'en', timeZone, now, turns: [] } as const;
  const outcome = await source.ask({ ...question, plan: { plan, confidence: 1, assumptions: [] } }, signal);
  const ran = { ...about, plan, ran: outcome.sql };
  if (outcome.envelope.type !== 'answer') return { ...ran, outcome: 'failed', reason: failureOf(outcome) };
  try {
    const rows = await gold.run(sql, milliseconds);
    const comparison = compareAnswer(rows, outcome.envelope, found.expect.ordered);
    return { ...ran, outcome: comparison };
  } catch (thrown) {
    return { ...ran, outcome: 'failed', reason: `gold SQL: ${(thrown as Error).message}` };
  }
}

/** How many of each outcome, and the reasons, most frequent first. */
export function renderGoldPlans(reports: readonly GoldPlanReport[]): string {
  const number = (outcome: GoldPlanReport['outcome']) =>
    reports.filter((report) => report.outcome === outcome).length;
  const same = number('exact') + number('right');
  const reasons = [
    ...Map.groupBy(
      reports.filter(({ reason }) => reason),
      ({ outcome, reason }) => `${outcome}: ${reason}`,
    ),
  ]
    .map(([reason, members]) => `  ${String(members.length).padStart(5)}  ${reason} (${members[0]?.id})`)
    .sort()
    .reverse();
  const share = reports.length === 0 ? 0 : (100 * same) / reports.length;
  return `${reports.length} gold queries: ${same} (${share.toFixed(1)} %) give the same rows as a plan, ${number('exact')} with the same columns
${number('different')} give other rows, ${number('inexpressible')} cannot be said, ${number('failed')} failed
${reasons.join('\n')}\n`;
}
