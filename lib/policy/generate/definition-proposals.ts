// Definitions as effects: each meaning of the words with each stretch of the question that they may be
// about, the likeliest first.
import type { Model } from '../../data-source/manifest.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { policyEffectSchema } from '../../pipeline/live-policy.ts';
import { labelSchema, termSchema } from '../../pipeline/narrow-text.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import { meaningsOfWords } from './meanings-of-words.ts';
import type { Names } from './names.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';
import type { Statement } from './statements.ts';
import { termChoices } from './term-choices.ts';

const mostChoices = 24;

export function definitionProposal(
  statement: Extract<Statement, { kind: 'definition' }>,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Proposal | undefined {
  for (const { term, meanings } of sidesOf(statement, names, spoken, clock)) {
    const choices = choicesOf(term, meanings, policyCase, names, entitiesOf(spoken));
    if (choices.length > 0)
      return { said: `${term}: ${statement.meaning}`, choices: choices.slice(0, mostChoices) };
  }
  return undefined;
}

/** Mostly the word comes first; "A11 is the average salary" explains the column instead. */
function sidesOf(
  { term, meaning }: Extract<Statement, { kind: 'definition' }>,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): { term: string; meanings: readonly Meant[] }[] {
  if (meaning.startsWith('?')) {
    const column = meaning.slice(1);
    const valued = names
      .fields(column)
      .slice(0, 3)
      .map(({ model, field }) =>
        meant(model, { condition: { path: field.name, op: 'eq', value: term } }, names),
      );
    const turned = names
      .fields(term, undefined, true)
      .map(({ model, field }) => meant(model, { field: field.name }, names));
    return [
      ...(turned.length > 0 ? [{ term: column, meanings: turned }] : []),
      { term, meanings: valued.length > 0 ? valued : meaningsOfWords(column, names, spoken, clock) },
    ];
  }
  const turned = names.fields(term, undefined, true);
  const sides = [{ term, meanings: meaningsOfWords(meaning, names, spoken, clock) }];
  if (turned.length > 0 && /_|\d/.test(term))
    sides.unshift({
      term: meaning,
      meanings: turned.map(({ model, field }) => meant(model, { field: field.name }, names)),
    });
  return sides;
}

function choicesOf(
  term: string,
  meanings: readonly Meant[],
  policyCase: PolicyCase,
  names: Names,
  entities: readonly string[],
): EffectChoice[] {
  const rows = meanings.map((one) =>
    termChoices(policyCase.question, term, one, policyCase.locale, entities).flatMap((text) => {
      const parsed = policyEffectSchema.safeParse(effectOf(text, one));
      if (!parsed.success) return [];
      return [{ effect: parsed.data, triggers: triggersOf(text, one, names), demanded: one.demanded }];
    }),
  );
  // The best stretch for each meaning first, then the next best: all meanings get their turn.
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, place) => rows.flatMap((row) => row[place] ?? [])).flat();
}

function effectOf(term: string, { model, means }: Meant): PolicyEffect {
  if ('measure' in means) return { kind: 'metric', term, model: model.name, measure: means.measure };
  return { kind: 'term', term, model: model.name, means };
}

/**
 * A word that means something else elsewhere in the data is read so only where the model is spoken of.
 */
function triggersOf(term: string, { model }: Meant, names: Names): string[] {
  const [only, ...more] = names.links(term);
  if (!only || more.length > 0) return [];
  const elsewhere = only.targets.some(({ target, score }) => score >= 0.75 && target.model !== model);
  if (!elsewhere) return [];
  return [model.label, model.plural].filter(
    (word) => termSchema.safeParse(word).success && labelSchema.safeParse(word).success,
  );
}

function entitiesOf(spoken: readonly Model[]): string[] {
  return spoken.slice(0, 2).flatMap(({ label, plural }) => [label, plural]);
}
