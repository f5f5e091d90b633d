import type { MoreRows } from '#lib/conversations/more-rows.ts';
import type { Result } from '#lib/envelope/envelope.ts';

/** A result with other rows in the place of its own, each with the key of its record where it has one. */
export function withMoreRows(result: Result, { rows, keys }: MoreRows): Result {
  const { records } = result;
  return {
    ...result,
    rows: rows.map((row) => [...row]),
    records: records && { ...records, keys: rows.map((_, at) => keys?.[at] ?? null) },
  };
}
