import type { ResultColumn } from '#lib/envelope/envelope.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** How the axis writes an amount of these columns: short, in percent or in a currency where all of them are. */
export function axisFormat(columns: readonly ResultColumn[], locale: Locale): (value: number) => string {
  const [unit, ...others] = new Set(columns.map((column) => column.unit));
  const shared = others.length === 0 ? unit : undefined;
  const code = shared?.startsWith('currency:') ? shared.slice('currency:'.length) : undefined;
  const currency = code && /^[A-Za-z]{3}$/.test(code) ? ({ style: 'currency', currency: code } as const) : {};
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1, ...currency });
  return (value) => (shared === 'percent' ? `${short.format(value)}\u00a0%` : short.format(value));
}
