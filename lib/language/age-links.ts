// Ages said in numbers alone, where a birth date is kept: "aged over 60", "under 30 years old", "mayores de 50".
import type { Locale } from '../i18n/locale.ts';
import type { Comparison, Condition } from '../pipeline/plan.ts';
import { endsOf } from './elapsed-ends.ts';
import { lineOf, placeOf } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
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

/** The stretches that say an age, for every model that keeps a birth date and no age. */
export function ageMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const ends = endsOf('age', index);
  if (ends.length === 0) return [];
  const line = lineOf(tokens, locale);
  return patterns[locale].flatMap(([op, pattern]) => {
    const whole = new RegExp(` ${pattern.replaceAll('NUM', '#([\\d.]+)')}(?= )`, 'g');
    return [...line.text.matchAll(whole)].flatMap((match) =>
      ends.map(({ model, from }): ValueMatch => {
        const [low, high] = match.slice(1).map(Number) as [number, number];
        const expr = { difference: 'year' as const, from: { path: from.name }, to: 'now' as const };
        const condition: Condition =
          op === 'between' ? { expr, op, value: [low, high] } : { expr, op, value: low };
        return {
          ...placeOf(line, match.index, match[0]),
          candidate: { target: { kind: 'condition', model, condition }, score: 0.97 },
        };
      }),
    );
  });
}
