import type { Field, Manifest, ManifestIndex, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { displayOf } from './assemble/frame.ts';
import { isParty } from './assemble/party-of.ts';
import { earningsOf } from './earnings.ts';
import { listWords } from './messages.ts';
import { isDate, isKey, isNumeric } from './reader/nodes.ts';
import { readingsOf } from './readings.ts';
import { schemaIndex } from './schema-index.ts';
import { isFeminine, spokenPlurals, spokenWords } from './spoken-words.ts';

/** Models that people speak of, most telling first: no junctions, no views, by size and connections. */
export function tellingModels(manifest: Manifest): Model[] {
  const weight = (model: Model) =>
    Math.log10((model.rowEstimate ?? 0) + 1) +
    model.relations.length * 0.5 +
    Math.min(model.fields.length, 12) * 0.05;
  return manifest.models
    .filter((model) => !model.isJunction && !model.isView && model.fields.length > 0)
    .sort((left, right) => weight(right) - weight(left));
}

/** What the source holds, in a few words: "customers, orders, products and 5 more". */
export function describeSource(manifest: Manifest, locale: Locale): string {
  const models = tellingModels(manifest);
  const named = models.slice(0, 6).map((model) => model.plural);
  const rest = models.length - named.length;
  const more = { en: `${rest} more`, vi: `${rest} loại khác`, es: `${rest} más` }[locale];
  return listWords(rest > 0 ? [...named, more] : named, locale);
}

/** The fields of a model that people may ask for. */
export function describeModel(model: Model, locale: Locale): string {
  const fields = model.fields.filter((field) => !isKey({ model, field }) && !field.sensitive);
  return listWords(
    fields.slice(0, 12).map((field) => field.label),
    locale,
  );
}

function howMany(plural: string): string {
  return isFeminine(plural) ? '¿Cuántas' : '¿Cuántos';
}

const patterns: Record<
  Locale,
  Record<
    'count' | 'by' | 'where' | 'top' | 'average' | 'month' | 'earned' | 'best',
    (a: string, b: string, c?: string) => string
  >
> = {
  en: {
    count: (plural) => `How many ${plural} are there?`,
    by: (plural, group) => `Number of ${plural} by ${group}`,
    top: (plural, field) => `Top 5 ${plural} by ${field}`,
    average: (field, plural) => `What is the average ${field} of ${plural}?`,
    where: (plural, field, value) => `How many ${plural} have ${field} "${value}"?`,
    month: (plural) => `Number of ${plural} per month`,
    earned: () => 'Revenue per month',
    best: (plural) => `Top 5 ${plural} by revenue`,
  },
  vi: {
    count: (plural) => `Có bao nhiêu ${plural}?`,
    by: (plural, group) => `Số ${plural} theo ${group}`,
    top: (plural, field) => `Top 5 ${plural} theo ${field}`,
    average: (field, plural) =>
      `${field} trung bình của ${plural}?`.replace(/^./u, (first) => first.toUpperCase()),
    where: (plural, field, value) => `Có bao nhiêu ${plural} có ${field} "${value}"?`,
    month: (plural) => `Số ${plural} theo tháng`,
    earned: () => 'Doanh thu theo tháng',
    best: (plural) => `Top 5 ${plural} theo doanh thu`,
  },
  es: {
    count: (plural) => `${howMany(plural)} ${plural} hay?`,
    by: (plural, group) => `Número de ${plural} por ${group}`,
    top: (plural, field) => `Top 5 ${plural} por ${field}`,
    average: (field, plural) => `¿Cuál es el promedio de ${field} de ${plural}?`,
    where: (plural, field, value) => `${howMany(plural)} ${plural} tienen ${field} "${value}"?`,
    month: (plural) => `Número de ${plural} por mes`,
    earned: () => 'Ingresos por mes',
    best: (plural) => `Top 5 ${plural} por ingresos`,
  },
};

/**
 * Questions that work on this source: each is made from its names and kept only if the planner reads it
 * with confidence as what it was made to mean.
 */
export function suggestQuestions(manifest: ManifestIndex, locale: Locale, about?: Model): string[] {
  const key = `${locale} ${about?.name ?? ''}`;
  const known = suggested.get(manifest.manifest) ?? new Map<string, string[]>();
  suggested.set(manifest.manifest, known);
  const questions = known.get(key) ?? findQuestions(manifest, locale, about);
  known.set(key, questions);
  return questions;
}

/** A column that many rows share, by which they can be told into a few groups. */
function isShared(field: Field, model: Model): boolean {
  const values = field.values?.length ?? 0;
  if (values < 2 || values > 25 || /description|note|comment|picture|photo|subject|text/.test(field.label))
    return false;
  return model.rowEstimate === undefined || values < model.rowEstimate * 0.6;
}

interface Names {
  readonly many: (model: Model) => string;
  readonly one: (field: Field) => string;
}

const namesHere: Names = { many: ({ plural }) => plural, one: ({ label }) => label };

/** What people call things in their language, where everybody calls them so. */
function namesIn(locale: Locale): Names {
  return {
    many: ({ plural }) => spokenPlurals(plural, locale)[0] ?? plural,
    one: ({ label }) => spokenWords(label, locale)[0] ?? label,
  };
}

const suggested = new WeakMap<Manifest, Map<string, string[]>>();

function findQuestions(manifest: ManifestIndex, locale: Locale, about?: Model): string[] {
  const index = schemaIndex(manifest);
  const models = about ? [about] : tellingModels(manifest.manifest).slice(0, 4);
  const say = patterns[locale];
  const clock = { locale, now: new Date(0), timeZone: 'UTC' };
  const planOf = (question: string) => {
    const [best] = readingsOf(question, clock, index);
    return best && best.confidence >= 0.7 && best.features.unreadWords === 0 ? best.plan : undefined;
  };
  // "pedidos" for `orders`, wherever that is read as the same.
  const inOwnWords = (make: (names: Names) => string) => {
    const [plain, own] = [make(namesHere), make(namesIn(locale))];
    const plan = own === plain ? undefined : planOf(own);
    return plan && JSON.stringify(plan) === JSON.stringify(planOf(plain)) ? own : plain;
  };
  const candidates = models.flatMap((model, position): [string, Model][] => {
    const shared = model.fields.find(
      (field) =>
        isShared(field, model) &&
        !field.sensitive &&
        !isKey({ model, field }) &&
        !displayOf(model).includes(field),
    );
    const number = model.fields.find(
      (field) => isNumeric(field) && !isKey({ model, field }) && !field.sensitive,
    );
    const date = model.fields.find(
      (field) => isDate(field) && field.type !== 'time' && !/updat|modif|birth/.test(field.label),
    );
    const value = shared?.values?.[0];
    const kinds: ((names: Names) => string)[] = [
      ({ many }) => say.count(many(model), ''),
      ...(shared ? [({ many, one }: Names) => say.by(many(model), one(shared))] : []),
      ...(date ? [({ many }: Names) => say.month(many(model), '')] : []),
      ...(number && displayOf(model).some((field) => field.type === 'text')
        ? [({ many, one }: Names) => say.top(many(model), one(number))]
        : []),
      ...(shared && value ? [({ many, one }: Names) => say.where(many(model), one(shared), value)] : []),
      ...(number ? [({ many, one }: Names) => say.average(one(number), many(model))] : []),
    ];
    // Every model begins with another kind, so that what is shown first is not five counts.
    const turn = position % kinds.length;
    return [...kinds.slice(turn), ...kinds.slice(0, turn)].map((make) => [inOwnWords(make), model]);
  });
  const works = candidates.filter(([question, model]) => planOf(question)?.model === model.name);
  // What a business asks first, where it keeps what it earned.
  const customers = about ? [] : models.filter(isParty);
  const earned =
    about || earningsOf(index).length === 0
      ? []
      : [say.earned('', ''), ...customers.map((model) => inOwnWords(({ many }) => say.best(many(model), '')))]
          .filter(planOf)
          .slice(0, 2);
  // One of each model first, so that the few that are shown tell of different things.
  const seen = new Map<string, number>();
  const others = works
    .map(([question, model], position) => {
      const rank = seen.get(model.name) ?? 0;
      seen.set(model.name, rank + 1);
      return { question, order: rank * 100 + position };
    })
    .sort((left, right) => left.order - right.order)
    .map(({ question }) => question);
  return [...earned, ...others].slice(0, 5);
}
