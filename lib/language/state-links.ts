// "open tickets", "active members", "contratos vigentes": a state that no column names, where the day on which it
// ends is kept. A ticket is open as long as it has no day of closing.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Condition as PlanCondition } from '../pipeline/plan.ts';
import { valueRows } from './concepts-values.ts';
import { fold } from './locale/fold.ts';
import { type PhraseBook, phraseBook } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isEndBy } from './reader/end-days.ts';
import { isDate } from './reader/nodes.ts';
import { trueOf } from './reader/read-flags.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

interface State {
  /** What the day is called on which the state ends, in English. */
  readonly endedBy: RegExp;
  /** True where a day in the future leaves the state as it is. */
  readonly mayBeAhead?: boolean;
  /** What the day is called on which it begins, where it may lie ahead too. */
  readonly begunBy?: RegExp;
  /** True for the state that comes after that day. */
  readonly isOver?: boolean;
  /** True for the state of those that have such a day at all. */
  readonly isLeft?: boolean;
}

const today = { unit: 'day', offset: 0 } as const;
const settling = /\b(clos|resol|complet|finish|solv|fix)/;
const leaving = /\b(cancel|terminat|left|leav|resign|deactivat|archiv|delet|quit|unsubscrib)/;
const ending =
  /\b(end|ends|ended|expir\w*|valid (to|until|through)|(?<!(up|due|year|month) )to date|effective (to|until))\b/;

const states: Readonly<Record<string, readonly State[]>> = {
  open: [{ endedBy: settling }],
  unpaid: [{ endedBy: /\b(paid|payment|settl)/ }],
  active: [{ endedBy: leaving }, { endedBy: ending, mayBeAhead: true }],
  inactive: [{ endedBy: leaving, isLeft: true }],
  expired: [{ endedBy: ending, isOver: true }],
  ongoing: [
    {
      endedBy: ending,
      mayBeAhead: true,
      begunBy: /\b(start|starts|started|begin|begins|begun|from|valid from)\b/,
    },
  ],
};

/** Phrases of each language for the states, from the rows that name values. */
const books: Readonly<Record<Locale, PhraseBook<string>>> = {
  en: bookOf('en'),
  vi: bookOf('vi'),
  es: bookOf('es'),
};

function bookOf(locale: Locale): PhraseBook<string> {
  const entries = valueRows
    .trim()
    .split('\n')
    .flatMap((row): (readonly [string, string])[] => {
      const [en = '', vi = '', es = ''] = row.split('|');
      const name = en.split(',')[0]?.trim() ?? '';
      if (!Object.hasOwn(states, name)) return [];
      const own = locale === 'vi' ? vi : locale === 'es' ? inflected(es) : '';
      return [[[en, own].filter(Boolean).join(', '), name] as const];
    });
  return phraseBook(entries, locale);
}

/** "abierto" as it is said of one or several, of either gender. */
function inflected(phrases: string): string {
  const forms = phrases.split(',').flatMap((phrase) => {
    const word = phrase.trim();
    if (word.includes(' ')) return [word];
    return word.endsWith('o')
      ? ['o', 'a', 'os', 'as'].map((end) => word.slice(0, -1) + end)
      : [word, `${word}s`];
  });
  return forms.join(', ');
}

/** "current employees": a state of those that are named beside it, and of nothing else that is current. */
const still: Readonly<Record<Locale, PhraseBook<string>>> = {
  en: phraseBook(
    [['current, present, existing, remaining, currently working|employed|active|enrolled', 'active']],
    'en',
  ),
  vi: phraseBook([['hiện tại, hiện có, đang làm việc, còn làm việc', 'active']], 'vi'),
  es: phraseBook([['actual, actuales, en plantilla, en activo', 'active']], 'es'),
};

function isBeside(model: Model, tokens: readonly Token[], at: number, { names }: SchemaIndex): boolean {
  return [tokens[at], tokens[at + 1]].some((token) =>
    (names.get(token?.schemaStem ?? '') ?? []).some(
      ({ of, strength }) => of.kind === 'model' && of.model === model && strength > 0.8,
    ),
  );
}

/** The words for a state, for every model that keeps the day of its end and has no other word for it. */
export function stateMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const lasting = still[locale].all(tokens).flatMap(({ start, end, meaning }) =>
    index.manifest.manifest.models.flatMap((model): ValueMatch[] => {
      const noun = locale === 'en' ? end : start - 2;
      // "those who are currently working" come before.
      const places = end - start > 1 ? [noun, start - 4, start - 2] : [noun];
      const isSaid = places.some((at) => isBeside(model, tokens, at, index));
      const condition = isSaid ? (flaggedAs(model, meaning) ?? whileIn(model, meaning)) : undefined;
      if (!condition || model.isView) return [];
      return [{ start, end, candidate: { target: { kind: 'condition', model, condition }, score: 0.95 } }];
    }),
  );
  const named = books[locale].all(tokens).flatMap(({ start, end, meaning }) => {
    if (isCommand(tokens, start, end)) return [];
    const said = tokens.slice(start, end).map(({ folded }) => folded);
    const told = new Set(
      [meaning, said.join(' ')].flatMap((word) => index.values.get(word) ?? []).map(({ model }) => model),
    );
    return index.manifest.manifest.models.flatMap((model) => {
      const isTold = model.isView || told.has(model) || isFlagged(model, meaning);
      const condition = isTold ? undefined : (whileIn(model, meaning) ?? unpaidFor(model, meaning, index));
      if (!condition) return [];
      return [
        { start, end, candidate: { target: { kind: 'condition' as const, model, condition }, score: 0.95 } },
      ];
    });
  });
  return [...lasting, ...named];
}

/** "open the tickets" is a request. */
function isCommand(tokens: readonly Token[], start: number, end: number): boolean {
  return start === 0 && /^(the|this|that|all|my|our)$/.test(tokens[end]?.folded ?? '');
}

/** True where a column says of each row whether it is in the state. */
function isFlagged(model: Model, state: string): boolean {
  return model.fields.some((field) => trueOf(field) !== undefined && fold(senseOf(field)).includes(state));
}

/** "teachers who still work here" where a column says who is active. */
function flaggedAs(model: Model, state: string): PlanCondition | undefined {
  const field = model.fields.find(
    (candidate) => trueOf(candidate) !== undefined && fold(senseOf(candidate)).split(' ').includes(state),
  );
  const value = field && trueOf(field);
  return field && value !== undefined ? { path: field.name, op: 'eq', value } : undefined;
}

/** "unpaid reservations" of which payments are rows of their own: those without one. */
function unpaidFor(model: Model, state: string, index: SchemaIndex): PlanCondition | undefined {
  if (state !== 'unpaid') return undefined;
  const relation = model.relations.find(({ kind, to }) => {
    const rows = kind === 'many' ? index.manifest.model(to) : undefined;
    return rows && /\b(payment|receipt|collection)$/.test(senseOf(rows));
  });
  return relation && { notExists: relation.name };
}

function whileIn(model: Model, state: string): PlanCondition | undefined {
  for (const { endedBy, begunBy, mayBeAhead, isOver, isLeft } of states[state] ?? []) {
    const field = model.fields.find((candidate) => endsOn(candidate, endedBy, mayBeAhead || isOver));
    if (!field) continue;
    const path = field.name;
    if (isLeft) return { path, op: 'isNotNull' };
    if (isOver) return { path, op: 'before', period: today };
    const isMissing: PlanCondition = { path, op: 'isNull' };
    if (!mayBeAhead) return isMissing;
    const isAhead: PlanCondition = { path, op: 'since', period: today };
    const isLasting: PlanCondition = field.nullable ? { or: [isMissing, isAhead] } : isAhead;
    const first = model.fields.find((candidate) => isDate(candidate) && begunBy?.test(senseOf(candidate)));
    return first ? { and: [{ path: first.name, op: 'until', period: today }, isLasting] } : isLasting;
  }
  return undefined;
}

function endsOn(field: Field, endedBy: RegExp, mayBeAhead = false): boolean {
  return (field.nullable || mayBeAhead) && isEndBy(field, endedBy);
}
