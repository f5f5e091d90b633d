// The prompt of one question. Each part has a budget of its own, so that no part can crowd out another; all
// of them and the rules together stay under 4,000 tokens whatever the size of the source.
import { toJSONSchema } from 'zod';
import type { PromptSize } from '../../env/setting-table.ts';
import { fitLines, tokensOf } from '../../models/tokens.ts';
import { chooseModels } from '../slice/choose-models.ts';
import type { AntiPatternHint, Context, FailedAttempt } from '../stages.ts';
import { fenced, section } from './fence.ts';
import { leanSystem } from './lean-system.ts';
import { leanReplySchema, planReplySchema } from './plan-reply.ts';
import { planSystem } from './plan-system.ts';
import { renderConversation } from './render-conversation.ts';
import { renderExamples, renderMistakes } from './render-lessons.ts';
import { renderPolicies } from './render-policies.ts';
import { renderRepair } from './render-repair.ts';
import { renderSlice } from './render-slice.ts';

interface PromptBudget {
  /** With the rules and the form of the reply. */
  readonly whole: number;
  readonly models: number;
  readonly policies: number;
  readonly mistakes: number;
  readonly examples: number;
  readonly conversation: number;
  readonly repair: number;
  readonly question: number;
}

/** In tokens; `lean` is for small models. The models have what the other parts leave free of the whole, and no more than theirs. */
export const promptBudgets: Readonly<Record<PromptSize, PromptBudget>> = {
  full: {
    whole: 4000,
    models: 1700,
    policies: 200,
    mistakes: 250,
    examples: 250,
    conversation: 250,
    repair: 400,
    question: 200,
  },
  // With its reply within 2,048, what servers of small models often give when nothing is set.
  lean: {
    whole: 1600,
    models: 700,
    policies: 100,
    mistakes: 80,
    examples: 100,
    conversation: 100,
    repair: 150,
    question: 100,
  },
};

const rulesTokens: Readonly<Record<PromptSize, number>> = {
  full: tokensOf(`${planSystem}\n${JSON.stringify(toJSONSchema(planReplySchema))}`),
  lean: tokensOf(`${leanSystem}\n${JSON.stringify(toJSONSchema(leanReplySchema))}`),
};
/** The frames of the models and of what to avoid. */
const framesTokens = 20;

export interface PlanPrompt {
  readonly text: string;
  /** Models that the prompt tells of. */
  readonly models: readonly string[];
  readonly mistakes: readonly AntiPatternHint[];
}

export function renderPlanPrompt(
  context: Context,
  failures: readonly FailedAttempt[] = [],
  size: PromptSize = 'full',
): PlanPrompt {
  const budget = promptBudgets[size];
  const { question, turns, manifest, policies, guidance } = context;
  const before = [
    section('guidance', fitLines(renderPolicies(policies), budget.policies)),
    section('examples', fitLines(renderExamples(guidance?.examples ?? []), budget.examples)),
  ];
  const after = [
    section('conversation', fitLines(renderConversation(turns), budget.conversation)),
    section('clock', [`${clock(context)}, ${context.timeZone}; answer language ${context.locale}`]),
    section('question', fitQuestion(question, budget.question)),
    section('failed', fitLines(failures.flatMap(renderRepair), budget.repair)),
    context.mustAnswer ? 'It was asked back once already: choose the likeliest plan, do not clarify.' : '',
  ];
  const others = [...before, ...after].reduce((sum, part) => sum + tokensOf(part) + 1, 0);
  const earlier = turns.slice(-2).flatMap((turn) => [turn.question, turn.plan?.model ?? '']);
  const left = budget.whole - rulesTokens[size] - framesTokens - others - (guidance ? budget.mistakes : 0);
  const slice = renderSlice(
    chooseModels(manifest, question, earlier),
    Math.max(0, Math.min(budget.models, left)),
  );
  const mistakes = guidance?.mistakesOf(new Set(slice.models)) ?? [];
  const told = fitLines(mistakes.map(renderMistakes), budget.mistakes);
  const parts = [section('models', slice.lines), ...before, section('avoid', told), ...after];
  return {
    text: parts.filter((part) => part !== '').join('\n'),
    models: slice.models,
    mistakes: mistakes.slice(0, told.length),
  };
}

/** The start of a long question; 4,000 characters are allowed, and the first ones say what is wanted. */
function fitQuestion(question: string, tokens: number): readonly string[] {
  for (let longest = question.length; ; longest = Math.floor(longest * 0.8)) {
    const lines = fitLines([fenced(question, Math.max(20, longest))], tokens);
    if (lines.length > 0 || longest < 20) return lines;
  }
}

function clock({ now, timeZone }: Context): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
}
