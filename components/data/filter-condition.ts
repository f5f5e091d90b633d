// From what a person chose in the form of a filter to a condition of a plan. The server checks it again.
import type { DataColumn } from '#lib/data-pages/read-rows.ts';
import type { Condition, Period } from '#lib/pipeline/plan.ts';

export type FilterTest =
  | 'is'
  | 'isNot'
  | 'contains'
  | 'startsWith'
  | 'atLeast'
  | 'atMost'
  | 'between'
  | 'period'
  | 'month'
  | 'year'
  | 'since'
  | 'before'
  | 'empty'
  | 'notEmpty';

export const periods = {
  today: { unit: 'day', offset: 0 },
  yesterday: { unit: 'day', offset: -1 },
  last_7_days: { unit: 'day', offset: 0, count: 7, rolling: true },
  last_30_days: { unit: 'day', offset: 0, count: 30, rolling: true },
  this_month: { unit: 'month', offset: 0 },
  last_month: { unit: 'month', offset: -1 },
  this_year: { unit: 'year', offset: 0 },
  last_year: { unit: 'year', offset: -1 },
} as const satisfies Record<string, Period>;
export type PeriodName = keyof typeof periods;

type Kind = 'text' | 'choice' | 'number' | 'date' | 'boolean' | 'other';

export function kindOf({ type, values, to }: DataColumn): Kind {
  // Nobody knows a customer by its number.
  if (to?.named) return 'text';
  if (type === 'boolean') return 'boolean';
  if (type === 'date' || type === 'timestamp') return 'date';
  if (type === 'integer' || type === 'decimal') return 'number';
  if (type === 'text') return values ? 'choice' : 'text';
  return 'other';
}

const tests: Record<Kind, readonly FilterTest[]> = {
  text: ['contains', 'is', 'isNot', 'startsWith'],
  choice: ['is', 'isNot', 'contains'],
  number: ['is', 'atLeast', 'atMost', 'between'],
  date: ['period', 'month', 'year', 'since', 'before'],
  boolean: ['is'],
  other: [],
};

/** The tests that a column can be put to, the usual one first. */
export function testsOf(column: DataColumn): readonly FilterTest[] {
  return [...tests[kindOf(column)], ...(column.nullable ? (['empty', 'notEmpty'] as const) : [])];
}

export interface FilterDraft {
  readonly test: FilterTest;
  readonly value: string;
  /** The upper end of `between`. */
  readonly to: string;
}

/** Undefined where the value does not fit the column. */
export function conditionOf(column: DataColumn, { test, value, to }: FilterDraft): Condition | undefined {
  const path = column.name;
  const text = value.trim();
  if (test === 'empty') return { path, op: 'isNull' };
  if (test === 'notEmpty') return { path, op: 'isNotNull' };
  if (text === '') return undefined;
  if (column.to?.named) return textCondition(column.to.named, test, text);
  switch (kindOf(column)) {
    case 'boolean':
      return { path, op: 'eq', value: text === 'true' };
    case 'number':
      return numberCondition(path, test, text, to.trim());
    case 'date':
      return dateCondition(path, test, text);
    default:
      return textCondition(path, test, text);
  }
}

function textCondition(path: string, test: FilterTest, value: string): Condition | undefined {
  if (test === 'is') return { path, op: 'eq', value };
  if (test === 'isNot') return { path, op: 'ne', value, orNull: true };
  if (test === 'contains' || test === 'startsWith') return { path, op: test, value };
  return undefined;
}

function numberCondition(path: string, test: FilterTest, text: string, to: string): Condition | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (test === 'is') return { path, op: 'eq', value };
  if (test === 'atLeast') return { path, op: 'gte', value };
  if (test === 'atMost') return { path, op: 'lte', value };
  const upper = Number(to);
  if (test !== 'between' || to === '' || !Number.isFinite(upper)) return undefined;
  return { path, op: 'between', value: value <= upper ? [value, upper] : [upper, value] };
}

function dateCondition(path: string, test: FilterTest, text: string): Condition | undefined {
  if (test === 'period' && Object.hasOwn(periods, text))
    return { path, op: 'during', period: periods[text as PeriodName] };
  if (test === 'month') {
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
    if (!year || !month) return undefined;
    return {
      path,
      op: 'during',
      period: { from: `${text}-01`, to: monthAfter(Number(year), Number(month)) },
    };
  }
  if (test === 'year') {
    if (!/^\d{4}$/.test(text)) return undefined;
    const next = String(Number(text) + 1).padStart(4, '0');
    return { path, op: 'during', period: { from: `${text}-01-01`, to: `${next}-01-01` } };
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  if (test === 'since') return { path, op: 'since', period: { from: text } };
  if (test === 'before') return { path, op: 'before', period: { from: text } };
  return undefined;
}

function monthAfter(year: number, month: number): string {
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(nextMonth).padStart(2, '0')}-01`;
}

/** The filter with one more part. */
export function withPart(where: Condition | undefined, part: Condition): Condition {
  if (!where) return part;
  return 'and' in where ? { and: [...where.and, part] } : { and: [where, part] };
}

/** The filter of the parts that stay. */
export function ofParts(parts: readonly Condition[]): Condition | undefined {
  const [only, ...more] = parts;
  if (!only) return undefined;
  return more.length === 0 ? only : { and: [...parts] };
}
