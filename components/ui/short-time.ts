/** The date first in every language, as in the cells of a table. */
export function shortTime(time: string, locale: string): string {
  const at = new Date(time);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(at);
  return `${format({ dateStyle: 'medium' })}, ${format({ timeStyle: 'short' })}`;
}
