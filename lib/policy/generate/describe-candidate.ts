// A chosen effect as a candidate in words, in the language of the person who complained.

import { interpret } from '../../pipeline/interpretation.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { candidateWords } from './candidate-words.ts';
import type { ChosenEffects } from './choose-effects.ts';
import { effectWords } from './effect-words.ts';
import type { PolicyCandidate } from './policy-candidate.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice } from './proposal.ts';
import { shown } from './shown.ts';

export function describeCandidate(
  { choice, said }: { choice: EffectChoice; said: string },
  { before, after, chosen }: ChosenEffects,
  policyCase: PolicyCase,
): PolicyCandidate {
  const words = candidateWords[policyCase.locale];
  const { effect, triggers } = choice;
  const { title, rule, to } = effectWords(effect, policyCase);
  const proof = choice.fitted
    ? words.fits
    : after.agrees === true
      ? words.agrees
      : after.plan
        ? words.readsAsSaid
        : words.notYetRead;
  const wrote =
    policyCase.words.trim() && words.because(shown(policyCase.words, 300).replace(/[.\s]+$/u, ''));
  const readAs = before.plan && interpret(before.plan, policyCase);
  const from = readAs && shown(readAs, 120);
  return {
    category: categoryOf(effect),
    priority: after.agrees === true && !choice.fitted ? 'high' : before.plan ? 'medium' : 'low',
    title,
    rule: shown(rule, 400),
    rationale: shown(`${wrote} ${proof}`.trim(), 600),
    examples: [shown(policyCase.question, 300)],
    rootCause: shown(readAs ? words.readAs(readAs) : words.notRead, 300),
    missingKnowledge: shown(words.missing(said), 300),
    correctMapping: { ...(from && { from }), to: shown(to, 200) },
    triggers: [...triggers],
    confidence:
      choice.fitted || (after.agrees !== true && chosen.some((one) => one.choice.guessed))
        ? Math.min(confidenceOf(after), surestGuess)
        : confidenceOf(after),
    effect,
    ...(after.plan && { plan: after.plan }),
    ...(after.agrees !== undefined && { agrees: after.agrees }),
  };
}

/** What was tried together with a guess is no surer than it: below what may be approved without a person. */
const surestGuess = 0.5;

/** Sure only where the answer was what somebody expected, and never quite. */
function confidenceOf({ agrees, confidence, says, plan }: ChosenEffects['after']): number {
  if (!plan) return Math.round(30 * says) / 100;
  const read = 0.38 + 0.3 * says + 0.2 * confidence;
  const sure = agrees === true ? read + 0.12 : agrees === false ? read * 0.4 : read;
  return Math.round(Math.min(0.97, sure) * 100) / 100;
}

function categoryOf(effect: PolicyEffect): PolicyCandidate['category'] {
  switch (effect.kind) {
    case 'term':
      return 'condition' in effect.means || 'measure' in effect.means || 'expression' in effect.means
        ? 'domain_knowledge'
        : 'schema_mapping';
    case 'metric':
    case 'valueLabel':
      return 'domain_knowledge';
    case 'joinPath':
    case 'mainDate':
      return 'schema_mapping';
    case 'ask':
      return 'clarity';
    default:
      return 'accuracy';
  }
}
