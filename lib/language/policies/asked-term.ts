import type { Context } from '../../pipeline/stages.ts';
import { tokenize } from '../locale/tokens.ts';
import type { AskedTerm } from './policy-effects.ts';
import { placesOf, wordStems } from './term-stems.ts';

/**
 * The word of a question that a policy says must be asked about, with the question as each choice would
 * have it. None where the question already says one of the choices.
 */
export function askedTerm(
  { question, locale }: Context,
  asks: readonly AskedTerm[],
): { asked: AskedTerm; choices: readonly { label: string; question: string }[] } | undefined {
  if (asks.length === 0) return undefined;
  const tokens = tokenize(question, locale);
  for (const asked of asks) {
    const [place] = placesOf(asked.words, tokens);
    if (!place) continue;
    const isSaid = asked.options.some((option) => {
      const words = wordStems(option, locale);
      return words.length > asked.words.length && placesOf(words, tokens).length > 0;
    });
    if (isSaid) continue;
    const start = tokens[place.start]?.start ?? 0;
    const end = tokens[place.end - 1]?.end ?? start;
    const choices = asked.options.map((label) => ({
      label,
      question: question.slice(0, start) + label + question.slice(end),
    }));
    return { asked, choices };
  }
  return undefined;
}
