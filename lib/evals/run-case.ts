import type { Locale } from '../i18n/locale.ts';
import type { PolicyEffect } from '../pipeline/live-policy.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { Plan } from '../pipeline/plan.ts';
import type { Turn } from '../pipeline/stages.ts';
import { type EvalRuntime, failureOf, type OpenedSource, turnOf } from './eval-runtime.ts';
import type { GoldDatabase } from './gold-database.ts';
import { type CaseOutcome, compareAnswer, type Gold, judgeCase } from './judge-case.ts';
import { policiesOfEvidence } from './policies-of-evidence.ts';
import { readGold } from './read-gold.ts';
import type { Case } from './suite.ts';

export interface CaseReport {
  readonly id: string;
  readonly class?: string;
  readonly outcome: CaseOutcome;
  readonly exact?: boolean;
  /** Type of the envelope that came; `timeout` when none did. */
  readonly type: string;
  readonly intent?: string;
  readonly confidence: number;
  /** True when a plain answer was expected, so that `right` and `wrong` say something of the confidence. */
  readonly answerExpected: boolean;
  readonly plan?: Plan;
  readonly sql?: readonly string[];
  readonly ms: number;
  readonly modelCalls: number;
  /** Places of the expected readings that the answer, or one of the options, has the rows of. */
  readonly readings?: readonly number[];
  /** What was asked back or said instead, and why a case could not be judged. */
  readonly message?: string;
  /** Effects that were made of the evidence, where the run used it. */
  readonly learned?: readonly PolicyEffect[];
}

export interface CaseSetting {
  readonly runtime: EvalRuntime;
  readonly url: string;
  readonly gold: GoldDatabase;
  readonly locale?: Locale;
  readonly timeZone: string;
  readonly now: Date;
  /** True when the case's evidence is made into policies, which then hold for its question. */
  readonly withEvidence?: boolean;
  /** For the whole case: history, question and gold SQL. */
  readonly milliseconds: number;
}

/** Asks one case and judges what came. Always resolves; what hangs is aborted and `failed`. */
export async function runCase(found: Case, setting: CaseSetting): Promise<CaseReport> {
  const controller = new AbortController();
  const started = performance.now();
  const failed = (type: string, message: string): CaseReport => ({
    ...described(found),
    outcome: 'failed',
    type,
    confidence: 0,
    ms: Math.round(performance.now() - started),
    modelCalls: 0,
    message,
  });
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<CaseReport>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve(failed('timeout', `no answer within ${setting.milliseconds} ms`));
    }, setting.milliseconds);
  });
  try {
    return await Promise.race([
      timeout,
      setting.runtime.withSource(setting.url, (source) =>
        answerCase(found, source, setting, controller.signal),
      ),
    ]);
  } catch (thrown) {
    return failed('error', thrown instanceof Error ? thrown.message : String(thrown));
  } finally {
    clearTimeout(timer);
  }
}

async function answerCase(
  found: Case,
  source: OpenedSource,
  setting: CaseSetting,
  signal: AbortSignal,
): Promise<CaseReport> {
  const { timeZone, now } = setting;
  const base = { locale: found.locale ?? setting.locale ?? 'en', timeZone, now };
  let turns: readonly Turn[] = [];
  let modelCalls = 0;
  for (const question of found.history ?? []) {
    let outcome = await source.ask({ ...base, question, turns }, signal);
    modelCalls += modelCallsOf(outcome);
    // A person asked back would choose; the first option is what the planner holds likeliest.
    const first = outcome.options?.[0];
    if (first) {
      const plan = { plan: first.plan, confidence: first.confidence, assumptions: [] };
      outcome = await source.ask({ ...base, question, turns, plan }, signal);
    }
    turns = [...turns, turnOf(question, outcome)];
  }

  const asked = { ...base, question: found.question, turns };
  const policies = setting.withEvidence
    ? await policiesOfEvidence(found.evidence, asked, source, signal)
    : [];
  const started = performance.now();
  const outcome = await source.ask({ ...asked, policies }, signal);
  const ms = performance.now() - started;
  const { envelope } = outcome;
  const gold = await readGold(found, setting.gold, setting.milliseconds);
  const verdict = 'problem' in gold ? undefined : judgeCase(found.expect, envelope, gold);
  return {
    ...described(found),
    outcome: verdict?.outcome ?? 'failed',
    exact: verdict?.exact,
    type: envelope.type,
    intent: envelope.meta.intent_label,
    confidence: confidenceOf(outcome),
    plan: outcome.plan,
    sql: outcome.sql.length > 0 ? outcome.sql : undefined,
    ms: Math.round(ms * 10) / 10,
    modelCalls: modelCalls + modelCallsOf(outcome),
    readings:
      verdict?.readings ??
      (await offeredReadings(outcome, gold, (plan) =>
        source.ask({ ...base, question: found.question, turns, plan }, signal),
      )),
    ...(policies.length > 0 && { learned: policies.map(({ effect }) => effect) }),
    message: 'problem' in gold ? `gold SQL: ${gold.problem}` : messageOf(outcome),
  };
}

/** Of an ambiguous question: the readings that one of the options would answer with. */
async function offeredReadings(
  { options = [] }: Outcome,
  gold: Gold | { problem: string },
  ask: (plan: { plan: Plan; confidence: number; assumptions: [] }) => Promise<Outcome>,
): Promise<number[] | undefined> {
  if ('problem' in gold || !gold.readings || options.length === 0) return undefined;
  const offered = new Set<number>();
  for (const { plan, confidence } of options) {
    const { envelope } = await ask({ plan, confidence, assumptions: [] });
    for (const [place, rows] of gold.readings.entries()) {
      if (envelope.type === 'answer' && compareAnswer(rows, envelope) !== 'different') offered.add(place);
    }
  }
  return [...offered].sort();
}

function described(found: Case): Pick<CaseReport, 'id' | 'class' | 'answerExpected'> {
  return { id: found.id, class: found.class, answerExpected: (found.expect.type ?? 'answer') === 'answer' };
}

function confidenceOf({ envelope, intent, options }: Outcome): number {
  if (envelope.type === 'answer') return envelope.data.provenance?.confidence ?? intent.confidence;
  return options?.[0]?.confidence ?? intent.confidence;
}

function modelCallsOf({ observations }: Outcome): number {
  return observations.filter(({ kind }) => kind === 'model_call').length;
}

function messageOf(outcome: Outcome): string | undefined {
  const { envelope, options } = outcome;
  if (envelope.type === 'answer') return undefined;
  if (envelope.type === 'error') return failureOf(outcome) ?? envelope.data.error_code;
  return [envelope.message, ...(options ?? []).map(({ label }) => label)].join(' | ');
}
