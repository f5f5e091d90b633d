// Conditions on the time between two days of a record, or from a day until now: "resolved within 24 hours",
// "stays of more than 7 nights", "10 years of service". The number is never that of some column.

import type { Locale } from '../i18n/locale.ts';
import type { Comparison, Condition, Expression, TimeUnit } from '../pipeline/plan.ts';
import { type DeedName, type Ends, endsOf } from './elapsed-ends.ts';
import { lineOf, placeOf } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

interface Grammar {
  /** How a comparison is said, as regular expressions over folded words. */
  readonly comparisons: readonly (readonly [Comparison, string])[];
  readonly units: Readonly<Record<string, TimeUnit>>;
  /** "a week" is one of it. */
  readonly one: string;
  /** Patterns with `CMP` and `SPAN` ("3 days"), and the deed whose time is meant. */
  readonly patterns: readonly (readonly [string, DeedName])[];
}

const english: Grammar = {
  comparisons: [
    ['gt', '(?:for |after |in )?(?:more|longer|greater|older) than|over|above|exceeding'],
    ['gte', '(?:for )?(?:at least|no less than)'],
    ['lt', '(?:in )?(?:less|shorter|fewer|sooner) than|(?:in )?under|below'],
    ['lte', 'within|in at most|at most|no more than|(?:in )?up to'],
  ],
  units: {
    minute: 'minute',
    minutes: 'minute',
    hour: 'hour',
    hours: 'hour',
    day: 'day',
    days: 'day',
    night: 'day',
    nights: 'day',
    week: 'week',
    weeks: 'week',
    month: 'month',
    months: 'month',
    year: 'year',
    years: 'year',
  },
  one: 'a|an|one',
  patterns: [
    ['(?:closed|resolved|solved|handled) CMP SPAN', 'close'],
    ['(?:took|takes|taking|needed) CMP SPAN to (?:be )?(?:close|resolve|solve|handle)d?', 'close'],
    ['delivered CMP SPAN', 'deliver'],
    ['(?:took|takes|taking) CMP SPAN to (?:be )?(?:deliver|arrive)(?:ed)?', 'deliver'],
    ['(?:shipped|dispatched|sent|fulfilled) CMP SPAN', 'ship'],
    ['(?:took|takes|taking) CMP SPAN to (?:be )?(?:ship|dispatch|send)(?:ped|ed)?', 'ship'],
    ['(?:answered|responded to|replied to) CMP SPAN', 'respond'],
    ['(?:took|takes|taking) CMP SPAN to (?:be )?(?:answer|respond to|reply to)(?:ed)?', 'respond'],
    ['(?:paid|settled) CMP SPAN', 'pay'],
    ['(?:completed|finished) CMP SPAN', 'complete'],
    ['(?:with |having )?CMP SPAN (?:of )?(?:service|seniority|tenure)', 'tenure'],
    ['(?:with us|employed|working here|at the company) (?:for )?CMP SPAN', 'tenure'],
    ['(?:of |for |lasting |lasted |staying )?CMP SPAN', 'stay'],
    ['(?:with an? |of )?duration (?:of )?CMP SPAN', 'last'],
    ['(?:that |which )?(?:took|takes|taking|lasted|lasting|lasts?) CMP SPAN', 'last'],
  ],
};

const vietnamese: Grammar = {
  comparisons: [
    ['gt', '(?:lau|nhieu)? ?hon|tren|qua|mat hon|sau hon'],
    ['gte', 'it nhat|toi thieu|tu'],
    ['lt', 'duoi|chua (?:den|toi)|it hon|mat duoi'],
    ['lte', 'trong vong|trong|toi da|khong qua'],
  ],
  units: {
    phut: 'minute',
    gio: 'hour',
    tieng: 'hour',
    ngay: 'day',
    dem: 'day',
    tuan: 'week',
    thang: 'month',
    nam: 'year',
  },
  one: 'mot',
  patterns: [
    ['(?:duoc )?(?:giai quyet|xu ly|dong) CMP SPAN', 'close'],
    ['(?:duoc )?(?:giao|giao hang) CMP SPAN', 'deliver'],
    ['(?:duoc )?(?:tra loi|phan hoi) CMP SPAN', 'respond'],
    ['(?:duoc )?hoan thanh CMP SPAN', 'complete'],
    ['(?:co )?tham nien CMP SPAN', 'tenure'],
    ['(?:lam viec|gan bo) (?:duoc )?CMP SPAN', 'tenure'],
    ['(?:luu tru |o |thue )?CMP SPAN', 'stay'],
    ['(?:co thoi luong|keo dai|mat) CMP SPAN', 'last'],
  ],
};

const spanish: Grammar = {
  comparisons: [
    ['gt', '(?:en )?mas de|superior(?:es)? a'],
    ['gte', 'al menos|como minimo'],
    ['lt', '(?:en )?menos de|inferior(?:es)? a'],
    ['lte', 'dentro de|como maximo|hasta|en un maximo de'],
  ],
  units: {
    minuto: 'minute',
    minutos: 'minute',
    hora: 'hour',
    horas: 'hour',
    dia: 'day',
    dias: 'day',
    noche: 'day',
    noches: 'day',
    semana: 'week',
    semanas: 'week',
    mes: 'month',
    meses: 'month',
    ano: 'year',
    anos: 'year',
  },
  one: 'un|una',
  patterns: [
    ['(?:cerrad|resuelt|solucionad)[oa]s? CMP SPAN', 'close'],
    ['(?:tardaron|tardo|tardan) CMP SPAN en (?:cerrar|resolver|solucionar)(?:se)?', 'close'],
    ['entregad[oa]s? CMP SPAN', 'deliver'],
    ['(?:enviad|despachad)[oa]s? CMP SPAN', 'ship'],
    ['(?:respondid|contestad)[oa]s? CMP SPAN', 'respond'],
    ['(?:completad|terminad|finalizad)[oa]s? CMP SPAN', 'complete'],
    ['(?:con )?CMP SPAN (?:de antiguedad|en la empresa)', 'tenure'],
    ['(?:de |con |por )?CMP SPAN', 'stay'],
    ['(?:(?:con )?(?:una )?duracion (?:de )?|que (?:duraron|duran|tardaron) )CMP SPAN', 'last'],
  ],
};

const grammars: Readonly<Record<Locale, Grammar>> = { en: english, vi: vietnamese, es: spanish };

interface Pattern {
  readonly whole: RegExp;
  readonly deed: DeedName;
}

const compiled = new Map<Locale, readonly Pattern[]>();

/** Compiled at the first question in a language. */
function patternsOf(locale: Locale): readonly Pattern[] {
  const kept = compiled.get(locale);
  if (kept) return kept;
  const { comparisons, units, one, patterns } = grammars[locale];
  const said = `(?<comparison>${comparisons.map(([, words]) => words).join('|')})`;
  const span = `(?<number>#[\\d.]+|${one}) (?<unit>${Object.keys(units).join('|')})`;
  const made = patterns.map(([pattern, deed]) => {
    const words = pattern.replace('CMP', said).replace('SPAN', span);
    return { whole: new RegExp(` ${words}(?= )`, 'g'), deed };
  });
  compiled.set(locale, made);
  return made;
}

/** The stretches that say how long something took or lasts, for every model that keeps both its ends. */
export function elapsedMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const { comparisons, units } = grammars[locale];
  const line = lineOf(tokens, locale);
  const matches: ValueMatch[] = [];
  for (const { whole, deed } of patternsOf(locale)) {
    const ends = endsOf(deed, index);
    if (ends.length === 0) continue;
    for (const match of line.text.matchAll(whole)) {
      const { comparison = '', number = '', unit = '' } = match.groups ?? {};
      const op = comparisons.find(([, words]) => new RegExp(`^(?:${words})$`).test(comparison))?.[0];
      const of = units[unit];
      const value = number.startsWith('#') ? Number(number.slice(1)) : 1;
      if (!op || !of || (deed === 'stay' && !isStay(match[0], unit))) continue;
      const { start, end } = placeOf(line, match.index, match[0]);
      for (const found of ends) matches.push({ start, end, candidate: candidateOf(found, op, value, of) });
    }
  }
  return matches;
}

/** "more than 3 days" alone may be of anything; nights, and what is long or short, are of a stay. */
function isStay(said: string, unit: string): boolean {
  return (
    /^(nights?|dem|noches?)$/.test(unit) ||
    /longer|shorter|last(ing|ed)|staying|lau hon|luu tru|thue/.test(said)
  );
}

function candidateOf(
  { model, from, to }: Ends,
  op: Comparison,
  value: number,
  unit: TimeUnit,
): ValueMatch['candidate'] {
  const isByDay = from.type === 'date' && (to === 'now' || to.type === 'date');
  const inDays = isByDay && unit === 'week';
  const expr: Expression = {
    difference: inDays ? 'day' : unit,
    from: { path: from.name },
    to: to === 'now' ? to : { path: to.name },
  };
  const condition: Condition = {
    expr,
    op: isByDay && (inDays || unit === 'day') ? op : (overWhole[op] ?? op),
    value: inDays ? value * 7 : value,
  };
  return { target: { kind: 'condition', model, condition }, score: 0.97 };
}

// Differences count whole units, so three days and an hour are 3: more than three days is at least 3, and
// "within 24 hours" fewer than 24. Only days between dates are whole themselves.
const overWhole: Readonly<Partial<Record<Comparison, Comparison>>> = { gt: 'gte', lte: 'lt' };
