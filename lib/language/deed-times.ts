// "Time to hire", "average days to approve", "tiempo de contratación": how long it takes from the day a record came to be
// to the day of any deed that the source keeps; the deeds that every office has are found by their phrases before.
import type { Locale } from '../i18n/locale.ts';
import type { Measure } from '../pipeline/plan.ts';
import { mainDate } from './assemble/frame.ts';
import { dayOfAny, inEnglish } from './deed-nouns.ts';
import { lastingDays } from './elapsed-ends.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

const asked: Readonly<Partial<Record<Locale, string>>> = {
  en: '(?:the )?(?:(?:average|mean|avg) )?(?:number of )?(?:time|days)(?: it takes)? to (?:be |get )?(?<deed>[a-z]{4,})|(?:on average )?how long does it take (?:us )?to (?:be |get )?(?<done>[a-z]{4,})|(?:the )?(?:average|mean|avg) time from [a-z]+ to (?<end>[a-z]{4,})|(?:the )?(?:average|mean|avg) (?<noun>[a-z]{4,}) (?:time|duration|length)',
  vi: '(?:thoi gian|thoi luong) (?<noun>[a-z]+(?: [a-z]+)?) trung binh|thoi gian trung binh (?:de )?(?<deed>[a-z]+(?: [a-z]+)?)',
  es: '(?:el )?tiempo (?:(?:medio|promedio) )?(?:de|para la|hasta la) (?<deed>[a-z]{5,}cion)(?: (?:medio|promedio))?|(?:el )?tiempo (?:medio|promedio) de (?:los |las )?(?<noun>[a-z]{4,})',
};

/** The stretches that ask so, for every model that keeps both days. */
export function deedTimeMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const pattern = asked[locale];
  if (pattern === undefined) return [];
  const line = lineOf(tokens, locale);
  return saidIn(line, pattern).flatMap((match) => {
    const { deed, done, end, noun } = match.groups ?? {};
    const verb = deed ?? done ?? end ?? noun ?? '';
    const place = placeOf(line, match.index, match[0]);
    return index.manifest.manifest.models.flatMap((model): ValueMatch[] => {
      const day = model.isView ? undefined : dayOfAny(model, [verb, ...inEnglish(verb, locale, index)]);
      const main = mainDate(model);
      // A loan lasts from its day to that of the return.
      const lasting = day && day === main ? lastingDays(model) : undefined;
      const [from, to] = lasting ? [lasting.from, lasting.to] : [main, day];
      if (!to || !from || from === to) return [];
      const measure: Measure = {
        fn: 'avg',
        expr: { difference: 'day', from: { path: from.name }, to: { path: to.name } },
        as: 'average_days',
      };
      return [{ ...place, candidate: { target: { kind: 'measure', model, measure }, score: 0.95 } }];
    });
  });
}
