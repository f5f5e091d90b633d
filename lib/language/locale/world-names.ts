// Names of the world that every database may hold in its own spelling: countries and their people, languages,
// months, weekdays, genders. "German customers" is about Germany, "khách hàng ở Đức" too. Country and language
// names come from the Unicode data in Node; only what people are called is listed here.
import { type Locale, locales } from '../../i18n/locale.ts';
import { fold } from './fold.ts';
import { type PhraseBook, phraseBook } from './phrase-book.ts';
import type { Token } from './tokens.ts';
import { demonyms, otherNames } from './world-words.ts';

export type WorldKind = 'country' | 'language' | 'gender' | 'month' | 'weekday' | 'yes_no';

export interface WorldSpan {
  /** Token indexes, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: WorldKind;
  /** Spellings a database may hold, the English name first, then names in other languages and codes. */
  readonly names: readonly string[];
  /** True for a people's name ("German"), which also names a language. */
  readonly demonym?: boolean;
}

type Meaning = Pick<WorldSpan, 'kind' | 'names' | 'demonym'> & { readonly capital?: boolean };

const books = new Map<Locale, PhraseBook<Meaning>>();

/** The names of a question, left to right. English names are known in every locale. */
export function findWorldNames(tokens: readonly Token[], locale: Locale): WorldSpan[] {
  let book = books.get(locale);
  if (!book) {
    book = phraseBook(entriesFor(locale), locale);
    books.set(locale, book);
  }
  return book
    .all(tokens, ({ start, meaning }) => !meaning.capital || isName(tokens, start))
    .map(({ start, end, meaning: { kind, names, demonym } }) => ({
      start,
      end,
      kind,
      names,
      ...(demonym ? { demonym } : {}),
    }));
}

// A short name is meant where it is written as one, or where a word of place stands before it.
function isName(tokens: readonly Token[], at: number): boolean {
  if (/^\p{Lu}/u.test(tokens[at]?.text ?? '')) return true;
  return /^(o|tai|nuoc|nguoi|tieng)$/.test(tokens[at - 1]?.folded ?? '');
}

function* entriesFor(locale: Locale): Generator<readonly [string, Meaning]> {
  const spoken: readonly Locale[] = locale === 'en' ? ['en'] : [locale, 'en'];
  for (const { code, names } of countries()) {
    const others = otherNames[code];
    const all = [
      ...new Set([names.en, ...(others?.en ?? []), names.es, names.vi, ...(others?.vi ?? []), code]),
    ];
    const people = [...(demonyms[code]?.en ?? [])].slice(0, 1);
    for (const language of spoken) {
      for (const name of [names[language], ...(others?.[language] ?? [])]) {
        yield [plain(name), { kind: 'country', names: all, capital: needsCapital(name, language) }];
      }
      for (const word of demonyms[code]?.[language] ?? []) {
        const names = [...new Set([...all, ...people, word])];
        yield [plain(word), { kind: 'country', names, demonym: true }];
      }
    }
  }
  for (const { names } of languages()) {
    for (const language of spoken) {
      const name = names[language];
      yield [plain(name), { kind: 'language', names: [names.en, names.es, names.vi] }];
    }
  }
  yield* calendarEntries(spoken);
  yield* plainEntries;
}

// Commas and brackets separate phrases in the book; names with them are known by their first part.
function plain(name: string): string {
  return fold(name) === name ? cut(name) : cut(name).toLowerCase();
}

function cut(name: string): string {
  return (name.split(/[,(]/)[0] as string).replace(/[–’'&.-]/g, ' ').trim();
}

// One short word may be many things: "us", "áo" is a shirt and Austria, "anh" a brother and England.
function needsCapital(name: string, language: Locale): boolean {
  return name.length <= 3 || (language === 'vi' && !name.includes(' '));
}

interface Named {
  readonly code: string;
  readonly names: Readonly<Record<Locale, string>>;
}

function countries(): Named[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  // Withdrawn codes stand for another one now; private ones name no country.
  const current = codes.filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  return named(
    'region',
    current.filter((code) => !/^(EU|EZ|UN|ZZ|X[^K]|Q[^A])$/.test(code)),
  );
}

function languages(): Named[] {
  const codes =
    'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv ta th tr uk ur vi zh la mn';
  return named('language', codes.split(' '));
}

let codes: ReadonlyMap<string, string> | undefined;

/** The two letters of a language, by its folded name in any of our languages; undefined for what is none. */
export function languageCode(name: string): string | undefined {
  codes ??= new Map(
    languages().flatMap(({ code, names }) =>
      Object.values(names).flatMap((one) => {
        const whole = fold(one).toLowerCase();
        return [whole, whole.replace(/^tieng /, '')].map((spelled) => [spelled, code] as const);
      }),
    ),
  );
  return codes.get(name);
}

function named(type: 'region' | 'language', codes: readonly string[]): Named[] {
  const display = Object.fromEntries(
    locales.map((locale) => [locale, new Intl.DisplayNames(locale, { type, fallback: 'none' })]),
  ) as Record<Locale, Intl.DisplayNames>;
  return codes.flatMap((code) => {
    const [en, vi, es] = [display.en.of(code), display.vi.of(code), display.es.of(code)];
    return en && vi && es ? [{ code, names: { en, vi, es } }] : [];
  });
}

function* calendarEntries(spoken: readonly Locale[]): Generator<readonly [string, Meaning]> {
  for (const language of spoken.filter((locale) => locale !== 'vi')) {
    const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
    const weekdayName = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
    for (let at = 0; at < 12; at += 1) {
      const first = Date.UTC(2024, at, 1);
      const name = month.format(first);
      // "may" and "march" are verbs too.
      const capital = language === 'en' && (at === 4 || at === 2);
      yield [name.toLowerCase(), { kind: 'month', names: [monthName.format(first), name], capital }];
    }
    for (let at = 1; at <= 7; at += 1) {
      const day = Date.UTC(2024, 0, at);
      yield [
        weekday.format(day).toLowerCase(),
        { kind: 'weekday', names: [weekdayName.format(day), weekday.format(day)] },
      ];
    }
  }
}

const male = ['Male', 'M', 'Man', 'Boy', 'Nam', 'Masculino', 'Hombre', 'Varón', 'H'];
const female = ['Female', 'F', 'W', 'Woman', 'Girl', 'Nữ', 'Femenino', 'Mujer'];
const plainEntries: readonly (readonly [string, Meaning])[] = [
  [
    'male, males, man, men, boy, boys, masculine, nam, nam giới, đàn ông, con trai, hombre, hombres, masculino, masculinos, varón, varones',
    { kind: 'gender', names: male },
  ],
  [
    'female, females, woman, women, girl, girls, feminine, nữ, nữ giới, phụ nữ, con gái, mujer, mujeres, femenino, femenina, femeninas',
    { kind: 'gender', names: female },
  ],
  ['true, yes, sí', { kind: 'yes_no', names: ['Yes', 'Y', 'True', 'T', '1'] }],
  ['false', { kind: 'yes_no', names: ['No', 'N', 'False', 'F', '0'] }],
];
