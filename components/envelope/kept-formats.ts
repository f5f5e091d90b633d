// Making a format of Intl costs a hundred times what using it does, and a table that scrolls uses it for every
// cell that comes into view. A page has few different ones, so they are kept.

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, locale, options, () => new Intl.NumberFormat(locale, options));
}

/** What stands behind a number of percent: a sign, in Spanish after a space. */
export function percentSign(locale: string): string {
  const parts = numberFormat(locale, { style: 'percent' }).formatToParts(0);
  return parts.flatMap(({ type, value }) => (type === 'integer' ? [] : value)).join('');
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, locale, options, () => new Intl.DateTimeFormat(locale, options));
}

function kept<Format>(formats: Map<string, Format>, locale: string, options: object, make: () => Format) {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
}
