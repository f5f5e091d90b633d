// Remarks as effects. What is to be left out, or to be all there is, becomes a filter that holds unless it
// is asked for otherwise; one thing in another's place becomes a meaning of the word that was read as
// the other, or the date that is meant where no word says one.
import { type Field, type Model, resolvePath } from '../../data-source/manifest.ts';
import type { Target } from '../../language/links.ts';
import { fold } from '../../language/locale/fold.ts';
import { type PolicyEffect, policyEffectSchema } from '../../pipeline/live-policy.ts';
import { isNarrow } from '../../pipeline/narrow-text.ts';
import type { Condition, Measure } from '../../pipeline/plan.ts';
import { type Conditional, conditionsSaid } from './conditions-said.ts';
import { isDate } from './dates-said.ts';
import { fieldsSaid } from './fields-said.ts';
import { isFormula } from './formula.ts';
import type { Meant } from './meaning.ts';
import { meaningsOfFormula, meant } from './meanings-of-formula.ts';
import { meaningsOfSpoken, meaningsOfWords } from './meanings-of-words.ts';
import { type FieldOf, type Names, plain } from './names.ts';
import { effectsOf, measuredBeside, wordsReadAs } from './other-columns.ts';
import { parseFormula } from './parse-formula.ts';
import { planFacts } from './plan-facts.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';
import { type Remark, remarksOf } from './remarks.ts';
import { deniedOf } from './rows-named.ts';
import { contentOf, isTellingWord } from './term-choices.ts';
import { waysSaid } from './ways-said.ts';
import { widenedWords } from './widened-words.ts';

const mostChoices = 16;
const mostWords = 8;
/** A word that is linked to a model so well is what its rows are called. */
const rowsThemselves = 0.8;

export function remarkProposals(
  text: string,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Proposal[] {
  const widened = widenedWords(text, policyCase.question, names);
  return remarksOf(text).flatMap((remark): Proposal[] => {
    const choices = [...widened, ...choicesOf(remark, policyCase, names, spoken, clock)]
      .flatMap((choice) => (policyEffectSchema.safeParse(choice.effect).success ? [choice] : []))
      .slice(0, mostChoices);
    return choices.length > 0 ? [{ said: text, choices }] : [];
  });
}

function choicesOf(
  remark: Remark,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): EffectChoice[] {
  switch (remark.kind) {
    case 'instead':
      return [
        ...waysSaid(remark.right, names, spoken),
        ...inPlaceOf(remark.right, remark.wrong, policyCase, names).filter(
          ({ guessed }) => !guessed || !remark.inTurn,
        ),
      ];
    case 'mention':
      return [
        ...waysSaid(remark.what, names, spoken),
        ...demandedRows(remark.what, policyCase, names, spoken),
        ...otherNumbers(remark.what, policyCase, names, spoken, clock),
        ...mentioned(remark.what, policyCase, names),
      ];
    case 'once':
      return countedOnce(remark.what, policyCase, names, spoken);
    case 'only':
    case 'without':
      return filters(remark, policyCase, names, spoken, clock);
  }
}

/**
 * "Status is not void": who only says what must be true of a row says which rows count. What the question says already
 * is of this question alone; and a plain value may be, so that it is a guess.
 */
function demandedRows(
  what: string,
  { question }: PolicyCase,
  names: Names,
  spoken: readonly Model[],
): EffectChoice[] {
  return testsSaid(what, names, spoken).flatMap(({ model, means, values, demanded }) => {
    if (!('condition' in means)) return [];
    if (values.some((value) => plain(question).includes(plain(value)))) return [];
    const isLeftOut = /"op":"(?:ne|notIn|isNull|isNotNull)"/.test(JSON.stringify(means.condition));
    const effect = { kind: 'defaultFilter', model: model.name, where: means.condition } as const;
    return [{ effect, triggers: [], demanded, ...(!isLeftOut && { guessed: true }) }];
  });
}

/** "Lost deals divided by all deals": what is computed is meant by the word that was read as another number. */
function otherNumbers(
  what: string,
  { question }: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): EffectChoice[] {
  const terms = narrowTexts(
    names
      .links(question)
      .flatMap(({ text, targets: [first] }) => (first?.target.kind === 'measure' ? [text] : [])),
  );
  if (terms.length === 0) return [];
  return meaningsOfWords(what, names, spoken, clock).flatMap(({ model, means, demanded }) => {
    if (!('measure' in means) || means.measure.fn !== 'ratio') return [];
    const { measure } = means;
    return terms.map(
      (term): EffectChoice => ({
        effect: { kind: 'metric', term, model: model.name, measure },
        triggers: [],
        demanded,
      }),
    );
  });
}

/** In words, or as it is written: "active = 1". */
function testsSaid(what: string, names: Names, spoken: readonly Model[]): Meant[] {
  const inWords = meaningsOfSpoken(what, names, spoken);
  if (inWords.length > 0) return inWords;
  const formula = /[=<>]/.test(what) ? parseFormula(what) : undefined;
  return formula && isFormula(formula) ? meaningsOfFormula(formula, names, spoken) : [];
}

function filters(
  { kind, what, from }: Extract<Remark, { kind: 'only' | 'without' }>,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): EffectChoice[] {
  const { plan } = policyCase;
  return together(what, kind, names, spoken, clock).flatMap((one) => {
    const far = plan && ofAsked(one, plan.model, names);
    return [...(far ? [far] : []), one].flatMap(({ model, means }): EffectChoice[] => {
      const where = kind === 'without' ? deniedOf(model, means.condition) : means.condition;
      const { demanded } = meant(model, { condition: where }, names);
      const ofAll = { kind: 'defaultFilter', model: model.name, where } as const;
      const ofNumber = from === undefined ? [] : numbersOf(from, model, where, policyCase, names);
      return [...ofNumber, ofAll].map((effect) => ({ effect, triggers: [], demanded }));
    });
  });
}

const nor =
  /,?\s+(?:ni|nor|(?:and|or|y|o|và|hoặc|hay|cũng\s+như)(?=\s+(?:those|the\s+ones|l[oa]s\s+que|những|các)\s))\s+/iu;

/** "Neither cancelled ones nor those that did not come": all of them, or what was said is half understood. */
function together(
  what: string,
  kind: 'only' | 'without',
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Conditional[] {
  const parts = what.split(nor).filter((part) => part.trim() !== '');
  if (parts.length < 2) return conditionsSaid(what, names, spoken, clock);
  const each = parts.flatMap((part) => conditionsSaid(part, names, spoken, clock).slice(0, 1));
  const [first] = each;
  if (!first || each.length < parts.length || each.some(({ model }) => model !== first.model)) return [];
  const conditions = each.map(({ means }) => means.condition);
  const all: Condition =
    kind === 'only'
      ? { or: conditions }
      : { not: { and: conditions.map((one) => deniedOf(first.model, one)) } };
  return [{ ...first, means: { condition: all } }];
}

/** "Refunds are no part of revenue" is said of revenue, and not of everything that payments are asked for. */
function numbersOf(
  from: string,
  model: Model,
  where: Condition,
  { plan, question }: PolicyCase,
  names: Names,
): PolicyEffect[] {
  const [measure, ...more] = plan?.measures ?? [];
  if (plan?.model !== model.name || !measure || more.length > 0 || measure.where || measure.fn === 'ratio')
    return [];
  const said = plain(from);
  // What rows are called is said of all of them: "orders exclude cancelled ones".
  if ([model.label, model.plural].map(plain).includes(said)) return [];
  const terms = names
    .links(question)
    .flatMap(({ text, targets }) =>
      plain(text) !== '' && said.includes(plain(text)) && targets.some(({ target }) => isOf(target, measure))
        ? [text]
        : [],
    );
  return narrowTexts(terms).map((term) => ({
    kind: 'metric',
    term,
    model: model.name,
    measure: { ...measure, where },
  }));
}

/** "Only first tries", said of classes with scores of a first try: where scores were asked for, it is of them. */
function ofAsked(
  { model, means }: Conditional,
  asked: string,
  names: Names,
): Pick<Conditional, 'model' | 'means'> | undefined {
  const { condition } = means;
  if (model.name === asked || !('exists' in condition) || !condition.where || condition.count)
    return undefined;
  const end = resolvePath(names.manifest, model.name, condition.exists);
  return end?.model.name === asked ? { model: end.model, means: { condition: condition.where } } : undefined;
}

function isOf(target: Target, { fn, path }: Measure): boolean {
  if (target.kind === 'model') return fn === 'count' && path === undefined;
  return target.kind === 'measure' || (target.kind === 'field' && target.field.name === path);
}

/** Words of the question that stand for rows and are not what the rows are called. */
function otherNames(question: string, names: Names): string[] {
  const others = names.links(question).flatMap(({ text, targets }) => {
    const own = targets.flatMap(({ target }) =>
      target.kind === 'model' ? [target.model.label, target.model.plural].map(fold) : [''],
    );
    return own.includes('') || own.includes(fold(text)) ? [] : [text];
  });
  return narrowTexts(others);
}

/** Things counted by what they are, not by how often they occur: as a named number for the word that was counted. */
function countedOnce(
  what: string,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
): EffectChoice[] {
  const said = names.links(what).flatMap(({ targets }) => targets.filter(({ score }) => score >= 0.7));
  const among = said.flatMap(({ target }) => (target.kind === 'model' ? [target.model] : []));
  const columns = [...new Set([...spoken.slice(0, 3), ...among])].flatMap((model) =>
    said.flatMap(({ target }) => {
      if (target.kind === 'field' && target.model === model) return [{ model, path: target.field.name }];
      // Who brought a member in is another member, and not the one that counts once.
      const keys =
        target.kind === 'model' && target.model !== model
          ? model.relations.filter(({ kind, to }) => kind === 'one' && to === target.model.name)
          : [];
      return keys.flatMap(({ on: [key] }) => (key ? [{ model, path: key.from }] : []));
    }),
  );
  const others = otherNames(policyCase.question, names);
  const words = wordsFor([], policyCase, names).map(({ term }) => term);
  return columns.flatMap(({ model, path }) =>
    [...new Set([...others, ...words])].map((term): EffectChoice => {
      const measure = { fn: 'countDistinct', path, as: 'count' } as const;
      const { demanded } = meant(model, { measure }, names);
      const effect = { kind: 'metric', term, model: model.name, measure } as const;
      return { effect, triggers: [], demanded, ...(!others.includes(term) && { guessed: true }) };
    }),
  );
}

/** True where the plan says when, by another date of the same rows. */
function isDatedOtherwise(facts: ReadonlySet<string>, model: Model, field: Field): boolean {
  return model.fields.some((other) => other !== field && facts.has(`time ${model.name}.${other.name}`));
}

function inPlaceOf(right: string, wrong: string, policyCase: PolicyCase, names: Names): EffectChoice[] {
  const rights = fieldsSaid(right, names);
  const all = fieldsSaid(wrong, names);
  // Where one date takes another's place, what else the words name is beside the point.
  const wrongs = rights.some((one) => isDate(one.field)) ? all.filter((one) => isDate(one.field)) : all;
  const choices: EffectChoice[] = [];
  for (const { model, field } of rights.slice(0, 3)) {
    const { demanded } = meant(model, { field: field.name }, names);
    const refused = new Set(wrongs.map((one) => `field ${one.model.name}.${one.field.name}`));
    refused.delete(`field ${model.name}.${field.name}`);
    const more = { demanded, ...(refused.size > 0 && { refused }) };
    for (const { term, guessed } of wordsFor(wrongs, policyCase, names, field))
      for (const effect of effectsOf(term, { model, field }, policyCase))
        choices.push({ effect, triggers: [], guessed, ...more });
    if (isDate(field))
      choices.unshift({
        effect: { kind: 'mainDate', model: model.name, field: field.name },
        triggers: [],
        ...more,
      });
  }
  return choices;
}

/** Fields and values that the person names and the plan does not have. */
function mentioned(what: string, policyCase: PolicyCase, names: Names): EffectChoice[] {
  const facts = policyCase.plan ? planFacts(policyCase.plan, policyCase.manifest) : new Set<string>();
  const choices: EffectChoice[] = [];
  for (const { model, field } of fieldsSaid(what, names).slice(0, 4)) {
    if (facts.has(`field ${model.name}.${field.name}`) || field.primaryKey) continue;
    const { demanded } = meant(model, { field: field.name }, names);
    if (isDate(field) && isDatedOtherwise(facts, model, field)) {
      const effect = { kind: 'mainDate', model: model.name, field: field.name } as const;
      choices.push({ effect, triggers: [], demanded });
    }
    if (!isOnlyNamed(what, names)) continue;
    const measured = measuredBeside({ model, field }, policyCase);
    for (const { term, guessed } of wordsFor(measured, policyCase, names, field))
      for (const effect of effectsOf(term, { model, field }, policyCase))
        choices.push({ effect, triggers: [], demanded, guessed: guessed || measured.length === 0 });
  }
  return choices;
}

/** True where a remark names columns and says little else: a number says more of them than that they are meant. */
function isOnlyNamed(what: string, names: Names): boolean {
  const named = names
    .links(what)
    .flatMap(({ text, targets }) => (targets.some(({ target }) => target.kind !== 'value') ? [text] : []));
  const rest = named.reduce((left, text) => left.replace(text, ' '), what);
  return !/\d|[=<>]/.test(rest) && contentOf(rest, names.locale) <= mostBeside;
}

const mostBeside = 3;

/**
 * Words of the question that may have been read as the wrong thing: those that link to it first, then the rest. A
 * field that the question names already needs no other word.
 */
function wordsFor(
  wrongs: readonly FieldOf[],
  { question }: PolicyCase,
  names: Names,
  right?: Field,
): { term: string; guessed: boolean }[] {
  const linked = names.links(question);
  const isNamed = linked.some(({ targets }) =>
    targets.some(({ target, score }) => target.kind === 'field' && target.field === right && score >= 0.8),
  );
  const direct = wordsReadAs(wrongs, question, names);
  const sure = narrowTexts(direct);
  const found = sure.map((term) => ({ term, guessed: false }));
  // "Oppose and support rates": a column that is asked for by its name is meant by no other word beside it.
  if (isNamed) return [];
  const others = linked.filter(
    (link) =>
      !direct.some((word) => link.text.endsWith(word)) &&
      link.targets.some(({ target }) => target.kind === 'field') &&
      !link.targets.some(({ target, score }) => target.kind === 'model' && score >= rowsThemselves),
  );
  const loose = names.unread(question).filter((word) => word.length > 3 && isTellingWord(word, names.locale));
  const guessed = narrowTexts([...others.map(({ text }) => text), ...loose]);
  return [
    ...found,
    ...guessed.flatMap((term) => (sure.includes(term) ? [] : [{ term, guessed: true }])),
  ].slice(0, mostWords);
}

function narrowTexts(texts: readonly string[]): string[] {
  return [...new Set(texts)]
    .map((text) => text.toLowerCase())
    .filter((text) => text.length <= 40 && isNarrow(text));
}
