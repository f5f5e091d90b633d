// What the rows are called, where the question says it in words that the data does not know: if the complaint speaks of
// the columns of one model, those words may well be that model. A guess, unless the answer is then the expected one.
import { tokenize } from '../../language/locale/tokens.ts';
import { termSchema } from '../../pipeline/narrow-text.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';

const least = 0.8;

/** `others`: what else the complaint may come to. */
export function unknownRows(
  { question, plan, locale }: PolicyCase,
  names: Names,
  others: readonly Proposal[],
): Proposal[] {
  const known = names
    .links(question)
    .some(({ targets }) => targets.some(({ target, score }) => target.kind === 'model' && score >= least));
  const models = new Set(others.flatMap(({ choices }) => choices.slice(0, 1).flatMap(modelOf)));
  const [name = '', ...more] = models;
  const model = names.manifest.model(name);
  if (plan || known || !model || more.length > 0) return [];
  const terms = others.flatMap(({ choices }) =>
    choices.flatMap(({ effect }) => ('term' in effect ? [effect.term] : [])),
  );
  const means = { model: model.name };
  const { demanded } = meant(model, means, names);
  const choices = stretches(question, new Set(names.unread(question)), locale)
    .map((stretch) => withoutTerms(stretch, terms))
    .filter((term) => termSchema.safeParse(term).success && term.length >= shortest)
    .map((term): EffectChoice => {
      const effect = { kind: 'term', term, model: model.name, means } as const;
      return { effect, triggers: [], demanded, guessed: true };
    });
  return choices.length > 0 ? [{ said: question, choices }] : [];
}

/**
 * "In the club world": a word beside the name of rows that says no more than it. Where all else is explained, the two
 * together may well be those rows. A guess, unless the answer is then the expected one.
 */
export function besideRows(
  { question, plan }: PolicyCase,
  names: Names,
  others: readonly Proposal[],
): Proposal[] {
  if (plan || others.length === 0) return [];
  const explained = others.flatMap(({ choices }) =>
    choices.flatMap(({ effect }) => ('term' in effect ? effect.term.split(' ') : [])),
  );
  const asked = question.toLowerCase();
  const unknown = names
    .unread(question)
    .map((word) => word.toLowerCase())
    .filter((word) => !explained.includes(word));
  return names.links(question).flatMap(({ text, targets: [first] }): Proposal[] => {
    if (first?.target.kind !== 'model' || first.score < least) return [];
    const { model } = first.target;
    const means = { model: model.name };
    const { demanded } = meant(model, means, names);
    const said = text.toLowerCase();
    const choices = unknown
      .flatMap((word) => [`${said} ${word}`, `${word} ${said}`])
      .filter((term) => asked.includes(term) && termSchema.safeParse(term).success)
      .map((term): EffectChoice => {
        const effect = { kind: 'term', term, model: model.name, means } as const;
        return { effect, triggers: [], demanded, guessed: true };
      });
    return choices.length > 0 ? [{ said: question, choices }] : [];
  });
}

function modelOf({ effect }: EffectChoice): string[] {
  return 'model' in effect ? [effect.model] : [];
}

/** "Em" is a word for a person; a letter is none. */
const shortest = 2;
const counted = /^(many|much|of|list|show|all|nhieu|so|ke|cac|cuantos|cuantas|de|los|las|the|our)$/;

/** Words beside one another that nothing was made of, where rows are named: behind what counts or lists them. */
function stretches(question: string, unread: ReadonlySet<string>, locale: PolicyCase['locale']): string[] {
  const tokens = tokenize(question, locale);
  return tokens.flatMap(({ text }, place) => {
    if (!unread.has(text) || !counted.test(tokens[place - 1]?.folded ?? '')) return [];
    const rest = tokens.slice(place);
    const end = rest.findIndex((token) => !unread.has(token.text));
    const words = rest.slice(0, end < 0 ? rest.length : end);
    return [
      words
        .map((token) => token.text)
        .join(' ')
        .toLowerCase(),
    ];
  });
}

function withoutTerms(stretch: string, terms: readonly string[]): string {
  const at = Math.min(
    stretch.length,
    ...terms.map((term) => stretch.indexOf(term)).filter((found) => found >= 0),
  );
  return stretch.slice(0, at).trim();
}
