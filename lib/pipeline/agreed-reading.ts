// Readings that come to the same rows need no choice: which of them a person meant makes no difference to what
// they are told, so asking would only cost them a click.
import type { PlannerSettings, Reading } from './stages.ts';

export interface TriedReading {
  readonly reading: Reading;
  /** Equal where two readings have the same rows; undefined where that is not known, or says little. */
  readonly rows: string | undefined;
}

/** However many readings agree, each of them may still be wrong. */
const mostConfidence = 0.9;

/**
 * The most likely of the readings that agree, as likely as they are together, when that is enough to answer
 * under `settings`; undefined where no two agree, or another reading is too close.
 */
export function agreedReading(
  tried: readonly TriedReading[],
  { answerThreshold, lead }: PlannerSettings,
): Reading | undefined {
  const groups = new Map<string, Reading[]>();
  for (const { rows, reading } of tried)
    if (rows !== undefined) groups.set(rows, [...(groups.get(rows) ?? []), reading]);
  const [best] = [...groups.values()].sort((left, right) => together(right) - together(left));
  if (!best || best.length < 2) return undefined;
  const [first] = [...best].sort((left, right) => right.confidence - left.confidence);
  const others = tried.filter(({ reading }) => !best.includes(reading));
  const rival = Math.max(0, ...others.map(({ reading }) => reading.confidence));
  const confidence = together(best);
  // Ahead each by itself: two ways to count "the best" that agree by chance do not outvote a third.
  if (!first || confidence < answerThreshold || first.confidence - rival < lead * first.confidence)
    return undefined;
  return { ...first, confidence };
}

function together(readings: readonly Reading[]): number {
  return Math.min(
    mostConfidence,
    readings.reduce((sum, { confidence }) => sum + confidence, 0),
  );
}
