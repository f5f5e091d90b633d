// "And the month before?", "y el año anterior", "còn tháng sau đó thì sao": the period of the last answer, moved by
// one of its kind. It is told from "last month", which counts from today, by what it counts from.
import { movePeriod } from '../../pipeline/move-period.ts';
import type { Condition, Period, Plan } from '../../pipeline/plan.ts';
import type { Cutting } from '../linker.ts';
import { movedByYears } from './year-of-last.ts';

export interface PeriodShift {
  readonly move: 'previous' | 'next';
  readonly unit?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

const units: Readonly<Record<string, PeriodShift['unit']>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  dia: 'day',
  semana: 'week',
  mes: 'month',
  trimestre: 'quarter',
  ano: 'year',
  ngay: 'day',
  tuan: 'week',
  thang: 'month',
  quy: 'quarter',
  nam: 'year',
};
/** The stretch of time that a word of any language names. */
export function unitNamed(word: string): PeriodShift['unit'] {
  return Object.hasOwn(units, word) ? units[word] : undefined;
}

const unit = `(?:${Object.keys(units).join('|')}|period|periodo|ky|one)`;
const opening =
  '(?:and |so |then |y |entonces |con |the con |vay con |what about |how about |que tal |que hay de |que paso )*(?:in |for |en |para |trong |vao )?(?:the |el |la |lo )?';
const closing = '(?: thi sao| thi the nao| the nao| ra sao)?';
const ways = (words: string, pointed: string) => [
  new RegExp(`^${opening}(?:${words}) (${unit})${closing}$`),
  new RegExp(`^${opening}(${unit}) (?:${words})(?: that| this| it| one| then| eso)?${closing}$`),
  new RegExp(`^${opening}(?:${pointed})${closing}$`),
];
const earlier = ways(
  'before|prior|earlier|previous|preceding|anterior|previo|previa|antes de|truoc do|truoc nua',
  'before that|anterior|antes de eso|truoc do',
);
const later = ways(
  'after|following|next|siguiente|posterior|despues de|sau do|ke tiep|tiep theo',
  'after that|siguiente|despues de eso|sau do',
);

/** The move that a question asks for and that is all it asks for. */
export function periodShift({ tokens }: Cutting): PeriodShift | undefined {
  const text = tokens
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ folded }) => folded)
    .join(' ');
  for (const [move, patterns] of [
    ['previous', earlier],
    ['next', later],
  ] as const) {
    for (const pattern of patterns) {
      const found = pattern.exec(text);
      if (!found) continue;
      const of = found[1] === undefined ? undefined : units[found[1]];
      return { move, ...(of && { unit: of }) };
    }
  }
  return undefined;
}

/** The conditions with the last period moved; undefined where there is none that can be. */
export function shifted(conjuncts: readonly Condition[], shift: PeriodShift): Condition[] | undefined {
  const at = conjuncts.findLastIndex((condition) => 'period' in condition);
  const found = conjuncts[at];
  if (!found || !('period' in found)) return undefined;
  const period = movedPeriod(found.period, shift);
  return period && conjuncts.map((condition, place) => (place === at ? { ...found, period } : condition));
}

/**
 * The plan with the one period that it names moved, wherever it stands: "who sold most last month" names it of what is
 * counted, and of who is there at all. Undefined where it names none, or several.
 */
export function movedWithin(plan: Plan, shift: PeriodShift): Plan | undefined {
  const found = new Map<string, Period>();
  const walked = (value: unknown, change?: Period): unknown => {
    if (Array.isArray(value)) return value.map((each) => walked(each, change));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => {
        if (key !== 'period') return [key, walked(held, change)];
        found.set(JSON.stringify(held), held as Period);
        return [key, change ?? held];
      }),
    );
  };
  walked(plan);
  const [only] = found.values();
  const period = only && found.size === 1 ? movedPeriod(only, shift) : undefined;
  return period && (walked(plan, period) as Plan);
}

const perYear: Readonly<Record<string, number>> = { month: 12, quarter: 4, year: 1 };

/** The period one of its kind, or of the named one, before or after; undefined where there is none. */
export function movedPeriod(period: Period, { move, unit: by }: PeriodShift): Period | undefined {
  const direction = move === 'previous' ? -1 : 1;
  if (by !== 'year') return movePeriod(period, move);
  if (!('unit' in period)) return movedByYears(period, direction);
  const steps = perYear[period.unit];
  return steps === undefined || period.rolling
    ? undefined
    : { ...period, offset: period.offset + direction * steps };
}
