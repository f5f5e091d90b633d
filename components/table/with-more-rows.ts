import type { MoreRows } from '#lib/conversations/more-rows.ts';
import type { Result } from '#lib/envelope/envelope.ts';

/**
 * A result with more rows in the place of its first ones. A row keeps the key of its record where it is still
 * what it was; the others have none.
 */
export function withMoreRows(result: Result, { rows }: MoreRows): Result {
  const { records } = result;
  const same = (at: number) => JSON.stringify(rows[at]) === JSON.stringify(result.rows[at]);
  return {
    ...result,
    rows: rows.map((row) => [...row]),
    ...(records
      ? { records: { ...records, keys: rows.map((_, at) => (same(at) ? (records.keys[at] ?? null) : null)) } }
      : {}),
  };
}
