import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { tokenize } from './tokens.ts';
import { findWorldNames } from './world-names.ts';

const first = (text: string, locale: Locale) =>
  findWorldNames(tokenize(text, locale), locale).map(({ names }) => names[0]);

describe('findWorldNames', () => {
  it.each<[Locale, string, string[]]>([
    ['en', 'German guests', ['Germany']],
    ['en', 'guests from the USA and the UK', ['United States', 'United Kingdom']],
    ['en', 'tell us about it', []],
    ['en', 'female guests in South Korea', ['Female', 'South Korea']],
    ['vi', 'khách ở Đức', ['Germany']],
    ['vi', 'khách mua áo', []],
    ['vi', 'khách nữ ở Mỹ', ['Female', 'United States']],
    ['es', 'huéspedes alemanes', ['Germany']],
    ['es', 'huespedes de Peru', ['Peru']],
    ['es', 'guests from Spain', ['Spain']],
  ])('%s: %s', (locale, text, expected) => {
    expect(first(text, locale)).toEqual(expected);
  });

  it('gives the spellings a database may hold', () => {
    const [found] = findWorldNames(tokenize('khách ở Mỹ', 'vi'), 'vi');
    expect(found?.names).toEqual(expect.arrayContaining(['United States', 'USA', 'US']));
  });
});
