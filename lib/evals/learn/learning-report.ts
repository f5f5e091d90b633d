import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import type { CaseOutcome } from '../judge-case.ts';
import type { Poison } from './complaint.ts';

export interface Share {
  readonly cases: number;
  readonly right_before: number;
  readonly right_after: number;
}

export interface LearnedCase {
  readonly id: string;
  /** True for the half whose people complain where something is wrong. */
  readonly taught: boolean;
  readonly before: CaseOutcome;
  readonly after: CaseOutcome;
  /** What became of the complaint; absent where nobody complained. */
  readonly complaint?: {
    readonly poison?: Poison;
    readonly said: string;
    readonly expected?: unknown;
    /** `policy_created`, `same_complaint`, `nothing_learned` and the like; `set_aside` for a moderator. */
    readonly outcome: string;
    readonly policies: readonly string[];
  };
  /** Policies that the last answer rests on. */
  readonly used: readonly string[];
  readonly message?: string;
}

export interface LearnedPolicy {
  /** `RUL-3` */
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly effect: PolicyEffect;
  readonly triggers: readonly string[];
  readonly confidence: number;
  readonly evidence: number;
  readonly state: string;
  /** Of the newest proof: how many questions became better, worse and otherwise. */
  readonly proof: Readonly<Record<string, number>>;
  readonly clean: boolean;
  /** The cases whose complaints speak for it. */
  readonly from: readonly string[];
  readonly poisoned: boolean;
}

export interface LearningReport extends Share {
  readonly seed: string;
  readonly taught: Share;
  readonly untaught: Share;
  /** Made of complaints, whether deployed or not. */
  readonly policies: number;
  readonly deployed: number;
  /** Complaints that said what was known: they became evidence instead of a second policy. */
  readonly duplicates: number;
  /** Policies whose proof found that something gets worse; none of them is deployed by itself. */
  readonly regressions_caught: number;
  /** Cases that were right before and are not after. */
  readonly regressions_deployed: number;
  readonly poisoned_submitted: number;
  /** Live policies that somebody poisoned asked for, and fewer than two honest people. */
  readonly poisoned_deployed: number;
  readonly seconds: number;
  readonly per_case: readonly LearnedCase[];
  readonly per_policy: readonly LearnedPolicy[];
}

export const isRight = (outcome: CaseOutcome): boolean => outcome === 'right' || outcome === 'as_expected';

export function shareOf(cases: readonly LearnedCase[]): Share {
  return {
    cases: cases.length,
    right_before: cases.filter(({ before }) => isRight(before)).length,
    right_after: cases.filter(({ after }) => isRight(after)).length,
  };
}

/** The report as people read it. */
export function renderLearning(report: LearningReport): string {
  const line = (name: string, { cases, right_before: before, right_after: after }: Share) =>
    `  ${name.padEnd(9)} ${cases} cases: ${before} right before, ${after} after (${points(before, after, cases)})`;
  return [
    `${report.cases} cases asked, taught and asked again in ${report.seconds} s; seed ${report.seed}`,
    line('all', report),
    line('taught', report.taught),
    line('untaught', report.untaught),
    `policies: ${report.policies} made, ${report.deployed} deployed, ${report.duplicates} complaints said what was known`,
    `regressions: ${report.regressions_caught} policies caught by their proof, ${report.regressions_deployed} cases broken by what was deployed`,
    `poison: ${report.poisoned_submitted} complaints submitted, ${report.poisoned_deployed} policies of them deployed`,
    '',
  ].join('\n');
}

function points(before: number, after: number, cases: number): string {
  const gained = cases === 0 ? 0 : (100 * (after - before)) / cases;
  return `${gained >= 0 ? '+' : ''}${gained.toFixed(1)} points`;
}
