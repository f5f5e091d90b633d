// "Delivered on time", "entregados tarde", "giao đúng hạn": the day of a deed against the day on which it was due, where a
// row keeps both; and the rate at which that was kept, "on-time delivery rate".
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Condition, Measure } from '../pipeline/plan.ts';
import { fold } from './locale/fold.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isDate } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';
import { rootsOf } from './waiting-links.ts';

type Kept = 'inTime' | 'late' | 'rate';

/** Before or after the words for it stands the deed, one word of it. */
const phrases: Readonly<Record<Locale, readonly (readonly [string, Kept])[]>> = {
  en: [
    ['(?:the )?on time (?:rate|percentage|ratio|performance|share)', 'rate'],
    [
      '(?:the )?on time (?<deed>[a-z]{4,}) (?:rate|percentage|ratio)|(?:the )?(?:rate|percentage|share) of on time (?<doing>[a-z]{4,})',
      'rate',
    ],
    [
      '(?:(?:that |which )?(?:were |was |are |is )?(?<deed>[a-z]{4,}(?:ed|id|nt)) )(?:on time|in time|on schedule|by the (?:due|required|promised) date|before the deadline)',
      'inTime',
    ],
    [
      '(?:(?:that |which )?(?:were |was |are |is )?(?<deed>[a-z]{4,}(?:ed|id|nt)) )(?:too )?(?:late|after (?:the|their|its) (?:due|required|promised) date|behind schedule|past the deadline)',
      'late',
    ],
    ['on time (?<deed>deliveries|shipments|departures|arrivals|returns|payments)', 'inTime'],
    ['late (?<deed>deliveries|shipments|departures|arrivals|returns|payments)', 'late'],
  ],
  vi: [
    ['(?:ty le|ti le) dung (?:han|gio|hen)', 'rate'],
    ['(?:ty le|ti le) (?<deed>[a-z]+)(?: hang)? dung (?:han|gio|hen)', 'rate'],
    ['(?:duoc |da )?(?<deed>[a-z]+)(?: hang)? dung (?:han|gio|hen)', 'inTime'],
    ['(?:bi |da )?(?<deed>[a-z]+)(?: hang)? (?:tre|muon)(?: han)?', 'late'],
  ],
  es: [
    ['(?:la |el )?(?:(?:tasa|porcentaje|indice) de )?puntualidad(?! de)', 'rate'],
    [
      '(?:la |el )?(?:tasa|porcentaje) de (?<deed>[a-z]{4,}s?) (?:a tiempo|puntuales)|(?:la )?puntualidad de (?:las |los )?(?<doing>[a-z]{4,})',
      'rate',
    ],
    [
      '(?:que (?:se )?)?(?:fueron |llegaron )?(?<deed>[a-z]{4,}) (?:a tiempo|puntualmente|dentro de plazo)',
      'inTime',
    ],
    [
      '(?:que (?:se )?)?(?:fueron |llegaron )?(?<deed>[a-z]{4,}) (?:tarde|con (?:retraso|demora|atraso)|fuera de (?:plazo|fecha)|atrasad[oa]s|tardi[oa]s)',
      'late',
    ],
  ],
};

/** The stretches that say so, for every model that keeps both days. */
export function punctualMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  const models = index.manifest.manifest.models.filter(({ isView }) => !isView);
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) =>
    phrases[language].flatMap(([pattern, kept]) =>
      saidIn(line, pattern).flatMap((match) => {
        const deed = match.groups?.deed ?? match.groups?.doing ?? '';
        // Where nobody says of what, it is of whatever was brought to its end.
        const roots = deed === '' ? ends : [rootOf(deed), ...rootsOf(deed, language, index)];
        const place = placeOf(line, match.index, match[0]);
        return models.flatMap((model): ValueMatch[] => {
          const days = daysOf(model, roots);
          if (!days) return [];
          const target = kept === 'rate' ? rateOf(model, days) : told(model, days, kept);
          return [{ ...place, candidate: { target, score: 0.96 } }];
        });
      }),
    ),
  );
}

const ends = [
  ...['finish', 'complet', 'deliver', 'arriv', 'ship', 'return', 'clos', 'resolv', 'submit'],
  ...['entreg', 'termin', 'finaliz', 'llegad', 'cierre', 'hoan', 'giao'],
];

const shortest = 3;

/** "deliver" of delivered and deliveries, "entreg" of entregados and entregas. */
function rootOf(deed: string): string {
  const root = deed.replace(
    /(ments?|ings?|als?|ures?|y|ies|adas|ados|idas|idos|ada|ado|ida|ido|ed|as|os|es|s|a|o)$/,
    '',
  );
  return root.length > 5 ? root.slice(0, 6) : root.replace(/(.)\1$/, '$1');
}

const due =
  /\b(required|due|promised|deadline|expected|planned|scheduled|estimated|target|prometid[oa]|comprometid[oa]|previst[oa]|estimad[oa]|limite|programad[oa]|vencimiento|han|du kien)\b/;

interface Days {
  readonly deed: Field;
  readonly due: Field;
}

function daysOf(model: Model, all: readonly string[]): Days | undefined {
  const roots = all.filter(({ length }) => length >= shortest);
  const dates = model.fields.filter((field) => isDate(field) && field.type !== 'time');
  const isDue = (field: Field) => namesOf(field).some((name) => due.test(name));
  const isOfDeed = (field: Field) =>
    namesOf(field).some((name) =>
      name.split(' ').some((word) => roots.some((root) => word.startsWith(root))),
    );
  const deed = dates.find((field) => isOfDeed(field) && !isDue(field));
  const planned = dates.filter((field) => field !== deed && isDue(field));
  const wanted = planned.find(isOfDeed) ?? planned[0];
  return deed && wanted && { deed, due: wanted };
}

function namesOf(field: Field): readonly string[] {
  return [fold(field.label), senseOf(field)];
}

function told(model: Model, { deed, due: planned }: Days, kept: 'inTime' | 'late') {
  const condition: Condition = {
    path: deed.name,
    op: kept === 'inTime' ? 'lte' : 'gt',
    field: planned.name,
  };
  return { kind: 'condition' as const, model, condition };
}

/** Of those that were done, the part that was in time. */
function rateOf(model: Model, { deed, due: planned }: Days) {
  const measure: Measure = {
    fn: 'ratio',
    percent: true,
    of: [
      { fn: 'count', as: 'part', where: { path: deed.name, op: 'lte', field: planned.name } },
      { fn: 'count', as: 'whole', where: { path: deed.name, op: 'isNotNull' } },
    ],
    as: 'percentage',
  };
  return { kind: 'measure' as const, model, measure };
}
