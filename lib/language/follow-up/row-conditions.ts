import type { Condition, Scalar } from '../../pipeline/plan.ts';
import type { LastSet } from './last-set.ts';

/** What tells the n-th shown row apart: its key where it was shown, else all that was shown of it. */
export function rowConditions(set: LastSet, position: number): Condition[] {
  const { rows = [], columns = [] } = set.turn;
  const row = position < 0 ? rows.at(position) : rows[position - 1];
  if (!row) return [];
  const cells = set.shown.flatMap(({ as, path, ref }) => {
    const at = columns.findIndex(({ name }) => name === as);
    const value = row[at];
    if (!path || !ref || !isScalar(value)) return [];
    return [
      {
        key: ref.field.primaryKey === true || ref.field.unique === true,
        condition: { path, op: 'eq', value } as const,
      },
    ];
  });
  const key = cells.find((cell) => cell.key);
  return key ? [key.condition] : cells.map(({ condition }) => condition);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
