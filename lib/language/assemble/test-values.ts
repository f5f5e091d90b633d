// The number or text of a test as the column keeps it: in its unit, of its type; of a birth date, the age.
import type { Comparison, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { senseOf } from '../name-sense.ts';
import { type FieldRef, isDate, isNumeric } from '../reader/nodes.ts';

const seconds: Readonly<Record<string, number>> = {
  milliseconds: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
};

/** "over 3 hours" of a length kept in minutes is 180; "20 %" of a share kept as a fraction is 0.2. */
export function inUnit(
  value: string | number | boolean,
  unit: string | undefined,
  { field }: FieldRef,
): string | number | boolean {
  if (typeof value !== 'number' || !unit) return value;
  if (unit === 'percent') return field.unit === 'percent' || field.type === 'integer' ? value : value / 100;
  const named = field.unit ?? /\b(milliseconds|seconds|minutes|hours)\b/.exec(senseOf(field))?.[1];
  const kept =
    named && seconds[named]
      ? named
      : /length|duration|runtime|running/.test(senseOf(field))
        ? 'minutes'
        : unit;
  return Math.round((value * (seconds[unit] ?? 1) * 1000) / (seconds[kept] ?? 1)) / 1000;
}

export function typed<Value extends string | number | boolean>(
  value: Value,
  ref: FieldRef,
): string | number | boolean {
  if (
    isNumeric(ref.field) &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return Number(value);
  if (!isNumeric(ref.field) && typeof value === 'number' && ref.field.type === 'text') return String(value);
  return value;
}

/**
 * "older than 50" where a birth date is kept: the whole years until now are compared. Of another date a
 * number says nothing, and there is no condition.
 */
export function ageTest(
  path: string,
  { field }: FieldRef,
  test: { op: Comparison; value: number } | { op: 'between'; value: readonly [number, number] },
): PlanCondition | undefined {
  if (!isDate(field) || !/birth|born|dob|founded|built|opened|established/.test(senseOf(field)))
    return undefined;
  const expr = { difference: 'year' as const, from: { path }, to: 'now' as const };
  return test.op === 'between'
    ? { expr, op: 'between', value: [test.value[0], test.value[1]] }
    : { expr, op: test.op, value: test.value };
}
