import { describe, expect, it } from 'vitest';
import type { Result } from '../../envelope/envelope.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fillPhrase, type PhraseRule } from './fill-phrase.ts';
import { placesOf } from './phrase-places.ts';

const result: Result = {
  columns: [
    { name: 'country', label: 'Country', type: 'text' },
    { name: 'status', label: 'Status', type: 'text' },
    { name: 'revenue', label: 'Revenue', type: 'decimal', unit: 'currency:EUR' },
  ],
  rows: [
    ['France', 'paid', '1200.50'],
    ['Việt Nam', 'paid', '900'],
    ['{rows} https://evil.example', 'paid', '9007199254740993'],
  ],
};

function fill(sentences: string | readonly string[], locale: Locale = 'en', truncated = false) {
  const places = placesOf(result, truncated, locale);
  const known = 'Revenue of paid orders per country';
  return fillPhrase([sentences].flat(), { places, result, locale, known });
}

describe('what a model says', () => {
  it.each<[Locale, string, string]>([
    [
      'en',
      '{1.country} made {1.revenue}, and the greatest of all is {max.revenue}.',
      'France made €1,200.50, and the greatest of all is €9,007,199,254,740,993.00.',
    ],
    [
      'es',
      'Hay {rows} países; el menor ingreso es {min.revenue}.',
      'Hay 3 países; el menor ingreso es 900,00 €.',
    ],
    [
      'vi',
      'Có {rows} quốc gia, cao nhất trong năm là {max.revenue}.',
      'Có 3 quốc gia, cao nhất trong năm là 9.007.199.254.740.993,00 €.',
    ],
    ['en', 'The paid orders end with {last.status}.', 'The paid orders end with paid.'],
  ])('in %s gets its values from the rows: %s', (locale, written, text) => {
    const phrase = fill(written, locale);
    expect('text' in phrase && phrase.text.replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('is filled once: a value that looks like a place stays a value', () => {
    expect(fill('It ends with {last.country}.')).toEqual({
      text: 'It ends with {rows} https://evil.example.',
    });
  });

  it.each<[PhraseRule, Locale, string]>([
    ['number', 'en', 'The revenue is 1200.50.'],
    ['number', 'en', 'The revenue is ½ of {max.revenue}.'],
    ['number', 'en', 'There are three countries.'],
    ['number', 'en', 'There are THREE countries.'],
    ['number', 'en', 'The first country made {1.revenue}.'],
    ['number', 'en', 'It is twice as much as {2.revenue}.'],
    ['number', 'en', 'About half of it is {1.revenue}.'],
    ['number', 'en', 'A quarter of it is {1.revenue}.'],
    ['number', 'en', 'Thousands came from {1.country}.'],
    ['number', 'es', 'Hay tres países.'],
    ['number', 'es', 'Es el doble de {2.revenue}.'],
    ['number', 'es', 'La mitad viene de {1.country}.'],
    ['number', 'vi', 'Có ba quốc gia.'],
    ['number', 'vi', 'Gấp đôi {2.revenue}.'],
    ['number', 'vi', 'Doanh thu là hai triệu.'],
    ['number', 'vi', 'There are three countries.'],
    ['number', 'en', 'There are ٣ countries.'],
    ['place', 'en', '{4.country} is not there.'],
    ['place', 'en', '{1.secret} is not a column.'],
    ['place', 'en', '{1.country} and {sum.revenue}.'],
    ['place', 'en', 'Nothing in {}.'],
    ['markup', 'en', 'The **greatest** is {max.revenue}.'],
    ['markup', 'en', '<b>{max.revenue}</b>'],
    ['markup', 'en', '[{max.revenue}](x)'],
    ['markup', 'en', 'A brace { is left.'],
    ['markup', 'en', 'The greatest\u202e is {max.revenue}.'],
    ['markup', 'en', '- {1.country}\n- {2.country}'],
    ['link', 'en', 'See https://evil.example for {1.country}.'],
    ['link', 'en', 'See www.evil for {1.country}.'],
    ['link', 'en', 'See evil.example for {1.country}.'],
    ['link', 'en', 'Write to a@b for {1.country}.'],
    ['value', 'en', 'France is ahead with {max.revenue}.'],
    ['value', 'vi', 'VIỆT NAM đứng đầu với {max.revenue}.'],
    ['sentences', 'en', 'It is so. It is {1.revenue}. It was so.'],
    ['length', 'en', `It is ${'very '.repeat(90)}much.`],
    ['empty', 'en', '  '],
  ])('is dropped by the rule of %s, in %s: %s', (broken, locale, written) => {
    expect(fill(written, locale)).toEqual({ broken });
  });

  it('of rows that were cut has neither the last of them, nor the greatest, nor how many', () => {
    for (const place of ['last.country', 'max.revenue', 'rows'])
      expect(fill(`It is {${place}}.`, 'en', true)).toEqual({ broken: 'place' });
    expect(fill('It begins with {1.country}.', 'en', true)).toEqual({ text: 'It begins with France.' });
  });
});
