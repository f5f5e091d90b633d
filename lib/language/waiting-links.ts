// "Orders waiting to be shipped", "reviews pending approval", "chờ duyệt", "por enviar": what is still to be done to a
// thing, where the day of the deed is kept and may be missing, or a column says whether it was done. And the opposite
// of such a column by a word of its own: "failed" where the schema keeps `passed`.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Condition } from '../pipeline/plan.ts';
import { fold, hasAccents } from './locale/fold.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isDate } from './reader/nodes.ts';
import { trueOf } from './reader/read-flags.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut, stemOf } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';

/** What stands before the deed, as expressions over folded words; the deed is one word, in Vietnamese up to two. */
const waiting: Readonly<Record<Locale, string>> = {
  en: '(?:(?:that|which|who) )?(?:(?:is|are|still|yet|now) )*(?:(?:waiting|awaiting|pending|ready|due)(?: (?:for|on|to be|to))?|(?:left|remaining) to(?: be)?|(?:still|yet) to be|to be)(?: (?:an?|the|our|your))? (?<deed>[a-z]+)',
  vi: '(?:dang |con )?(?:cho|doi) (?:duoc )?(?<deed>[a-z]+(?: [a-z]+)?)',
  es: '(?:que )?(?:(?:esta|estan|siguen|quedan|aun|todavia) )*(?:(?:pendientes? de|a la espera de|en espera de|esperando|sin) (?:ser )?(?<deed>[a-z]+)|por (?<still>[a-z]+(?:[aei]r|[aei]rse)))',
};

const saysNoDeed =
  /^(dates?|days?|times?|months?|years?|numbers?|names?|types?|status|states?|amounts?|totals?|now|soon|today|id|fecha|ngay)$/;

/** "pending orders", "waiting orders" are orders, and nobody waits for them. */
function isNoun(said: string): boolean {
  return /^ (pending|waiting|due|ready) [a-z]+$/.test(said);
}

/** "chờ" and "đợi"; without their accents they are the commonest of small words ("cho tôi xem") and a team. */
function isSpelledSo(tokens: readonly Token[], { start, end }: { start: number; end: number }): boolean {
  if (!tokens.some(({ text }) => hasAccents(text))) return true;
  return tokens.slice(start, end).some(({ text }) => /^(chờ|đợi)$/iu.test(text.normalize('NFC')));
}

function namesTable(word: string, { names }: SchemaIndex): boolean {
  return (names.get(stemOf(word)) ?? []).some(({ of, words }) => of.kind === 'model' && words.length === 1);
}

/** "sin reservas" of a table of reservations: a plural that is called so in another language. */
function namesRows(word: string, locale: Locale, index: SchemaIndex): boolean {
  const near = word.endsWith('s')
    ? [word, stemOf(word)].flatMap((key) => index.near[locale].get(key) ?? [])
    : [];
  return near.some(([first = '', ...more]) => more.length === 0 && namesTable(first, index));
}

/** Words that deny what a column affirms, with the beginnings of what the column is called in English. */
const opposites: Readonly<Record<Locale, readonly (readonly [string, RegExp])[]>> = {
  en: [
    ['fail|failed|fails|failing|flunked', /^(pass|succe)/],
    ['absent|missed|missing', /^(present|attend|check in|co mat)/],
    ['rejected|declined|refused', /^(approv|accept)/],
    ['external', /^internal/],
    ['offline', /^online/],
  ],
  vi: [
    ['truot|rot|khong dat', /^(pass|succe|dat|dau)/],
    ['vang mat|vang', /^(present|attend|check in|co mat)/],
    ['bi tu choi|tu choi', /^(approv|accept)/],
  ],
  es: [
    ['reprobad[oa]s?|reprobaron|reprobo|suspendid[oa]s?|suspendio|suspendieron', /^(pass|succe|aprob)/],
    ['ausentes?|falto|faltaron', /^(present|attend|asist)/],
    ['rechazad[oa]s?', /^(approv|accept|aprob)/],
  ],
};

const cancelled = /^(cancel|annul|anulad|reject|rechazad|refund|void|huy|da huy|tu choi)/;

interface Told {
  readonly model: Model;
  readonly condition: Condition;
}

/** The stretches that say so, for every model that can tell it. */
export function waitingMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  const models = index.manifest.manifest.models.filter(({ isView }) => !isView);
  const found: ValueMatch[] = [];
  const known = new Map<string, readonly Told[]>();
  /** What a word tells is looked for once, however often it is said. */
  const add = (said: RegExpExecArray, word: string, tell: (model: Model) => Condition | undefined) => {
    const told =
      known.get(word) ??
      models.flatMap((model): Told[] => {
        const condition = tell(model);
        return condition ? [{ model, condition }] : [];
      });
    known.set(word, told);
    const place = placeOf(line, said.index, said[0]);
    for (const { model, condition } of told)
      found.push({ ...place, candidate: { target: { kind: 'condition', model, condition }, score: 0.95 } });
  };
  for (const language of locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)) {
    for (const match of saidIn(line, waiting[language])) {
      const deed = match.groups?.deed ?? match.groups?.still ?? '';
      if (saysNoDeed.test(deed) || (isNoun(match[0]) && namesTable(deed, index))) continue;
      if (language === 'vi' && !isSpelledSo(tokens, placeOf(line, match.index, match[0]))) continue;
      const isDenial = / sin (?!ser )/.test(match[0]);
      // "sin envíos" of what has a table of its own.
      if (isDenial && (namesTable(deed, index) || namesRows(deed, language, index))) continue;
      const roots = rootsOf(deed, language, index);
      add(match, `${language} ${isDenial} ${deed}`, (model) =>
        isDenial
          ? // "sin facturas este año" denies rows, and when is said behind it; "sin correo" is of the column itself.
            hasColumn(model, deed, language, index)
            ? undefined
            : stillToCome(model, roots)
          : (stillToCome(model, roots) ??
            // Who is ready to order may have ordered before.
            (/ ready /.test(match[0]) ? undefined : withoutRows(model, deed, index))),
      );
    }
    for (const [words, affirmed] of opposites[language]) {
      for (const match of saidIn(line, words)) {
        // A state of that name says it better.
        if (index.values.has(match[0].trim())) continue;
        add(match, `${language} ${affirmed.source}`, (model) => {
          const flag = model.fields.find((field) => affirms(field, affirmed));
          return flag && denied(flag);
        });
      }
    }
  }
  return found;
}

function affirms(field: Field, affirmed: RegExp): boolean {
  return trueOf(field) !== undefined && affirmed.test(fold(senseOf(field)).replace(/^(is|has|was|did) /, ''));
}

function denied(flag: Field): Condition {
  return { not: { path: flag.name, op: 'eq', value: trueOf(flag) ?? true } };
}

const shortest = 4;

/** Verbs whose past begins otherwise than they do: what is to be paid has no `paid_on`. */
const irregular: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(pay|paid|pag(ar|os?|ad[oa]s?)$|cobr|abon|thanh toan|tra tien)/, ['paid', 'payment']],
  [/^(send|sent|envi(ar|os?|ad[oa]s?)$|gui$)/, ['sent']],
];

/** What the names of columns for the deed begin with: "approv" of an approval, of `approved_at`. */
export function rootsOf(deed: string, locale: Locale, index: SchemaIndex): ReadonlySet<string> {
  const near = [deed, stemOf(deed), deed.split(' ')[0] ?? ''].flatMap(
    (word) => index.near[locale].get(word) ?? [],
  );
  const stems = [...(locale === 'vi' ? [] : [stemOf(deed)]), ...near.flatMap(([first = '']) => first)];
  return new Set([
    ...stems.filter((stem) => stem.length >= shortest).map((stem) => stem.slice(0, rootLength(stem))),
    ...irregular.flatMap(([verb, roots]) => (verb.test(deed) ? roots : [])),
  ]);
}

/** "shipment" and "shipped" share four letters, "publication" and "published" six. */
function rootLength(stem: string): number {
  return Math.max(shortest, Math.min(6, stem.length - 2));
}

function stillToCome(model: Model, roots: ReadonlySet<string>): Condition | undefined {
  const isOfDeed = (field: Field) => {
    const words = [...spellOut(senseOf(field)), ...spellOut(field.label)];
    return words.some((word) => [...roots].some((root) => word.startsWith(root)));
  };
  const flag = model.fields.find((field) => trueOf(field) !== undefined && isOfDeed(field));
  if (flag) return denied(flag);
  const days = model.fields.filter((field) => field.nullable && isDate(field) && isOfDeed(field));
  // `fecha_entrega` for "entrega", before another day that has the same name in English.
  const isSaid = (field: Field) =>
    spellOut(fold(field.label)).some((word) => [...roots].some((root) => word.startsWith(root)));
  const day = days.find(isSaid) ?? days[0];
  if (!day) return pendingIn(model, roots, isOfDeed);
  const missing: Condition = { path: day.name, op: 'isNull' };
  const off = notCalledOff(model);
  // What was called off waits for nothing.
  return off.length === 0 ? missing : { and: [missing, ...off] };
}

/** One condition for each state of having been called off. */
export function notCalledOff(model: Model): Condition[] {
  return model.fields.flatMap((field) =>
    (field.enumValues ?? field.values ?? [])
      .filter((value) => cancelled.test(fold(value)))
      .map((value): Condition => ({ not: { path: field.name, op: 'eq', value } })),
  );
}

/** Whether a column is called by the word alone: an `email`, and no `email_verified_at`. */
function hasColumn(model: Model, word: string, locale: Locale, { near, names }: SchemaIndex): boolean {
  const ways = [[stemOf(word)], ...(near[locale].get(word) ?? [])];
  return ways.some(
    ([stem = '', ...more]) =>
      more.length === 0 &&
      (names.get(stem) ?? []).some(
        ({ of, words }) =>
          of.kind === 'field' &&
          of.model === model &&
          words.length === 1 &&
          trueOf(of.field) === undefined &&
          !isDate(of.field),
      ),
  );
}

/** "orders waiting for payment": those that no payment points to. */
function withoutRows(model: Model, deed: string, index: SchemaIndex): Condition | undefined {
  const kinds = (index.names.get(stemOf(deed)) ?? []).flatMap(({ of, words }) =>
    of.kind === 'model' && words.length === 1 ? [of.model.name] : [],
  );
  const relation = model.relations.find(({ kind, to }) => kind === 'many' && kinds.includes(to));
  return relation && { notExists: relation.name };
}

const pending =
  /^(pending|waiting|awaiting|in review|under review|submitted|requested|pendiente|en espera|cho|cho duyet|dang cho)$/;

/** A state of waiting, where another state of the same column, or a column, speaks of the deed. */
function pendingIn(
  model: Model,
  roots: ReadonlySet<string>,
  isOfDeed: (field: Field) => boolean,
): Condition | undefined {
  for (const field of model.fields) {
    const values = field.enumValues ?? field.values ?? [];
    const waits = values.find((value) => pending.test(fold(value)));
    const speaks = values.some((value) => [...roots].some((root) => fold(value).startsWith(root)));
    if (waits !== undefined && (speaks || model.fields.some(isOfDeed)))
      return { path: field.name, op: 'eq', value: waits };
  }
  return undefined;
}
