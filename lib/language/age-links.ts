// Ages said in numbers alone: of people where a birth date is kept ("aged over 60", "mayores de 50"), of things where
// the year is kept that they are from ("vehicles older than 10 years").
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Comparison, Condition } from '../pipeline/plan.ts';
import { endsOf } from './elapsed-ends.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

type AgeTest = Comparison | 'between';

/** `NUM` is a number; what follows a bare one must not be something that is counted. */
const patterns: Readonly<Record<Locale, readonly (readonly [AgeTest, string])[]>> = {
  en: [
    ['gt', '(?:who )?(?:are |is |aged )?(?:over|above)(?: the age of)? NUM years? (?:old|of age)'],
    ['lt', '(?:who )?(?:are |is |aged )?(?:under|below)(?: the age of)? NUM years? (?:old|of age)'],
    ['gt', '(?:who )?(?:are |is |aged )(?:over|above)(?: the age of)? NUM(?= $| [?.!,]| and | in | who )'],
    ['lt', '(?:who )?(?:are |is |aged )(?:under|below)(?: the age of)? NUM(?= $| [?.!,]| and | in | who )'],
    ['gt', '(?:who )?(?:are |is )?older than NUM years?(?: old| of age)?'],
    ['lt', '(?:who )?(?:are |is )?younger than NUM years?(?: old| of age)?'],
    ['gt', '(?:over|above) the age of NUM'],
    ['lt', '(?:under|below) the age of NUM'],
    ['between', '(?:who )?(?:are |is )?(?:aged )?between NUM and NUM years? (?:old|of age)'],
    ['between', '(?:who are )?aged (?:between )?NUM (?:and|to) NUM'],
  ],
  vi: [
    ['gt', '(?:tren|hon) NUM tuoi'],
    ['lt', 'duoi NUM tuoi'],
    ['between', '(?:co )?(?:do )?(?:tuoi )?tu NUM den NUM tuoi'],
  ],
  es: [
    ['gt', '(?:que son )?mayor(?:es)? de NUM(?: anos)?'],
    ['lt', '(?:que son )?menor(?:es)? de NUM(?: anos)?'],
    ['gt', '(?:de|con) mas de NUM anos de edad'],
    ['lt', '(?:de|con) menos de NUM anos de edad'],
    ['between', '(?:de )?entre NUM y NUM anos(?: de edad)?'],
  ],
};

/** Ages of things: cars and houses are old too, and it is a year that tells. */
const ofThings: Readonly<Record<Locale, readonly (readonly [Comparison, string])[]>> = {
  en: [
    ['gt', '(?:that are |which are )?(?:older than|over|more than) NUM years?(?: old| of age)?'],
    [
      'lt',
      '(?:that are |which are )?(?:younger than|newer than|under|less than) NUM years?(?: old| of age)?',
    ],
  ],
  vi: [
    ['gt', '(?:tren|hon|cu hon) NUM nam(?: tuoi)?'],
    ['lt', '(?:duoi|moi hon) NUM nam(?: tuoi)?'],
  ],
  es: [
    ['gt', '(?:de |con )?mas (?:de|antiguos que|viejos que) NUM anos(?: de antiguedad)?'],
    ['lt', '(?:de |con )?menos de NUM anos(?: de antiguedad)?'],
  ],
};
const saysOld = /old|young|newer|of age|tuoi|cu hon|moi hon|antigu|viejo/;

/** "vehicles older than 10 years": of what keeps the year it is from, and has no age or birthday. */
function ofYears(tokens: readonly Token[], locale: Locale, index: SchemaIndex, now: Date): ValueMatch[] {
  const line = lineOf(tokens, locale);
  return ofThings[locale].flatMap(([op, pattern]) =>
    saidIn(line, pattern.replace('NUM', '#(\\d+)')).flatMap((match) => {
      if (!saysOld.test(match[0])) return [];
      const limit = now.getUTCFullYear() - Number(match[1]);
      const place = placeOf(line, match.index, match[0]);
      return index.manifest.manifest.models.flatMap((model): ValueMatch[] => {
        const year = model.isView ? undefined : yearMade(model);
        if (!year) return [];
        const condition: Condition = { path: year.name, op: op === 'gt' ? 'lt' : 'gt', value: limit };
        const target = { kind: 'condition' as const, model, condition };
        return [{ ...place, candidate: { target, score: 0.97 } }];
      });
    }),
  );
}

function yearMade({ fields }: Model): Field | undefined {
  if (fields.some((field) => /\b(age|birth|born|dob)\b/.test(senseOf(field)))) return undefined;
  return fields.find(
    (field) =>
      (field.type === 'integer' || field.type === 'bigint') &&
      /^((model|build|built|construction|manufacture|manufacturing|production) )?year( (built|made|of construction|of manufacture|of production))?$/.test(
        senseOf(field),
      ),
  );
}

/** The stretches that say an age, for every model that keeps a birth date, or the year it is from, and no age. */
export function ageMatches(
  tokens: readonly Token[],
  locale: Locale,
  index: SchemaIndex,
  now: Date,
): ValueMatch[] {
  return [...ofYears(tokens, locale, index, now), ...ofBirthdays(tokens, locale, index)];
}

function ofBirthdays(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const ends = endsOf('age', index);
  if (ends.length === 0) return [];
  const line = lineOf(tokens, locale);
  return patterns[locale].flatMap(([op, pattern]) => {
    const whole = new RegExp(` ${pattern.replaceAll('NUM', '#([\\d.]+)')}(?= )`, 'g');
    return [...line.text.matchAll(whole)].flatMap((match) => {
      const place = placeOf(line, match.index, match[0]);
      return ends.map(({ model, from }): ValueMatch => {
        const [low, high] = match.slice(1).map(Number) as [number, number];
        const expr = { difference: 'year' as const, from: { path: from.name }, to: 'now' as const };
        const condition: Condition =
          op === 'between' ? { expr, op, value: [low, high] } : { expr, op, value: low };
        return {
          ...place,
          candidate: { target: { kind: 'condition', model, condition }, score: 0.97 },
        };
      });
    });
  });
}
