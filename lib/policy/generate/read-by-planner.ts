// What somebody's words mean as the planner's own reader reads them: as if they stood in a question, of the rows that
// the case is about where they only point to these.
import type { Model } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import { readingsOf } from '../../language/readings.ts';
import type { Meaning as Means } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { type Meant, planOfMeaning } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { planFacts } from './plan-facts.ts';
import { isFiller } from './term-choices.ts';

export interface Clock {
  readonly now: Date;
  readonly timeZone: string;
}

const leastRead = 0.25;
/** What is not the likeliest reading of somebody's words is taken only where it is nearly as likely. */
const leastOther = 0.35;
/** Words beside the rows that they are said of make a question that nobody asked. */
const leastBeside = 0.5;

const pronoun =
  /^(?:(?:those|the ones|ones|one|people|rows|records|anyone|anything|a|an|any|the)\s+(?=with|who|whose|that|which|having|without|where)|(?:las|los|la|el)\s+que\s+|(?:những|các)\s+(?:(?:em|người|bạn|khách|cái|con|khoản|trường\s+hợp)\s+(?=(?:có|không|chưa|đã|mà)\s))?)/iu;
/** What a verb is said of was named before it. */
const verb =
  /^(?:(?:that|which|who|it|they)\s+)?(?=(?:has|have|had|is|are|was|were|does|do|did)\s|(?:doesn|don|didn|isn|aren|hasn|haven|wasn|weren)['’]t\s)/iu;

/** The words with the rows that they are about, where they only point to them. */
function whole(text: string, about: Model | undefined, names: Names): string {
  // People are the rows of whatever model keeps people, where one does.
  if (!about || (/^people\s/iu.test(text) && namesRows('people', names))) return text;
  if (pronoun.test(text)) return `${about.plural} ${text.replace(pronoun, '')}`;
  return verb.test(text) ? `${about.plural} that ${text.replace(verb, '')}` : text;
}

/** How many there are is asked of rows; "members who cancelled" may as well list when they did. */
const counting: Readonly<Record<Locale, string>> = { en: 'how many', vi: 'có bao nhiêu', es: 'cuántos' };
const pointedAt =
  /^(?:(?:the|all|any|a|al)\s+)*(?:ones|those|people|anyone|rows|records|los|las|những|các)(?:\s+(?:em|người|bạn|khách|cái))?\s+(?:(?:who|that|which|que|mà)\s+)?|^(?:who|that|which|que|mà)\s+/iu;
const relative = /^(?<rows>\p{L}+(?:\s\p{L}+)?)\s+(?:who|that|which|que|mà)\s+/iu;

/** "The ones who cancelled": what rows did, or what was done to them, is a test of them. */
export function readAsDone(text: string, names: Names, spoken: readonly Model[], clock: Clock): Meant[] {
  const [about] = spoken;
  const rest = text.replace(pointedAt, '');
  const said = rest === text ? text.replace(relative, '$<rows> ') : `${about?.plural} ${rest}`;
  return about && said !== text ? readCounted(said, about, names, clock) : [];
}

function readCounted(rows: string, about: Model, names: Names, clock: Clock): Meant[] {
  const words = `${counting[names.locale]} ${rows}`;
  if (!isRead(words, names)) return [];
  const [first] = readingsOf(words, { locale: names.locale, ...clock }, names.index);
  const { model, where, measures, dimensions } = first?.plan ?? {};
  const [measure, more] = measures ?? [];
  if (!first || first.confidence < leastBeside || model !== about.name || !where || dimensions) return [];
  const isCount = measure?.fn === 'count' && !measure.path && !measure.where && !more;
  const means = { condition: where };
  return isCount && saysAll(words, about, means, names) ? [meant(about, means, names)] : [];
}

/** Every word of it is read, or it is none. */
export function readAs(text: string, names: Names, spoken: readonly Model[], clock: Clock): Meant[] {
  const [about] = spoken;
  const asked = whole(text, about, names);
  if (!isRead(asked, names)) return [];
  const found = readAsDone(text, names, spoken, clock);
  for (const locale of new Set([names.locale, 'en' as const])) {
    const readings = readingsOf(asked, { locale, ...clock }, names.index);
    for (const [place, { plan, confidence }] of readings.entries()) {
      if (confidence < (place === 0 ? leastRead : leastOther) || found.length >= 3) break;
      const model = names.manifest.model(plan.model);
      if (!model) continue;
      for (const means of meaningsOfPlan(plan, asked, names))
        if (saysAll(asked, model, means, names)) found.push(meant(model, means, names));
    }
  }
  return found.length > 0 || !about ? found : readCounted(asked, about, names, clock);
}

const beside: Readonly<Record<Locale, readonly string[]>> = {
  en: ['with', 'that are', ''],
  vi: ['có', ''],
  es: ['con', 'que son', ''],
};

/** "Priority urgent or high", "hired before 2015": a test of the rows that are spoken of, where it is read as one. */
export function readBesideRows(text: string, names: Names, spoken: readonly Model[], clock: Clock): Meant[] {
  const [about] = spoken;
  if (!about) return [];
  const pointed = whole(text, about, names);
  const asked =
    pointed !== text || namesRows(text, names)
      ? [pointed]
      : beside[names.locale].map((link) => `${about.plural} ${link} ${text}`);
  for (const words of asked) {
    if (!isRead(words, names)) continue;
    const [first] = readingsOf(words, { locale: names.locale, ...clock }, names.index);
    const model = first && names.manifest.model(first.plan.model);
    if (!model || first.confidence < leastBeside) continue;
    const found = meaningsOfPlan(first.plan, words, names).filter(
      (means) =>
        ('condition' in means || ('measure' in means && pointed === text)) &&
        saysAll(words, model, means, names),
    );
    if (found.length > 0) return found.map((means) => meant(model, means, names));
  }
  return [];
}

/** True of words that say themselves which rows they are about. */
function namesRows(text: string, names: Names): boolean {
  return names
    .links(text)
    .some(({ targets }) => targets.some(({ target, score }) => target.kind === 'model' && score >= 0.8));
}

/** Overdue is what the reader makes of a day and today; the words for it name nothing of the data. */
const overdue = /^(?:overdue|past|due|date|hạn|quá|vencid[oa]s?|atrasad[oa]s?)$/iu;

function isRead(words: string, names: Names): boolean {
  return names
    .unread(words)
    .every((word) => isFiller(word, names.locale) || overdue.test(word) || isUnit(word, words));
}

const unit =
  /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|phút|giờ|tiếng|ngày|tuần|tháng|năm|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)$/iu;

/** "More than 60 minutes": what the number is counted in belongs to it. */
function isUnit(word: string, words: string): boolean {
  return unit.test(word) && new RegExp(String.raw`\d\s+${word}(?!\p{L})`, 'iu').test(words);
}

/** "Overdue" must have become something: a day that has passed. */
function saysOverdue(words: string, means: Means, names: Names): boolean {
  return (
    !names.unread(words).some((word) => overdue.test(word)) || /"op":"before"/.test(JSON.stringify(means))
  );
}

const wellRead = 0.6;

/** What words were only guessed to be must be part of the meaning: "paid orders" are not all orders. */
function saysAll(words: string, model: Model, means: Means, names: Names): boolean {
  if (!saysOverdue(words, means, names)) return false;
  const isMeasured = names.unread(words).some((word) => isUnit(word, words));
  if (isMeasured && !/"(?:value|amount)":\d/.test(JSON.stringify(means))) return false;
  const facts = planFacts(planOfMeaning(model.name, means), names.manifest);
  return names.links(words).every(({ targets }) => {
    const isSaid = targets.some(
      ({ target }) =>
        (target.kind === 'field' || target.kind === 'value') &&
        facts.has(`field ${target.model.name}.${target.field.name}`),
    );
    // A column that was named is not left out either; what rows are called need not be.
    const isElse = targets.some(({ target, score }) => target.kind !== 'field' && score >= wellRead);
    return isSaid || isElse;
  });
}

/** What a plan says as one thing: a number, a condition, a field, or the rows themselves. */
function meaningsOfPlan(plan: Plan, words: string, names: Names): Means[] {
  if (plan.having || plan.combine || plan.topPerGroup || plan.dimensions) return [];
  const [measure, more] = plan.measures ?? [];
  if (measure && !more) {
    if (!plan.where) return [{ measure }];
    if (measure.fn === 'ratio' || measure.where) return [];
    return [{ measure: { ...measure, where: plan.where } }];
  }
  const [order] = plan.orderBy ?? [];
  if (order?.by && plan.limit === 1)
    return [
      { most: { field: order.by, direction: order.direction, ...(plan.where && { where: plan.where }) } },
    ];
  const [field, another] = plan.fields ?? [];
  const path = another ? undefined : field?.path;
  if (!plan.where) return path === undefined ? [] : [{ field: path }];
  const amount = path !== undefined && isAmountSaid(path, plan, words, names);
  // "The amount of invoices that are paid" is said of the amount, and summed where there are many.
  return amount
    ? [
        { measure: { fn: 'sum', path, where: plan.where, as: 'sum' } },
        { field: path, where: plan.where },
        { condition: plan.where },
      ]
    : [{ condition: plan.where }];
}

const numeric = /^(?:integer|bigint|decimal|float)$/;

function isAmountSaid(path: string, plan: Plan, words: string, names: Names): boolean {
  const owner = names.manifest.model(plan.model);
  const field = owner?.fields.find(({ name }) => name === path);
  if (!field || !numeric.test(field.type) || field.primaryKey) return false;
  if (owner?.relations.some(({ on }) => on.some(({ from }) => from === field.name))) return false;
  return names
    .links(words)
    .some(({ targets }) =>
      targets.some(({ target, score }) => target.kind === 'field' && target.field === field && score >= 0.9),
    );
}
