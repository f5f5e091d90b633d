// "Compared to last year", "frente al mes anterior", "so với năm ngoái" behind an answer of one period: the same beside
// that of the period before. Months beside months are told as growth, else each period is a group of its own.
import type { Condition, Dimension, Plan } from '../../pipeline/plan.ts';
import type { Assembled } from '../assemble/assemble.ts';
import { openFrame } from '../assemble/frame.ts';
import type { Cutting } from '../linker.ts';
import { joined } from './last-set.ts';
import { movedPeriod, type PeriodShift, unitNamed } from './moved-period.ts';
import { type Said, withWhere } from './said.ts';

const unit =
  '(?<unit>year|quarter|month|week|day|period|ano|trimestre|mes|semana|dia|periodo|nam|quy|thang|tuan|ngay|ky)';
const patterns = [
  new RegExp(
    `^(?:and )?(?:(?:how does (?:that|it|this) )?compared?(?: that| it| this)?|versus|vs|against)(?: to| with| against)?(?: the)? (?:last|previous|prior) ${unit}$`,
  ),
  /^(?:and )?(?:compared?(?: that| it| this)?|versus|vs)(?: to| with| against)? the (?:same (?:period|time|months?) (?:of )?last (?<unit>year|quarter|month)|(?<unit2>year|quarter|month|week) before)$/,
  new RegExp(
    `^(?:y )?(?:compar(?:ad[oa]s?|ar|al[oa]|a|e)|en comparacion|frente|versus|vs|respecto)(?: con| al?)?(?: el| la)? ${unit} (?:pasad[oa]|anterior|previ[oa])$`,
  ),
  new RegExp(`^(?:con )?so(?: sanh)?(?: voi)?(?: cung ky)? ${unit} (?:ngoai|truoc|qua)$`),
];

/** The period that a question wants the last answer compared with, where that is all it wants. */
export function comparedShift({ tokens }: Cutting): PeriodShift | undefined {
  const text = tokens
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ folded }) => folded)
    .join(' ');
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const of = unitNamed(groups.unit ?? groups.unit2 ?? '');
    return { move: 'previous', ...(of && { unit: of }) };
  }
  return undefined;
}

const order = ['day', 'week', 'month', 'quarter', 'year'];

/** The last plan over both periods, of rows their number; undefined where it names no period, or only some rows. */
export function comparedInTime({ references: { against }, set, index }: Said): Assembled | undefined {
  const { conjuncts } = set;
  const plan = numbersOf(set.plan);
  const at = conjuncts.findLastIndex((condition) => 'period' in condition && condition.op === 'during');
  const now = conjuncts[at];
  if (!against || !plan?.measures || !now || !('period' in now) || now.path === undefined) return undefined;
  const before = movedPeriod(now.period, against);
  const asked = against.unit ?? ('unit' in now.period ? now.period.unit : undefined);
  if (!before || asked === undefined || !isBucket(asked)) return undefined;
  const frame = openFrame(index, set.base);
  const timed = plan.dimensions?.find(({ bucket }) => bucket !== undefined);
  const isWithin = timed?.bucket !== undefined && order.indexOf(timed.bucket) <= order.indexOf(asked);
  if (isWithin) {
    const to = timed.bucket === asked ? 'previous_period' : 'previous_year';
    return { plan: { orderBy: [{ by: timed.as, direction: 'asc' }], ...plan, compare: { to } }, frame };
  }
  const either: Condition = { or: [now, { ...now, period: before }] };
  const { limit: _limit, orderBy: _orderBy, ...rest } = plan;
  const taken = new Set([...(plan.dimensions ?? []), ...plan.measures].map(({ as }) => as));
  const dimension: Dimension = {
    path: now.path,
    bucket: asked,
    as: taken.has(asked) ? `of_${asked}` : asked,
  };
  const next: Plan = { ...rest, dimensions: [...(plan.dimensions ?? []), dimension] };
  return {
    plan: withWhere(next, joined(conjuncts.map((one, place) => (place === at ? either : one)))),
    frame,
  };
}

/** Rows are counted; of the first few of them there are as many in each period. */
function numbersOf(plan: Plan): Plan | undefined {
  if (plan.measures) return plan;
  if (plan.limit !== undefined || plan.dimensions) return undefined;
  const { model, where } = plan;
  return { model, ...(where && { where }), measures: [{ fn: 'count', as: 'row_count' }] };
}

function isBucket(unit: string): unit is NonNullable<Dimension['bucket']> {
  return order.includes(unit);
}
