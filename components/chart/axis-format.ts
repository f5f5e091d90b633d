import type { ResultColumn } from '#lib/envelope/envelope.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { percentSign } from '../envelope/kept-formats.ts';

/** Writes an amount; where it is a tick of an axis, with the digits that tell it from the next one, `step` away. */
export type AxisFormat = (value: number, step?: number) => string;

const mostDigits = 6;

/** How the axis writes an amount of these columns: short, in percent or in a currency where all of them are. */
export function axisFormat(columns: readonly ResultColumn[], locale: Locale): AxisFormat {
  const [unit, ...others] = new Set(columns.map((column) => column.unit));
  const shared = others.length === 0 ? unit : undefined;
  const code = shared?.startsWith('currency:') ? shared.slice('currency:'.length) : undefined;
  const currency = code && /^[A-Za-z]{3}$/.test(code) ? ({ style: 'currency', currency: code } as const) : {};
  return (value, step) => {
    const short = new Intl.NumberFormat(locale, {
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: step === undefined ? 1 : digitsOf(value, step),
      ...currency,
    });
    const text = short.format(value);
    return shared === 'percent' ? text + percentSign(locale) : text;
  };
}

/** Digits behind the point that ticks of this step need, of thousands and millions as these are written. */
function digitsOf(value: number, step: number): number {
  const size = Math.max(Math.abs(value), step);
  const unit = size < 1000 ? 1 : 1000 ** Math.floor(Math.log10(size) / 3);
  for (let digits = 0; digits < mostDigits; digits++) {
    const scaled = (step / unit) * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return digits;
  }
  return mostDigits;
}
