import { printPlan } from '../notation/print-plan.ts';
import type { AntiPatternHint, VerifiedExample } from '../stages.ts';
import { fenced, fencedPlan } from './fence.ts';

/** A question that an administrator verified, with its plan. */
export function renderExamples(examples: readonly VerifiedExample[]): readonly string[] {
  return examples.map(
    ({ question, plan }) => `"${fenced(question, 120)}" => ${fencedPlan(printPlan(plan), 300)}`,
  );
}

/** A mistake that was made before: what was written, what is wrong with it, what is right. */
export function renderMistakes({
  errorClass,
  errorPattern,
  badSnippet,
  correctSnippet,
}: AntiPatternHint): string {
  const right = correctSnippet === undefined ? '' : `; right: ${fencedPlan(correctSnippet, 160)}`;
  return `${errorClass} (${fenced(errorPattern, 80)}), wrong: ${fencedPlan(badSnippet, 160)}${right}`;
}
