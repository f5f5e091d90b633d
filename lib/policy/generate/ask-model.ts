// From a complaint to policies, by a model: one structured call, which sees the case and no rows. What it
// proposes goes the way of every other proposal: the question is read again under it, and of what it wrote only
// that is kept under which the plan says what was said.
import { AssistantError } from '../../errors/assistant-error.ts';
import type { ModelPrompt } from '../../models/language-model.ts';
import { fitLines } from '../../models/tokens.ts';
import { printPlan } from '../../pipeline/notation/print-plan.ts';
import { fenced, fencedPlan, section } from '../../pipeline/prompts/fence.ts';
import { renderConversation } from '../../pipeline/prompts/render-conversation.ts';
import { renderPolicies } from '../../pipeline/prompts/render-policies.ts';
import { renderSlice } from '../../pipeline/prompts/render-slice.ts';
import { chooseModels } from '../../pipeline/slice/choose-models.ts';
import { chooseEffects } from './choose-effects.ts';
import { describeCandidate } from './describe-candidate.ts';
import { effectOfReply } from './effect-of-reply.ts';
import { namesOf } from './names.ts';
import { type PolicyCandidate, policyCandidateSchema } from './policy-candidate.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';
import { type PolicyReply, policyReplySchema, policySystem } from './policy-reply.ts';
import { shown } from './shown.ts';

const budget = { models: 1500, guidance: 300, conversation: 250, words: 700, reading: 150 } as const;
const mostProposals = 3;

/**
 * The policies that a model proposes and that hold what they say; undefined where there is no model, or none
 * can be reached or paid, so that others may try.
 *
 * @throws AssistantError `query.cancelled`
 */
export async function askModel(
  policyCase: PolicyCase,
  tools: GeneratorTools,
  signal: AbortSignal,
): Promise<PolicyCandidate[] | undefined> {
  if (!tools.model) return undefined;
  const reply = await replyOf(policyCase, tools.model, signal);
  if (!reply) return undefined;
  const names = namesOf(policyCase.manifest, policyCase.locale, new Set());
  const clock = { now: policyCase.now, timeZone: policyCase.timeZone };
  const proposed = reply.policies.slice(0, mostProposals).flatMap((one) => {
    const choice = effectOfReply(one, { names, clock });
    return choice ? [{ choice, confidence: Math.min(1, Math.max(0, one.confidence)) }] : [];
  });
  const isSaidByPlans = ({ choice }: (typeof proposed)[number]) => choice.demanded.size > 0;
  const tryable = proposed.filter(isSaidByPlans);
  const said = shown(policyCase.words, 200);
  const proposals = tryable.map(({ choice }) => ({ said, choices: [choice] }));
  const found = await chooseEffects(proposals, policyCase, tools, signal, new Set());
  // What no plan can be asked for (a question back, a unit, a note) is for a person to judge.
  const untried = proposed.filter((one) => !isSaidByPlans(one)).map(({ choice }) => ({ choice, said }));
  return [...found.chosen, ...untried].flatMap((one) => {
    const sure = proposed.find(({ choice }) => choice.effect === one.choice.effect)?.confidence ?? 0;
    const described = describeCandidate(one, found, policyCase);
    const isTried = found.chosen.includes(one as (typeof found.chosen)[number]);
    const candidate = policyCandidateSchema.safeParse({
      ...described,
      rootCause: shown(reply.root_cause, 300) || described.rootCause,
      missingKnowledge: shown(reply.missing_knowledge, 300) || described.missingKnowledge,
      confidence: Math.min(isTried ? described.confidence : 0.3, sure),
    });
    return candidate.success ? [candidate.data] : [];
  });
}

async function replyOf(
  policyCase: PolicyCase,
  model: NonNullable<GeneratorTools['model']>,
  signal: AbortSignal,
) {
  try {
    const { object } = await model.completeStructured(
      policyPrompt(policyCase),
      // Learning has a line of its own in what was spent.
      { signal, actorId: 'learning' },
    );
    return object;
  } catch (thrown) {
    if (thrown instanceof AssistantError && thrown.code !== 'query.cancelled') return undefined;
    throw thrown;
  }
}

export function policyPrompt(policyCase: PolicyCase): ModelPrompt<PolicyReply> {
  return promptOfText(renderCase(policyCase));
}

/** A case that was rendered before, with the rules it was handed in under. */
export function promptOfText(prompt: string): ModelPrompt<PolicyReply> {
  return {
    purpose: 'policy',
    system: policySystem,
    prompt,
    schema: policyReplySchema,
    schemaName: 'policy_reply',
  };
}

/** The whole case but for rows: what the model may learn from, each part within its budget and fenced. */
function renderCase(policyCase: PolicyCase): string {
  const { question, words, turns, plan, reading, expected, policies, manifest, reasons = [] } = policyCase;
  const { alsoSaid = [], errorCode } = policyCase;
  const slice = renderSlice(
    chooseModels(manifest, `${question} ${words}`, plan ? [plan.model] : []),
    budget.models,
  );
  return [
    section('models', slice.lines),
    section('guidance', fitLines(renderPolicies(policies), budget.guidance)),
    section('conversation', fitLines(renderConversation(turns), budget.conversation)),
    section('question', [fenced(question, 500)]),
    section('read_as', [
      ...(plan ? [fencedPlan(printPlan(plan), 500)] : ['it was not answered']),
      ...(reading === undefined ? [] : [fenced(reading, 300)]),
      ...(errorCode === undefined ? [] : [`failed: ${errorCode}`]),
    ]),
    section(
      'complaint',
      fitLines([fenced(words, 2000), ...reasons.map((reason) => fenced(reason, 60))], budget.words),
    ),
    section('expected', expected ? [expectedWords(expected)] : []),
    section(
      'others_said',
      fitLines(
        alsoSaid.map((each) => fenced(each, 300)),
        budget.words / 2,
      ),
    ),
    section('language', [policyCase.locale]),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function expectedWords(expected: NonNullable<PolicyCase['expected']>): string {
  if ('number' in expected) return `the number ${expected.number}`;
  if ('plan' in expected) return fencedPlan(printPlan(expected.plan), 400);
  const rows = 'row' in expected ? [expected.row] : expected.rows.slice(0, 3);
  return rows.map((row) => fenced(row.map(String).join(', '), 200)).join(' / ');
}
