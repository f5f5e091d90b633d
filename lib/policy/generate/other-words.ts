// "Turnover is the net amount", said of a question that asks how much was sold: the word that is explained does not stand
// in it, and the planner knows another one that does by the same column or number.
import type { Target } from '../../language/links.ts';
import { type PolicyEffect, policyEffectSchema } from '../../pipeline/live-policy.ts';
import type { Meant } from './meaning.ts';
import type { Names } from './names.ts';
import type { EffectChoice } from './proposal.ts';

const surely = 0.8;

/** `effectOf`: what a word means. The word of the question is taught, and the one that was said with it. */
export function inOtherWords(
  term: string,
  meanings: readonly Meant[],
  question: string,
  names: Names,
  effectOf: (word: string, one: Meant) => PolicyEffect,
): EffectChoice[] {
  const [own, ...more] = names.links(term);
  if (!own || more.length > 0) return [];
  const known = new Set(own.targets.flatMap(({ target, score }) => (score >= surely ? keyOf(target) : [])));
  const words = names
    .links(question)
    .filter(({ targets }) =>
      targets.some(({ target, score }) => score >= surely && known.has(keyOf(target)[0] ?? '')),
    )
    .map(({ text }) => text.toLowerCase());
  return words.flatMap((word) =>
    meanings.flatMap((one): EffectChoice[] => {
      if (!('measure' in one.means) && !('field' in one.means)) return [];
      const effect = policyEffectSchema.safeParse({ ...effectOf(word, one), also: [term.toLowerCase()] });
      return effect.success ? [{ effect: effect.data, triggers: [], demanded: one.demanded }] : [];
    }),
  );
}

/** What rows are called is no word for their numbers. */
function keyOf(target: Target): string[] {
  if (target.kind === 'measure') return [`${target.model.name} ${JSON.stringify(target.measure)}`];
  return target.kind === 'field' ? [`${target.model.name}.${target.field.name}`] : [];
}
