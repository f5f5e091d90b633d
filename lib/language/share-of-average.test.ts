// "80 % of the average price": a share of a number of many rows, and no number by itself.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const library = writtenManifest({
  books: 'title price:decimal pages:integer',
});

function planned(question: string, locale: Locale) {
  return planBuiltIn(builtInContext(question, library, { locale }), new AbortController().signal);
}

describe('a share of an average', () => {
  it.each<[string, Locale]>([
    ['books with a price greater than 80% of the average price', 'en'],
    ['books with a price above 80% of the average price of all books', 'en'],
    ['sách có giá cao hơn 80% giá trung bình', 'vi'],
  ])('is compared with what each row has: %s', async (question, locale) => {
    expect(await planned(question, locale)).toMatchObject({
      reading: {
        plan: {
          where: {
            expr: { op: 'divide', args: [{ path: 'price' }, { value: 0.8 }] },
            op: 'gt',
            plan: { measures: [{ fn: 'avg', path: 'price' }] },
          },
        },
      },
    });
  });

  it('is the whole of it without a percentage', async () => {
    expect(await planned('books with a price above the average price', 'en')).toMatchObject({
      reading: { plan: { where: { path: 'price', op: 'gt', plan: { measures: [{ fn: 'avg' }] } } } },
    });
  });
});
