import type { CaseReport } from './run-case.ts';

export interface Counts {
  cases: number;
  answered: number;
  right: number;
  exact: number;
  wrong: number;
  clarified: number;
  refused: number;
  failed: number;
}

/** Of answered cases that expected an answer: how sure the planner was, and how often it was right. */
export interface ReliabilityBucket {
  readonly from: number;
  readonly to: number;
  readonly answered: number;
  readonly right: number;
  /** Mean of the confidences in this bucket. */
  readonly confidence: number;
}

export interface Summary extends Counts {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly model_calls: number;
  /** Clarifications, refusals and errors that were expected. */
  readonly as_expected: number;
  readonly by_class: Readonly<Record<string, Counts>>;
  readonly reliability: readonly ReliabilityBucket[];
}

export function summarise(reports: readonly CaseReport[]): Summary {
  const times = reports.map(({ ms }) => ms).sort((one, other) => one - other);
  const classes = Map.groupBy(reports, (report) => report.class ?? 'none');
  return {
    ...count(reports),
    p50_ms: percentile(times, 0.5),
    p95_ms: percentile(times, 0.95),
    model_calls: reports.reduce((sum, { modelCalls }) => sum + modelCalls, 0),
    as_expected: reports.filter(({ outcome }) => outcome === 'as_expected').length,
    by_class: Object.fromEntries([...classes].sort().map(([name, members]) => [name, count(members)])),
    reliability: reliability(reports),
  };
}

/**
 * An expected clarification counts as clarified and an expected refusal as refused. An answer that could
 * not be judged, as its gold SQL failed, counts as failed and not as answered.
 */
function count(reports: readonly CaseReport[]): Counts {
  const number = (holds: (report: CaseReport) => boolean) => reports.filter(holds).length;
  const type = (name: string) => (report: CaseReport) =>
    report.outcome === 'as_expected' && report.type === name;
  const right = number(({ outcome }) => outcome === 'right');
  const wrong = number(({ outcome }) => outcome === 'wrong');
  return {
    cases: reports.length,
    answered: right + wrong,
    right,
    exact: number(({ outcome, exact }) => outcome === 'right' && exact === true),
    wrong,
    clarified: number((report) => report.outcome === 'clarified' || type('clarification')(report)),
    refused: number((report) => report.outcome === 'refused' || type('out_of_scope')(report)),
    failed: number((report) => report.outcome === 'failed' || type('error')(report)),
  };
}

const bucketWidth = 0.1;

function reliability(reports: readonly CaseReport[]): ReliabilityBucket[] {
  const judged = reports.filter(
    ({ outcome, answerExpected }) => answerExpected && (outcome === 'right' || outcome === 'wrong'),
  );
  // Floating point must not put 0.7 into the bucket below it; 1 belongs to the last bucket.
  const place = ({ confidence }: CaseReport) => Math.min(9, Math.floor(confidence / bucketWidth + 1e-9));
  return [...Map.groupBy(judged, place)]
    .sort(([one], [other]) => one - other)
    .map(([bucket, members]) => ({
      from: bucket / 10,
      to: (bucket + 1) / 10,
      answered: members.length,
      right: members.filter(({ outcome }) => outcome === 'right').length,
      confidence: members.reduce((sum, { confidence }) => sum + confidence, 0) / members.length,
    }));
}

/** The nearest-rank percentile of an ascending list; 0 of an empty one. */
function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? 0;
}
