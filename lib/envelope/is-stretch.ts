/** True of a time that passes once: Mondays and Novembers come again, and nothing leads from one to the next. */
export function isStretch(bucket: string | undefined): boolean {
  return bucket !== undefined && bucket !== 'weekday' && bucket !== 'month_of_year';
}
