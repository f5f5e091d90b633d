import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';

const mostDigits = 2;

/**
 * Numbers under one another have as many digits behind the point as the longest of them: 219,377.50 over 251,650.89,
 * or nobody compares them at a glance; and none where all are whole. What is shown only; `rows` are those that are seen together.
 */
export function withEvenDecimals<Column extends ResultColumn>(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Column[] {
  return columns.map((column, at) => {
    if (column.type !== 'decimal' || column.decimals !== undefined || column.unit?.startsWith('currency:'))
      return column;
    let digits = 0;
    for (const row of rows) {
      digits = Math.max(digits, digitsOf(row[at] ?? null));
      if (digits >= mostDigits) break;
    }
    // Money has its cents or none: 9.90, and not 9.9.
    const decimals = digits > 0 && column.unit === 'currency' ? mostDigits : digits;
    return { ...column, decimals };
  });
}

function digitsOf(cell: Cell): number {
  const behind = /^-?\d+\.(\d*?)0*$/.exec(String(cell ?? ''))?.[1] ?? '';
  return Math.min(behind.length, mostDigits);
}
