import type { KnownAntiPattern } from '../anti-pattern/known-anti-patterns.ts';
import { chooseAntiPatterns } from '../anti-pattern/known-anti-patterns.ts';
import { namesAny } from '../data-source/hidden-names.ts';
import { fold } from '../language/locale/fold.ts';
import type { Guidance } from '../pipeline/stages.ts';
import type { VerifiedPlan } from '../pipeline/verified-planner.ts';

/** More teach a model little and cost room. */
const examplesGiven = 3;

/**
 * What a prompt may be told beside the question: mistakes made before, and verified questions like it. Both came
 * of questions of others; what speaks of something that this asker may not see is not told.
 *
 * @param hidden names that the asker may not see, as `hiddenNames` gives them
 */
export function modelGuidance(
  question: string,
  known: readonly KnownAntiPattern[],
  verified: readonly VerifiedPlan[],
  hidden: ReadonlySet<string>,
): Guidance {
  const told = known.filter(
    ({ badSnippet, correctSnippet = '', errorPattern, context }) =>
      !namesAny([badSnippet, correctSnippet, errorPattern, ...Object.values(context)].join(' '), hidden),
  );
  const alike = verified.filter(
    ({ question: asked, plan }) => !namesAny(`${asked} ${JSON.stringify(plan)}`, hidden),
  );
  return {
    mistakesOf: (models) => chooseAntiPatterns(told, models, question),
    examples: nearestOf(question, alike),
  };
}

/** Those that share most words with the question, by Jaccard's index; those that share none are no examples. */
function nearestOf(question: string, verified: readonly VerifiedPlan[]): Guidance['examples'] {
  const asked = wordsOf(question);
  return verified
    .map((each) => ({ each, share: shared(asked, wordsOf(each.question)) }))
    .filter(({ share }) => share > 0)
    .sort((left, right) => right.share - left.share)
    .slice(0, examplesGiven)
    .map(({ each }) => ({ question: each.question, plan: each.plan }));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
}

function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const both = [...left].filter((word) => right.has(word)).length;
  return both === 0 ? 0 : both / (left.size + right.size - both);
}
