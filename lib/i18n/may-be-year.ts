/** A number that people may mean as a year, and then write without a separator. */
export function mayBeYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value < 2100;
}
