// Remarks as effects. What is to be left out, or to be all there is, becomes a filter that holds unless it
// is asked for otherwise; one thing in another's place becomes a meaning of the word that was read as
// the other, or the date that is meant where no word says one.
import type { Field, Model } from '../../data-source/manifest.ts';
import { tokenize } from '../../language/locale/tokens.ts';
import { type PolicyEffect, policyEffectSchema } from '../../pipeline/live-policy.ts';
import { isNarrow } from '../../pipeline/narrow-text.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import { meaningsOfWords } from './meanings-of-words.ts';
import type { FieldOf, Names } from './names.ts';
import { planFacts } from './plan-facts.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';
import { remarksOf } from './remarks.ts';

const mostChoices = 16;

export function remarkProposals(
  text: string,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Proposal[] {
  return remarksOf(text).flatMap((remark): Proposal[] => {
    const proposed =
      remark.kind === 'instead'
        ? inPlaceOf(remark.right, remark.wrong, policyCase, names)
        : remark.kind === 'mention'
          ? mentioned(remark.what, policyCase, names)
          : filters(remark.what, remark.kind === 'without', names, spoken, clock);
    const choices = proposed
      .flatMap((choice) => (policyEffectSchema.safeParse(choice.effect).success ? [choice] : []))
      .slice(0, mostChoices);
    return choices.length > 0 ? [{ said: text, choices }] : [];
  });
}

function filters(
  what: string,
  isDenied: boolean,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): EffectChoice[] {
  return conditionsIn(what, names, spoken, clock).map(({ model, means }) => {
    const where = isDenied ? denied(means.condition) : means.condition;
    const { demanded } = meant(model, { condition: where }, names);
    return { effect: { kind: 'defaultFilter', model: model.name, where }, triggers: [], demanded };
  });
}

type Conditional = Meant & { means: { condition: Condition } };

function conditionsIn(
  what: string,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Conditional[] {
  const valued = names
    .links(what)
    .flatMap(({ targets }) =>
      targets.flatMap(({ target, score }) =>
        target.kind === 'value' && score >= 0.7
          ? [
              meant(
                target.model,
                { condition: { path: target.field.name, op: 'eq', value: target.value } },
                names,
              ),
            ]
          : [],
      ),
    );
  const [about] = spoken;
  const read = about ? meaningsOfWords(`${about.plural} that are ${what}`, names, spoken, clock) : [];
  return [...valued, ...meaningsOfWords(what, names, spoken, clock), ...read].filter(
    (one): one is Conditional => 'condition' in one.means,
  );
}

function denied(condition: Condition): Condition {
  if ('op' in condition && condition.op === 'eq' && 'value' in condition)
    return { ...condition, op: 'ne', orNull: true };
  if ('op' in condition && condition.op === 'isNull') return { ...condition, op: 'isNotNull' };
  if ('op' in condition && condition.op === 'isNotNull') return { ...condition, op: 'isNull' };
  if ('exists' in condition && !condition.count)
    return { notExists: condition.exists, ...(condition.where && { where: condition.where }) };
  return { not: condition };
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
    for (const term of wordsFor(wrongs, policyCase, names))
      choices.push({
        effect: { kind: 'term', term, model: model.name, means: { field: field.name } },
        triggers: [],
        ...more,
      });
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
    const effects = wordsFor([], policyCase, names).map(
      (term): PolicyEffect => ({ kind: 'term', term, model: model.name, means: { field: field.name } }),
    );
    choices.push(...effects.map((effect) => ({ effect, triggers: [], demanded })));
  }
  return choices;
}

function fieldsSaid(text: string, names: Names): FieldOf[] {
  const written = names.fields(text);
  if (written.length > 0) return [...written];
  const linked = names
    .links(text)
    .flatMap(({ targets }) =>
      targets.flatMap(({ target, score }) =>
        target.kind === 'field' && score >= 0.6 ? [{ model: target.model, field: target.field }] : [],
      ),
    );
  return linked.length > 0 ? linked : datesSaid(text, names);
}

const anyDate = /^(date|day|time|on|at|fecha|dia|ngay)$/;

/** "ship date" is `shipped_on`: of a date people say what happened on it. */
function datesSaid(text: string, { manifest }: Names): FieldOf[] {
  const stems = (words: string) =>
    tokenize(words, 'en').flatMap(({ folded, schemaStem }) => (anyDate.test(folded) ? [] : [schemaStem]));
  const said = stems(text);
  if (said.length === 0 || said.length > 3) return [];
  return manifest.manifest.models.flatMap((model) =>
    model.fields.flatMap((field) => {
      const own = isDate(field) ? stems(field.label) : [];
      return own.some((stem) => said.includes(stem)) ? [{ model, field }] : [];
    }),
  );
}

function isDate(field: Field): boolean {
  return /^(date|timestamp|timestamptz)$/.test(field.type);
}

/** Words of the question that may have been read as the wrong thing: those that link to it first, then the rest. */
function wordsFor(wrongs: readonly FieldOf[], { question }: PolicyCase, names: Names): string[] {
  const linked = names.links(question);
  const isWrong = (field: Field) => wrongs.some((one) => one.field === field);
  const direct = linked.filter(({ targets }) =>
    targets.some(({ target }) => target.kind === 'field' && isWrong(target.field)),
  );
  const others = linked.filter(
    (link) => !direct.includes(link) && link.targets.some(({ target }) => target.kind === 'field'),
  );
  const loose = names.unread(question).filter((word) => word.length > 3);
  const texts = [...direct, ...others].map(({ text }) => text);
  return [...new Set([...texts, ...loose])]
    .map((text) => text.toLowerCase())
    .filter((text) => text.length <= 40 && isNarrow(text))
    .slice(0, 8);
}
