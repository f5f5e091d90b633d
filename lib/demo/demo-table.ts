/** The rows of one table, ready to be stored; each row has the values of `columns`, in that order. */
export interface DemoTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly DemoValue[])[];
}

/** Dates with a time are `Date`; dates without one, and money, are text. */
export type DemoValue = string | number | boolean | Date | null;

/** A whole number of cents as the text of a numeric: 1250 is `12.50`. */
export function money(cents: number): string {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
