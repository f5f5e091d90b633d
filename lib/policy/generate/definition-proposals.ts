// Definitions as effects: each meaning of the words with each stretch of the question that they may be
// about, the likeliest first.
import type { Model } from '../../data-source/manifest.ts';
import { questionLocale } from '../../language/locale/question-locale.ts';
import { wordStems } from '../../language/policies/term-stems.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { policyEffectSchema } from '../../pipeline/live-policy.ts';
import { termSchema } from '../../pipeline/narrow-text.ts';
import type { Condition } from '../../pipeline/plan.ts';
import { deniedTerm } from './denied-term.ts';
import { fieldsSaid } from './fields-said.ts';
import { leadsTo, type Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import { meaningsOfSpoken, meaningsOfWords } from './meanings-of-words.ts';
import { type Names, namesOf, plain } from './names.ts';
import { effectsOf } from './other-columns.ts';
import { inOtherWords } from './other-words.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';
import { denied } from './rows-named.ts';
import { whoBelong } from './rows-with-others.ts';
import { seenFrom, withSome } from './seen-from.ts';
import type { Definition } from './statements.ts';
import { contentOf, isTellingWord, termChoices } from './term-choices.ts';
import { waysSaid } from './ways-said.ts';
import { widerMeanings } from './wider-meanings.ts';

const mostChoices = 24;

export function definitionProposal(
  statement: Definition,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Proposal | undefined {
  for (const { term, meanings } of sidesOf(statement, names, spoken, clock)) {
    const said = statement.meaning.replace(/^\?/, '').trim();
    const belonging = whoBelong(said, names, spoken, (words) => meaningsOfWords(words, names, spoken, clock));
    const whose = [...belonging, ...ofNamedRows(statement, meanings, names)];
    const likely = asMeasured(ofMany(policyCase) ? numbersFirst(whose) : whose, policyCase, names);
    const direct = saidChoices(term, likely, policyCase, names, spoken.slice(0, 2));
    const others = () => [
      ...inOtherWords(term, likely, policyCase.question, names, effectOf),
      ...otherTongue(likely, policyCase),
    ];
    const choices = [
      ...(direct.length > 0 ? direct : others()).slice(0, mostChoices),
      ...(statement.unlike === undefined ? [] : waysSaid(statement.meaning, names, spoken)),
    ];
    if (choices.length > 0)
      return {
        said: statement.text,
        choices: choices.map((choice) => ofTheirRows(unlike(choice, statement, names), statement, names)),
      };
  }
  return undefined;
}

/** "Trễ nghĩa là …" of late invoices: said in another language, of the one word that nothing was made of. */
function otherTongue(meanings: readonly Meant[], { question, locale, manifest }: PolicyCase): EffectChoice[] {
  const own = questionLocale(question, locale);
  if (own === locale) return [];
  const unread = namesOf(manifest, own, new Set()).unread(question);
  const [term, ...more] = unread.filter((word) => isTellingWord(word, own));
  if (term === undefined || more.length > 0) return [];
  return meanings.flatMap((one) => {
    const effect = policyEffectSchema.safeParse(effectOf(term.toLowerCase(), one));
    return 'condition' in one.means && effect.success
      ? [{ effect: effect.data, triggers: [], demanded: one.demanded, guessed: true }]
      : [];
  });
}

/** "Net, not gross": what it is not must not be left in the plan. */
function unlike(choice: EffectChoice, { unlike: wrong }: Definition, names: Names): EffectChoice {
  if (wrong === undefined) return choice;
  const refused = new Set(
    fieldsSaid(wrong, names).map(({ model, field }) => `field ${model.name}.${field.name}`),
  );
  for (const fact of choice.demanded) refused.delete(fact);
  return refused.size > 0 ? { ...choice, refused } : choice;
}

/** "Late payers are patients with an invoice …": a test of invoices, which patients have. */
function ofNamedRows({ meaning }: Definition, meanings: readonly Meant[], names: Names): readonly Meant[] {
  const rows = rowsSaid(meaning, names);
  const seen = meanings.flatMap(({ model, means }) => {
    if (!rows || rows === model || !('condition' in means)) return [];
    const where = withSome(rows, model, means.condition, names);
    return where ? [meant(rows, { condition: where }, names)] : [];
  });
  return [...seen, ...meanings];
}

/** "A refund is a customer with …": of other rows with the same state it is none. */
function ofTheirRows(choice: EffectChoice, { meaning }: Definition, names: Names): EffectChoice {
  const { effect, demanded } = choice;
  if (effect.kind !== 'term' || !('condition' in effect.means)) return choice;
  return rowsSaid(meaning, names)?.name === effect.model
    ? { ...choice, demanded: new Set([...demanded, `model ${effect.model}`]) }
    : choice;
}

const saidOfRows =
  /^\s+(?:with|without|that|which|who|whose|where|having|in|at|from|of|có|mà|không|chưa|đã|trong|ở|con|sin|que|en|de|cuy[oa]s?|donde)\s/iu;

/** The rows that a definition begins with. */
function rowsSaid(meaning: string, names: Names): Model | undefined {
  const said = meaning.replace(/^\?/, '').trim();
  const head = said.replace(/^(?:an?|any|the|those|una?|l[oa]s|một|các|những)\s+/iu, '').toLowerCase();
  const [first] = names.links(said);
  if (!first || !head.startsWith(first.text.toLowerCase())) return undefined;
  // `colour_id` is a column and no colour, and so is the colour of "colour = 'Red'".
  if (!saidOfRows.test(head.slice(first.text.length))) return undefined;
  const [model] = first.targets.flatMap(({ target, score }) =>
    target.kind === 'model' && score >= 0.8 ? [target.model] : [],
  );
  return model;
}

const groups =
  /(?:^|\s)(?:by|per|each|every|total|overall|sum|average|mean|por|cada|totales|suma|promedio|media|theo|mỗi|từng|tổng|trung\s+bình)(?=\s|$)/iu;

/** True of a question that asks for a number of many rows. */
function ofMany({ question, plan }: PolicyCase): boolean {
  return plan?.measures !== undefined || groups.test(question);
}

function numbersFirst(meanings: readonly Meant[]): Meant[] {
  const isNumber = ({ means, isImplied }: Meant) => 'measure' in means && !isImplied;
  return [...meanings.filter(isNumber), ...meanings.filter((one) => !isNumber(one))];
}

/** A column in the place of one that the plan computes a number of means the same number of it, before itself. */
function asMeasured(meanings: readonly Meant[], policyCase: PolicyCase, names: Names): readonly Meant[] {
  const numbers = meanings.flatMap(({ model, means }) => {
    const field =
      'field' in means && !means.where ? names.manifest.field(model.name, means.field) : undefined;
    const [effect] = field ? effectsOf('', { model, field }, policyCase) : [];
    return effect?.kind === 'metric' ? [meant(model, { measure: effect.measure }, names)] : [];
  });
  return [...numbers, ...meanings];
}

/** Mostly the word comes first; "A11 is the average salary" explains the column instead. */
function sidesOf(
  { term, meaning }: Definition,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): { term: string; meanings: readonly Meant[] }[] {
  if (meaning.startsWith('?')) {
    const column = meaning.slice(1);
    const computed = meaningsOfSpoken(column, names, spoken);
    if (computed.length > 0) return [{ term, meanings: computed }];
    const [first, ...more] = names.fields(column).slice(0, 3);
    // "Sign-up is joined_on": a word is no date, no number and no yes or no.
    const known = [...(first?.field.values ?? []), ...(first?.field.enumValues ?? [])];
    const isKnown = known.length === 0 || known.some((value) => plain(value) === plain(term));
    const isValue = (first?.field.type === 'text' && isKnown) || Number.isFinite(Number(term));
    const valued = (isValue && first ? [first, ...more] : []).map(({ model, field }) =>
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

/** Of a denied word, the opposite of what was said: the question denies it once more. */
function saidChoices(
  term: string,
  meanings: readonly Meant[],
  policyCase: PolicyCase,
  names: Names,
  rows: readonly Model[],
): EffectChoice[] {
  const direct = choicesOf(term, meanings, policyCase, names, rows);
  const { by, rest } = deniedTerm(term.toLowerCase()) ?? {};
  if (by === undefined || rest === undefined) return direct;
  const opposite = meanings.flatMap(({ model, means }) => {
    if (!('condition' in means)) return [];
    const condition = denied(means.condition);
    const [asked] = rows;
    // Said of the rows that are asked about: those without a maker are not those of maker 1.
    const seen = asked && asked !== model && seenFrom(asked, model, condition, names);
    return [...(seen ? [meant(asked, { condition: seen }, names)] : []), meant(model, { condition }, names)];
  });
  const withDenial = direct.filter(({ effect }) => 'term' in effect && effect.term.startsWith(by));
  // "Have any maker": elsewhere a maker is a maker.
  const phrase = term.toLowerCase().slice(by.length).trim();
  const isSaid = policyCase.question.toLowerCase().includes(phrase) && phrase !== rest;
  const triggers = isSaid && termSchema.safeParse(phrase).success ? [phrase] : undefined;
  return [
    ...withDenial,
    ...choicesOf(rest, opposite, policyCase, names, rows).map((choice) =>
      triggers ? { ...choice, triggers } : choice,
    ),
  ];
}

function choicesOf(
  term: string,
  meanings: readonly Meant[],
  policyCase: PolicyCase,
  names: Names,
  rows: readonly Model[],
): EffectChoice[] {
  const values = names.links(term).flatMap(({ targets }) => targets.map(({ target }) => target));
  // A value of a column is no word for the column.
  const isValue = ({ model, means }: Meant) =>
    'field' in means &&
    values.some(
      (value) => value.kind === 'value' && value.model === model && value.field.name === means.field,
    );
  const choices = meanings
    .filter((one) => !isValue(one))
    .map((one) =>
      termChoices(policyCase.question, term, one, policyCase.locale, rows).flatMap((text) =>
        [...widerMeanings(text, one, policyCase.question, names), { text, wide: one }].flatMap(
          ({ text: word, wide }) => {
            const parsed = policyEffectSchema.safeParse(effectOf(word, wide));
            if (!parsed.success || holdsTheirNumber(wide, word, policyCase.question)) return [];
            if ('measure' in wide.means && isOtherName(word, term, names)) return [];
            if ('condition' in wide.means && isOtherValue(word, wide.means.condition, names)) return [];
            return [
              {
                effect: parsed.data,
                triggers: triggersOf(word, wide, policyCase, names, rows),
                demanded: 'model' in wide.means ? wide.demanded : one.demanded,
              },
            ];
          },
        ),
      ),
    );
  // The best stretch for each meaning first, then the next best: all meanings get their turn.
  const longest = Math.max(0, ...choices.map((row) => row.length));
  return Array.from({ length: longest }, (_, place) => choices.flatMap((row) => row[place] ?? [])).flat();
}

/** "Not Rome, Milan" makes no Milan of Rome: a value of a column means no other value of it. */
function isOtherValue(word: string, condition: Condition, names: Names): boolean {
  const [only, ...more] = names.links(word);
  if (!only || more.length > 0) return false;
  const said = JSON.stringify(condition);
  return only.targets.some(
    ({ target, score }) =>
      target.kind === 'value' &&
      score >= 0.8 &&
      said.includes(`"path":"${target.field.name}"`) &&
      !said.includes(`"value":${JSON.stringify(target.value)}`),
  );
}

/** True of a part of a number's name that is the name of something else: the cost of "cost per mile". */
function isOtherName(word: string, term: string, names: Names): boolean {
  const count = (text: string) => contentOf(text, names.locale);
  if (count(word) >= count(term)) return false;
  if (2 * count(word) < count(term)) return true;
  const [only, ...more] = names.links(word);
  return (
    only !== undefined &&
    more.length === 0 &&
    only.text.length >= word.length &&
    only.targets.some(({ target, score }) => target.kind === 'field' && score >= wholeName)
  );
}

const wholeName = 0.95;

/** True where a number that the question says beside the word would become part of what the word means. */
function holdsTheirNumber({ means }: Meant, term: string, question: string): boolean {
  if (!('condition' in means)) return false;
  const asked = new Set(numbersIn(question));
  for (const number of numbersIn(term)) asked.delete(number);
  return numbersIn(JSON.stringify(means.condition, (key, value) => (key === 'path' ? '' : value))).some(
    (one) => asked.has(one),
  );
}

function numbersIn(text: string): string[] {
  return text.match(/(?<![\p{L}\d.])\d+(?:\.\d+)?(?![\p{L}\d])/gu) ?? [];
}

function effectOf(term: string, { model, means }: Meant): PolicyEffect {
  if ('measure' in means) return { kind: 'metric', term, model: model.name, measure: means.measure };
  return { kind: 'term', term, model: model.name, means };
}

/**
 * A word that means something else elsewhere in the data is read so only where the question speaks of the
 * same rows as this one does.
 */
function triggersOf(
  term: string,
  one: Meant,
  { question, locale }: PolicyCase,
  names: Names,
  rows: readonly Model[],
): string[] {
  const [only, ...more] = names.links(term);
  if (!only || more.length > 0) return [];
  const isElsewhere = (model: Model) => model !== one.model && !leadsTo(one, model);
  if (!only.targets.some(({ target, score }) => score >= 0.75 && isElsewhere(target.model))) return [];
  const words = wordStems(question, locale).flatMap(({ own, schema }) => [own, schema]);
  const stands = (label: string) =>
    wordStems(label, locale).every(({ own, schema }) => words.includes(own) || words.includes(schema));
  const spoken = [one.model, ...rows].filter(({ label, plural }) => stands(label) || stands(plural));
  const labels = spoken.slice(0, 1).flatMap(({ label, plural }) => [label, plural]);
  return labels.filter((label) => termSchema.safeParse(label).success);
}
