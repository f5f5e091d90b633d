// Remarks as effects. What is to be left out, or to be all there is, becomes a filter that holds unless it
// is asked for otherwise; one thing in another's place becomes a meaning of the word that was read as
// the other, or the date that is meant where no word says one.
import type { Field, Model } from '../../data-source/manifest.ts';
import { fold } from '../../language/locale/fold.ts';
import { tokenize } from '../../language/locale/tokens.ts';
import { policyEffectSchema } from '../../pipeline/live-policy.ts';
import { isNarrow } from '../../pipeline/narrow-text.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import { meaningsOfWords } from './meanings-of-words.ts';
import type { FieldOf, Names } from './names.ts';
import { planFacts } from './plan-facts.ts';
import type { PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';
import { type Remark, remarksOf } from './remarks.ts';

const mostChoices = 16;
const mostWords = 8;

export function remarkProposals(
  text: string,
  policyCase: PolicyCase,
  names: Names,
  spoken: readonly Model[],
  clock: { now: Date; timeZone: string },
): Proposal[] {
  return remarksOf(text).flatMap((remark): Proposal[] => {
    const choices = choicesOf(remark, policyCase, names, spoken, clock)
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
      return inPlaceOf(remark.right, remark.wrong, policyCase, names);
    case 'mention':
      return mentioned(remark.what, policyCase, names);
    case 'once':
      return countedOnce(remark.what, policyCase, names, spoken);
    case 'only':
    case 'without':
      return filters(remark.what, remark.kind === 'without', names, spoken, clock);
  }
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
  const [about] = spoken;
  return partsOf(what)
    .flatMap((part) => [
      ...rowsNamed(part, names),
      ...meaningsOfWords(part, names, spoken, clock),
      ...(about ? meaningsOfWords(`${about.plural} that are ${part}`, names, spoken, clock) : []),
    ])
    .filter((one): one is Conditional => 'condition' in one.means);
}

/** What stands in brackets, or behind "that is", says the same more exactly. */
function partsOf(what: string): string[] {
  const inBrackets = [...what.matchAll(/\(([^()]+)\)/gu)].map(([, inner = '']) => inner);
  const [main = '', ...exactly] = what
    .replace(/\([^()]*\)/gu, ' ')
    .split(
      /,?\s*(?:\bi\.e\.|\bthat\s+is\b|\bmeaning\b|tức\s+là|nghĩa\s+là|\bes\s+decir\b|\bo\s+sea\b),?\s*/iu,
    );
  return [...inBrackets, ...exactly, main].map((part) => part.trim()).filter((part) => part !== '');
}

const yes = /^(?:y|yes|true|t|1|co|si|s)$/;
const no = /^(?:n|no|false|f|0|khong)$/;

/** The rows that a value, or a column of yes and no, is the name of: "returns", "is_return". */
function rowsNamed(part: string, names: Names): Meant[] {
  const written = names.fields(part, undefined, true).map(({ model, field }) => ({ model, field }));
  const linked = names.links(part).flatMap(({ targets }) => targets);
  const flags = [
    ...written,
    ...linked.flatMap(({ target, score }) => (target.kind === 'field' && score >= 0.6 ? [target] : [])),
  ].flatMap(({ model, field }) => {
    const value = yesOf(field);
    return value === undefined
      ? []
      : [meant(model, { condition: { path: field.name, op: 'eq', value } }, names)];
  });
  const values = linked.flatMap(({ target, score }) =>
    target.kind === 'value' && score >= 0.7
      ? [
          meant(
            target.model,
            { condition: { path: target.field.name, op: 'eq', value: target.value } },
            names,
          ),
        ]
      : [],
  );
  return [...values, ...flags];
}

/** The value of yes, in a column that has no others than yes and no. */
function yesOf({ type, values = [] }: Field): string | true | undefined {
  if (type === 'boolean') return true;
  const folded = values.map((value) => fold(value));
  return folded.length === 2 && folded.some((one) => no.test(one))
    ? values.find((value) => yes.test(fold(value)))
    : undefined;
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
      const keys =
        target.kind === 'model'
          ? model.relations.filter(({ kind, to }) => kind === 'one' && to === target.model.name)
          : [];
      return keys.flatMap(({ on: [key] }) => (key ? [{ model, path: key.from }] : []));
    }),
  );
  const words = wordsFor([], policyCase, names).map(({ term }) => term);
  return columns.flatMap(({ model, path }) =>
    [...new Set([...otherNames(policyCase.question, names), ...words])].map((term): EffectChoice => {
      const measure = { fn: 'countDistinct', path, as: 'count' } as const;
      const { demanded } = meant(model, { measure }, names);
      return { effect: { kind: 'metric', term, model: model.name, measure }, triggers: [], demanded };
    }),
  );
}

function denied(condition: Condition): Condition {
  if ('op' in condition && condition.op === 'eq' && 'value' in condition)
    return { ...condition, op: 'ne', orNull: true };
  if ('op' in condition && condition.op === 'isNull') return { ...condition, op: 'isNotNull' };
  if ('op' in condition && condition.op === 'isNotNull') return { ...condition, op: 'isNull' };
  if ('exists' in condition && !condition.count)
    return { notExists: condition.exists, ...(condition.where && { where: condition.where }) };
  if ('notExists' in condition)
    return { exists: condition.notExists, ...(condition.where && { where: condition.where }) };
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
    for (const { term, guessed } of wordsFor(wrongs, policyCase, names, field))
      choices.push({
        effect: { kind: 'term', term, model: model.name, means: { field: field.name } },
        triggers: [],
        guessed,
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
    for (const { term } of wordsFor([], policyCase, names, field)) {
      const effect = { kind: 'term', term, model: model.name, means: { field: field.name } } as const;
      choices.push({ effect, triggers: [], demanded, guessed: true });
    }
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
  const isWrong = (field: Field) => wrongs.some((one) => one.field === field);
  const direct = linked.filter(({ targets }) =>
    targets.some(({ target }) => target.kind === 'field' && isWrong(target.field)),
  );
  const sure = narrowTexts(direct.map(({ text }) => text));
  const found = sure.map((term) => ({ term, guessed: false }));
  if (isNamed) return found;
  const others = linked.filter(
    (link) => !direct.includes(link) && link.targets.some(({ target }) => target.kind === 'field'),
  );
  const loose = names.unread(question).filter((word) => word.length > 3);
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
