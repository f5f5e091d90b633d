import type { Model } from '../../data-source/manifest.ts';
import type { Period } from '../../pipeline/plan.ts';
import type { Condition, Operand } from './nodes.ts';

type Timed = Extract<Condition, { kind: 'test' }> & { test: { op: 'during'; period: Period } };

/**
 * "this year and last year", "2024 vs 2025": no row falls into both, so either will do; a number that was asked
 * of them is told for each. Where the question insists on both, two related rows are meant.
 */
export function eitherPeriod(
  conditions: Condition[],
  outputs: Operand[],
  groups: Operand[],
  both: boolean,
  compared?: Model,
): void {
  if (both) {
    inEach(conditions);
    return;
  }
  const timed = conditions.filter(isTimed);
  const [first] = timed;
  if (!first || timed.length < 2 || timed.some((other) => other.ref?.field !== first.ref?.field)) return;
  const units = new Set(timed.map(({ test }) => unitOf(test.period)));
  const [unit] = units;
  if (units.size !== 1 || !unit) return;
  const rest = conditions.filter((condition) => !timed.includes(condition as Timed));
  conditions.splice(0, conditions.length, ...rest, {
    kind: 'or',
    any: timed,
    negated: false,
    clause: first.clause,
  });
  // "compare the orders of this month and the last": how many there were in each.
  if (compared && outputs.length === 0) outputs.push({ kind: 'count', of: compared });
  const isNumber = outputs.length > 0 && outputs.every(({ kind }) => kind !== 'field' && kind !== 'entity');
  const isGrouped = groups.some(({ kind }) => kind === 'bucket' || kind === 'part');
  if (isNumber && !isGrouped) groups.push({ kind: 'bucket', unit, ...(first.ref && { ref: first.ref }) });
}

/** "ordered in both May and June": no order is of both months, but one of each may be there. */
function inEach(conditions: Condition[]): void {
  const done = conditions.findIndex(
    (condition) =>
      condition.kind === 'related' && !condition.negated && condition.where.filter(isTimed).length > 1,
  );
  const related = conditions[done];
  if (related?.kind !== 'related') return;
  const rest = related.where.filter((condition) => !isTimed(condition));
  const each = related.where.filter(isTimed).map((when) => ({ ...related, where: [...rest, when] }));
  conditions.splice(done, 1, ...each);
}

function isTimed(condition: Condition): condition is Timed {
  return (
    condition.kind === 'test' && !condition.negated && condition.test.op === 'during' && !condition.model
  );
}

/** The unit of which a period is one whole; undefined where it is several, or cut. */
function unitOf(period: Period): string | undefined {
  if ('unit' in period) {
    const isWhole = !period.rolling && !period.toDate && (period.count ?? 1) === 1;
    return isWhole && period.unit !== 'minute' ? period.unit : undefined;
  }
  const days = (Date.parse(period.to ?? '') - Date.parse(period.from ?? '')) / 86_400_000;
  if (days === 1) return 'day';
  if (days === 7) return 'week';
  if (days >= 28 && days <= 31) return 'month';
  if (days >= 90 && days <= 92) return 'quarter';
  return days === 365 || days === 366 ? 'year' : undefined;
}
