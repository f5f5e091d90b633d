// "Drivers with an expired licence", "con licencia vencida", "bằng lái hết hạn": what ran out is a paper of theirs, and
// the day on which it does is a column that names it.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { fold } from './locale/fold.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf, sensesOf } from './name-sense.ts';
import { isDate } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut, stemOf } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';

const expired: Readonly<Record<Locale, string>> = {
  en: '(?:(?:with|whose|having|that have|who have) )?(?:an? |the )?(?:expired|lapsed|out of date) (?<paper>[a-z]+)|(?:with |whose )(?:an? |the )?(?<named>[a-z]+) (?:(?:that |which )?(?:has|have|is|are) )?(?:expired|lapsed|out of date)',
  vi: '(?:co )?(?<paper>[a-z]+ [a-z]+) (?:da |bi )?(?:het han|qua han)',
  es: '(?:con |cuy[oa] |que tienen? )?(?:la |el |su )?(?<paper>[a-z]+) (?:(?:ya )?(?:esta|estan) )?(?:vencid[oa]s?|caducad[oa]s?|expirad[oa]s?)',
};
const runsOut = /\b(expir\w*|valid (to|until|through)|vencimiento|caducidad|het han|han)\b/;

/** The stretches that say so, for every model with the day on which such a paper runs out. */
export function expiredMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) =>
    saidIn(line, expired[language]).flatMap((match) => {
      const paper = match.groups?.paper ?? match.groups?.named ?? '';
      const stems = spellOut(paper).map(stemOf);
      const place = placeOf(line, match.index, match[0]);
      return index.manifest.manifest.models.flatMap((model): ValueMatch[] => {
        const field = model.isView ? undefined : model.fields.find((each) => isDayOf(each, stems, model));
        if (!field) return [];
        const condition = { path: field.name, op: 'before', period: { unit: 'day', offset: 0 } } as const;
        return [{ ...place, candidate: { target: { kind: 'condition', model, condition }, score: 0.95 } }];
      });
    }),
  );
}

/** Whether the column says when what is named runs out; of the model itself, its state says it. */
function isDayOf(field: Field, paper: readonly string[], model: Model): boolean {
  if (!isDate(field)) return false;
  const names = [fold(field.label), senseOf(field), ...sensesOf(field)];
  if (!names.some((name) => runsOut.test(name))) return false;
  const own = spellOut(model.label).map(stemOf);
  return names.some((name) => {
    const words = spellOut(name).map(stemOf);
    return paper.every((stem) => words.includes(stem) && !own.includes(stem));
  });
}
