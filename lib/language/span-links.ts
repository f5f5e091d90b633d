// "Trip duration", "how long does maintenance take": the time between the two days of a record, as a number of each
// row that can be averaged, compared and ranked by, where no column keeps it. So is an age, where birth dates are kept.
import type { Field } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Expression, Measure } from '../pipeline/plan.ts';
import { type DeedName, type Ends, endsOf } from './elapsed-ends.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut, stemOf } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';

/** What a row's time is called. */
const nouns: Readonly<Record<Locale, readonly (readonly [DeedName, string])[]>> = {
  en: [
    [
      'last',
      'durations?|length of time|time taken|elapsed time|(?:cycle|turnaround|processing|handling|throughput) times?',
    ],
    ['age', '(?<!(?:middle|dark|stone|ice|bronze|iron) )ages?'],
    ['tenure', 'tenure|seniority|length of service'],
    ['stay', '(?:number of |room )?nights(?: (?:booked|stayed|sold|spent))?'],
  ],
  vi: [
    ['last', 'thoi luong|thoi gian keo dai|thoi gian xu ly|do dai'],
    ['age', 'do tuoi|tuoi'],
    ['tenure', 'tham nien'],
    ['stay', 'so dem(?: luu tru| nghi)?'],
  ],
  es: [
    ['last', 'duracion(?:es)?|tiempo transcurrido|tiempos? de (?:ciclo|proceso|procesamiento)'],
    ['age', 'edad(?:es)?'],
    ['tenure', 'antiguedad'],
    ['stay', '(?:numero de )?noches(?: (?:reservadas|vendidas))?'],
  ],
};

/** Asks how long the thing in its middle takes, on average where it is not one row. */
const howLong: Readonly<Record<Locale, string>> = {
  en: '(?:on average )?how long (?:does|do|did) (?:(?:an?|the|our|each|every) )?(?:average |typical )?(?<thing>[a-z]+(?: [a-z]+)??) (?:take|last|run)(?: (?:on average|usually|normally|typically))?',
  vi: '(?<thing>[a-z]+(?: [a-z]+)?) (?:trung binh )?(?:keo dai|dien ra|mat) (?:trung binh )?bao lau(?: trung binh)?',
  es: 'cuanto (?:tiempo )?(?:dura|duran|tarda|tardan|demora|demoran) (?:(?:en promedio|de media) )?(?:(?:el|la|los|las|un|una|cada) )?(?<thing>[a-z]+(?: [a-z]+)??)(?: (?:en promedio|de media|por termino medio))?',
};

/** Asks how old people are on average; who they are stands in its middle. */
const howOld: Readonly<Record<Locale, string>> = {
  en: 'how old (?:is|are) (?:(?:an?|the|our) )?(?:(?:average|typical) (?<thing>[a-z]+)|(?<all>[a-z]+(?: [a-z]+)?) on average)',
  vi: '(?<thing>[a-z]+(?: [a-z]+)?) trung binh bao nhieu tuoi',
  es: '(?:que edad|cuantos anos) (?:tienen?) (?:(?:de media|en promedio) )?(?:(?:el|la|los|las) )?(?<thing>[a-z]+(?: [a-z]+)??) (?:de media|en promedio|por termino medio)',
};

const ofRows = /^(without|no|with|any|zero|longest|shortest)$/;

/** The stretches that ask for it, for every model that keeps both ends. */
export function spanMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  const meansOf = (deed: DeedName, pattern: string) =>
    saidIn(line, pattern).flatMap((match) => {
      const { thing, all } = match.groups ?? {};
      const place = placeOf(line, match.index, match[0]);
      return spansOf(deed, index)
        .filter(({ model }) => isCalled(thing ?? all ?? '', model.label, locale, index))
        .map(({ model, expression }): ValueMatch => {
          const measure: Measure = {
            fn: 'avg',
            expr: expression,
            as: deed === 'age' ? 'average_age' : 'average_duration',
          };
          const target = { kind: 'measure' as const, model, measure };
          return { ...place, candidate: { target, score: 0.97 } };
        });
    });
  /** "downtime" of downtime events: what a row of it lasted; "without downtime" and "the longest downtime" are of rows. */
  const timesNamed = () =>
    saidIn(line, '[a-z]{2,}time').flatMap((match) => {
      const place = placeOf(line, match.index, match[0]);
      if (ofRows.test(tokens[place.start - 1]?.folded ?? '')) return [];
      return spansOf('last', index)
        .filter(({ model }) => isCalled(match[0].trim(), model.label, locale, index))
        .map(({ model, expression }): ValueMatch => {
          const target = { kind: 'expression' as const, model, expression };
          return { ...place, candidate: { target, score: 0.93 } };
        });
    });
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) => [
    ...nouns[language].flatMap(([deed, words]) =>
      saidIn(line, `(?<total>total )?(?:${words})`).flatMap((match) => {
        const place = placeOf(line, match.index, match[0]);
        return spansOf(deed, index).map(({ model, expression }): ValueMatch => {
          const measure: Measure = { fn: 'sum', expr: expression, as: 'total_duration' };
          // A column may be called "total" too.
          const target = match.groups?.total
            ? { kind: 'measure' as const, model, measure }
            : { kind: 'expression' as const, model, expression };
          return { ...place, candidate: { target, score: 0.93 } };
        });
      }),
    ),
    ...(language === 'en' ? timesNamed() : []),
    ...meansOf('last', howLong[language]),
    ...meansOf('age', howOld[language]),
  ]);
}

/** "maintenance" is what a maintenance job is called. */
function isCalled(said: string, label: string, locale: Locale, index: SchemaIndex): boolean {
  const stems = new Set(spellOut(label).map(stemOf));
  const ways = [said.split(' ').map(stemOf), ...(index.near[locale].get(said) ?? [])];
  return ways.some((way) => way.length > 0 && way.every((stem) => stems.has(stem)));
}

function spansOf(deed: DeedName, index: SchemaIndex): { model: Ends['model']; expression: Expression }[] {
  return endsOf(deed, index).map(({ model, from, to }) => ({
    model,
    expression: {
      difference: to === 'now' ? 'year' : unitBetween(from, to),
      from: { path: from.name },
      to: to === 'now' ? to : { path: to.name },
    },
  }));
}

/** Most of what has a time begins and ends on one day: in days it would be nothing. */
function unitBetween(from: Field, to: Field): 'hour' | 'day' {
  return [from, to].every(({ type }) => type === 'timestamp' || type === 'timestamptz') ? 'hour' : 'day';
}
