import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { findNumbers } from './numbers.ts';
import { tokenize } from './tokens.ts';

const find = (text: string, locale: Locale) => findNumbers(tokenize(text, locale), locale);
const values = (text: string, locale: Locale) => find(text, locale).map((span) => span.value);

const tables: Record<Locale, [string, number[]][]> = {
  en: [
    ['rooms over 1,250.75', [1250.75]],
    ['1.5k visits and 3 million views', [1500, 3_000_000]],
    ['three hundred and twelve seats', [312]],
    ['twenty-one or forty two', [21, 42]],
    ['half a million', [500_000]],
    ['a dozen eggs', [12]],
    ['at least one visit', [1]],
    ['which one is it', []],
    ['rated PG-13 on A380', []],
    ['the 7th floor', [7]],
    ['from -5 to 10', [-5, 10]],
    ['in 2024', [2024]],
    ['version 1.2.3', []],
    ['1.1 million', [1_100_000]],
  ],
  vi: [
    ['hơn 1.250 phòng', [1250]],
    ['1,5 triệu và 2 tỷ', [1_500_000, 2_000_000_000]],
    ['hai mươi lăm phòng', [25]],
    ['ba trăm linh năm khách', [305]],
    ['3 triệu rưỡi', [3_500_000]],
    ['năm 2024', [2024]],
    ['năm nay', []],
    ['top năm phòng', [5]],
    ['sau ngày đó', []],
    ['muoi hai phong', [12]],
    ['50k một vé', [50_000, 1]],
    ['năm nghìn đồng', [5000]],
  ],
  es: [
    ['más de 1.250 salas', [1250]],
    ['1,5 millones', [1_500_000]],
    ['dos mil quinientos', [2500]],
    ['treinta y cinco salas', [35]],
    ['medio millón', [500_000]],
    ['una sala', []],
    ['el tercer piso', [3]],
    ['veintidós', [22]],
    ['mil euros', [1000]],
  ],
};

describe('findNumbers', () => {
  for (const locale of ['en', 'vi', 'es'] as const) {
    it.each(tables[locale])(`reads (${locale}) %s`, (text, expected) => {
      expect(values(text, locale)).toEqual(expected);
    });
  }

  it('knows money, shares and places', () => {
    expect(find('over $40', 'en')[0]).toMatchObject({ value: 40, currency: 'USD' });
    expect(find('trên 40 nghìn đồng', 'vi')[0]).toMatchObject({ value: 40_000, currency: 'VND' });
    expect(find('40 euros', 'es')[0]).toMatchObject({ value: 40, currency: 'EUR' });
    expect(find('at least 12.5%', 'en')[0]).toMatchObject({ value: 12.5, isPercent: true });
    expect(find('40 phần trăm', 'vi')[0]).toMatchObject({ value: 40, isPercent: true });
    expect(find('the third', 'en')[0]).toMatchObject({ value: 3, ordinal: true });
  });
});
