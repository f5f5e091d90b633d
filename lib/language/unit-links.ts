// "Hours logged this week" where the source keeps minutes, "total duration in hours" of seconds: the same time in the unit
// that was asked for.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Measure } from '../pipeline/plan.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isDate, isKey, isNumeric } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

const hours: Readonly<Record<Locale, string>> = {
  en: '(?:the )?(?:total )?(?:number of )?hours (?:logged|worked|spent|tracked|recorded|booked|reported)|how many hours (?:did|do|have|has|were|was) (?:we |they |people )?(?:been )?(?:log|logged|work|worked|spend|spent|track|tracked|record|recorded)',
  vi: '(?:tong )?(?:so )?gio (?:lam viec|lam|da lam|ghi nhan|cham cong)',
  es: '(?:el )?(?:total de )?(?:las )?horas (?:registradas|trabajadas|dedicadas|cargadas|imputadas)',
};

/** The stretches that ask for hours, for every model that has a day, minutes or seconds, and no hours. */
export function unitMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) =>
    saidIn(line, hours[language]).flatMap((match) => {
      const place = placeOf(line, match.index, match[0]);
      return index.manifest.manifest.models.flatMap((model): ValueMatch[] => {
        const kept = model.isView ? undefined : timeOf(model);
        if (!kept) return [];
        const measure: Measure = {
          fn: 'sum',
          expr: { op: 'divide', args: [{ path: kept.field.name }, { value: kept.perHour }] },
          as: 'hours',
        };
        return [{ ...place, candidate: { target: { kind: 'measure', model, measure }, score: 0.95 } }];
      });
    }),
  );
}

interface Kept {
  readonly field: Field;
  readonly perHour: number;
}

/** Of an event: what lasts, as a course does, was not worked. */
function timeOf(model: Model): Kept | undefined {
  const { fields } = model;
  if (!fields.some(isDate) || fields.some((field) => /\bhours?\b/.test(senseOf(field)))) return undefined;
  const found = (unit: RegExp, perHour: number): Kept | undefined => {
    const field = fields.find(
      (each) => isNumeric(each) && !isKey({ model, field: each }) && unit.test(senseOf(each)),
    );
    return field && { field, perHour };
  };
  return (
    found(/^((time|duration|logged|worked|spent) )?minutes?( spent| logged| worked)?$/, 60) ??
    found(/^((time|duration|logged|worked|spent) )?seconds?( spent| logged| worked)?$/, 3600)
  );
}
