/** Hours as people say them: in minutes, hours or days. */
export function spanOf(hours: number, locale: string): string {
  const [value, unit] =
    hours < 1
      ? ([Math.max(1, hours * 60), 'minute'] as const)
      : hours < 48
        ? ([hours, 'hour'] as const)
        : ([hours / 24, 'day'] as const);
  const digits = unit === 'minute' || value >= 10 ? 0 : 1;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: digits,
  }).format(value);
}
