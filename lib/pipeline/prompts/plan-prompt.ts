// The prompt of one question. Each part has a budget of its own, so that no part can crowd out another; all
// of them and the rules together stay under 4,000 tokens whatever the size of the source.

import { chooseModels } from '../slice/choose-models.ts';
import type { AntiPatternHint, Context, FailedAttempt } from '../stages.ts';
import { fenced, section } from './fence.ts';
import { renderConversation } from './render-conversation.ts';
import { renderExamples, renderMistakes } from './render-lessons.ts';
import { renderPolicies } from './render-policies.ts';
import { renderRepair } from './render-repair.ts';
import { renderSlice } from './render-slice.ts';
import { fitLines } from './tokens.ts';

export const promptBudget = {
  models: 1500,
  policies: 200,
  mistakes: 250,
  examples: 250,
  conversation: 250,
  repair: 200,
  question: 200,
} as const;

export interface PlanPrompt {
  readonly text: string;
  /** Models that the prompt tells of. */
  readonly models: readonly string[];
  readonly mistakes: readonly AntiPatternHint[];
}

export function renderPlanPrompt(context: Context, failures: readonly FailedAttempt[] = []): PlanPrompt {
  const { question, turns, manifest, policies, guidance } = context;
  const earlier = turns.slice(-2).flatMap((turn) => [turn.question, turn.plan?.model ?? '']);
  const slice = renderSlice(chooseModels(manifest, question, earlier), promptBudget.models);
  const mistakes = guidance?.mistakesOf(new Set(slice.models)) ?? [];
  const told = fitLines(mistakes.map(renderMistakes), promptBudget.mistakes);
  const parts = [
    section('models', slice.lines),
    section('guidance', fitLines(renderPolicies(policies), promptBudget.policies)),
    section('examples', fitLines(renderExamples(guidance?.examples ?? []), promptBudget.examples)),
    section('avoid', told),
    section('conversation', fitLines(renderConversation(turns), promptBudget.conversation)),
    section('clock', [`${clock(context)}, ${context.timeZone}; answer language ${context.locale}`]),
    section('question', fitQuestion(question)),
    section('failed', fitLines(failures.flatMap(renderRepair), promptBudget.repair)),
    context.mustAnswer ? 'It was asked back once already: choose the likeliest plan, do not clarify.' : '',
  ];
  return {
    text: parts.filter((part) => part !== '').join('\n'),
    models: slice.models,
    mistakes: mistakes.slice(0, told.length),
  };
}

/** The start of a long question; 4,000 characters are allowed, and the first ones say what is wanted. */
function fitQuestion(question: string): readonly string[] {
  for (let longest = question.length; ; longest = Math.floor(longest * 0.8)) {
    const lines = fitLines([fenced(question, Math.max(20, longest))], promptBudget.question);
    if (lines.length > 0 || longest < 20) return lines;
  }
}

function clock({ now, timeZone }: Context): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
}
