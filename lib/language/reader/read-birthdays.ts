// "whose birthday is today", "birthdays in May", "quién cumple años esta semana": a birthday comes round every year,
// so the day and the month of the birth count, and its year does not.

import type { Condition as PlanCondition } from '../../pipeline/plan.ts';
import type { Clock } from '../linker.ts';
import { addUnits, boundsOf, type Day, monthOf, today, yearOf } from '../locale/calendar.ts';
import { fold } from '../locale/fold.ts';
import { isDate, type Node } from './nodes.ts';
import { type Rewriting, rewrite } from './rewrite.ts';

export function readBirthdays(nodes: readonly Node[], clock: Clock): Node[] {
  return rewrite(nodes, (all, at) => birthday(all, at, clock));
}

const saysBirthday = /\b(birthdays?|cumple|cumplen|cumpleanos|sinh nhat)\b/;
const soon = /^(upcoming|forthcoming|proxim[oa]s)$/;
const daysSoon = 30;

function birthday(nodes: readonly Node[], at: number, { now, timeZone }: Clock): Rewriting | undefined {
  const field = nodes[at] as Node;
  if (field.t !== 'field' || !isDate(field.ref.field) || !saysBirthday.test(fold(field.said ?? '')))
    return undefined;
  const when = nodes.findIndex((other, place) => place > at && other.t === 'period');
  // "birthdays of members who joined this month": the month is that of something else.
  const isApart = nodes.slice(at + 1, when).some(({ t }) => !/^(small|cue|word)$/.test(t));
  const time = isApart ? undefined : nodes[when];
  const isSoon = [nodes[at - 1], nodes[at + 1]].find((other) => other?.t === 'word' && soon.test(other.word));
  const period =
    time?.t === 'period' && time.op === 'during'
      ? time.period
      : isSoon && ({ unit: 'day', offset: daysSoon - 1, count: daysSoon } as const);
  const bounds = period && boundsOf(period, today(now, timeZone));
  const days = bounds && daysOf(...bounds);
  if (!days) return undefined;
  const { model } = field.ref;
  const where = onDays(field.ref.field.name, days);
  const isSaid = nodes.some((other) => other.t === 'model');
  const whose: Node[] = isSaid ? [] : [{ t: 'model', start: field.start, end: field.end, model }];
  const to = time?.t === 'period' ? when + 1 : at + (nodes[at + 1] === isSoon && isSoon ? 2 : 1);
  const from = isSoon && nodes[at - 1] === isSoon ? at - 1 : at;
  // What stands between is "is", "falls on" and the like.
  const condition: Node = {
    t: 'condition',
    start: field.start,
    end: (nodes[to - 1] as Node).end,
    condition: { kind: 'given', model, where, negated: false, clause: field.start },
  };
  return { from, to, by: [...whose, condition] };
}

interface MonthDays {
  readonly month: number;
  readonly first: number;
  readonly last: number;
  readonly isWhole: boolean;
}

/** The days of a stretch, month by month; none for one of a year and more. */
function daysOf(from: Day, to: Day): MonthDays[] | undefined {
  if (addUnits(from, 'year', 1) <= to) return undefined;
  const months: MonthDays[] = [];
  for (let day = from; day < to; ) {
    const first = new Date(day).getUTCDate();
    const next = Date.UTC(yearOf(day), monthOf(day), 1);
    const last = new Date(Math.min(to, next) - 1).getUTCDate();
    months.push({ month: monthOf(day), first, last, isWhole: first === 1 && to >= next });
    day = next;
  }
  return months;
}

function onDays(path: string, months: readonly MonthDays[]): PlanCondition {
  const any = months.map(({ month, first, last, isWhole }): PlanCondition => {
    const inMonth: PlanCondition = { expr: { part: 'month', of: { path } }, op: 'eq', value: month };
    if (isWhole) return inMonth;
    const day = { part: 'day', of: { path } } as const;
    const onDay: PlanCondition =
      first === last
        ? { expr: day, op: 'eq', value: first }
        : { expr: day, op: 'between', value: [first, last] };
    return { and: [inMonth, onDay] };
  });
  return any.length === 1 ? (any[0] as PlanCondition) : { or: any };
}
