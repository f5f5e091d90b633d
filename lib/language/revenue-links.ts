// The words for revenue in each language, as the sums that a source keeps of it. It is what everybody asks of a
// shop first, and the explanation of the answer spells the sum out.
import type { Locale } from '../i18n/locale.ts';
import { type Earnings, earningsOf } from './earnings.ts';
import type { Candidate } from './links.ts';
import { type PhraseBook, phraseBook } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

/** `perSale`: what one of them is worth on average. */
type Asked = 'net' | 'gross' | 'perSale' | 'profit' | 'margin';

const phrases: Readonly<Record<Locale, readonly (readonly [string, Asked])[]>> = {
  en: [
    [
      '(total) revenue|sales|turnover|takings, sales|order value|amount|revenue|total, order totals, (total) revenue|sales|turnover after discount|discounts, total after discount|discounts, net sales|revenue, amount after discount|discounts',
      'net',
    ],
    [
      'how much did|do|have|has we|the_company|the_business|the_store|the_shop sell|sold|earn|earned|make|made|take_in|taken_in|bring_in|raise|raised|collect|collected, how much was sold|earned|raised|collected, how much have we sold|earned|made|raised|collected, (total) amount|money spent, total spent|spend|spending|purchases, customer spend|spending, money earned|made',
      'net',
    ],
    [
      '(the) average|mean|avg order|sale value|amount|total|size, (the) average|mean|avg value|amount|total|size of an|the|each|our order|orders|sale|sales, (the) average|mean|avg value|amount|total of orders|sales, aov, average basket (value|size)',
      'perSale',
    ],
    ['gross sales|revenue, revenue|sales|total before discount|discounts', 'gross'],
    [
      '(the) (total|gross) profit|profits|earnings, how much profit did|do we make|made, gross margin amount',
      'profit',
    ],
    ['(the) (gross|profit) margin|margins, profitability, margin percentage', 'margin'],
  ],
  vi: [
    [
      '(tổng) doanh thu|số, tiền bán hàng, (tổng) doanh thu|số sau (khi) giảm_giá|chiết_khấu|trừ_giảm_giá|trừ_chiết_khấu, (tổng) giá trị đơn hàng, tổng tiền sau (khi) giảm_giá|chiết_khấu, doanh thu thuần',
      'net',
    ],
    [
      '(đã) bán được bao nhiêu (tiền), (đã) thu được bao nhiêu tiền, (đã) thu về bao nhiêu (tiền), (đã) quyên (góp) được bao nhiêu (tiền), tổng chi tiêu, tổng tiền mua (hàng)',
      'net',
    ],
    [
      'giá trị (của) (một) đơn hàng trung bình, giá trị trung bình (của) (mỗi|một) đơn (hàng), trung bình (của) giá trị đơn hàng, trung bình mỗi đơn hàng (là|trị_giá) (bao nhiêu) (tiền), giá trị trung bình (của) các đơn hàng',
      'perSale',
    ],
    [
      '(tổng) doanh thu|số trước (khi) giảm_giá|chiết_khấu, tổng tiền trước (khi) giảm_giá|chiết_khấu',
      'gross',
    ],
    ['(tổng) (tiền) lợi nhuận (gộp), tiền lãi (gộp), lãi gộp, lời được bao nhiêu', 'profit'],
    ['biên lợi nhuận (gộp), tỷ suất lợi nhuận (gộp)', 'margin'],
  ],
  es: [
    [
      '(total de) ventas|ingresos, ventas|ingresos totales, (la) facturación, (la) recaudación, importe|valor de ventas|los_pedidos|del_pedido, (total de) ventas|ingresos después de|del|tras_el|con descuento|descuentos, total después de|del|tras_el|con descuento, ventas|ingresos netos|netas',
      'net',
    ],
    [
      'cuánto vendimos|facturamos|ingresamos|ganamos|recaudamos|cobramos|vendió|facturó|recaudó|se_vendió|se_recaudó|se_cobró, cuánto (se) hemos|ha|han vendido|facturado|ingresado|recaudado|cobrado, total gastado|comprado, gasto total, importe gastado|comprado',
      'net',
    ],
    [
      '(el) valor|importe|monto|total medio|promedio de los|cada|un pedido|pedidos|venta|ventas, (el) valor|importe|monto medio|promedio del|por pedido|venta, (el) promedio de|del valor|importe|monto de los|del pedido|pedidos, (el) ticket|pedido medio|promedio, (la) media de los pedidos',
      'perSale',
    ],
    ['ventas|ingresos|total antes de|del descuento|descuentos, ventas|ingresos brutas|brutos', 'gross'],
    [
      '(la|las|el|los) ganancia|ganancias|beneficio|beneficios|utilidad|utilidades (bruta|bruto|brutas|brutos) (total|totales)',
      'profit',
    ],
    ['(el|los) margen|márgenes (de) (ganancia|beneficio|utilidad) (bruto|brutos)', 'margin'],
  ],
};

const books = new Map<Locale, PhraseBook<Asked>>();

/** The stretches that ask for revenue, once for each way in which the source keeps it. */
export function revenueMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const earnings = earningsOf(index);
  if (earnings.length === 0) return [];
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) =>
    bookOf(language)
      .all(tokens)
      .filter(({ start }) => !isWhoSpends(tokens, start))
      .flatMap(({ start, end, meaning }) =>
        candidatesOf(earnings, meaning).map((candidate): ValueMatch => ({ start, end, candidate })),
      ),
  );
}

/** "how much did each customer spend" is of each of them; "total customer spend" is of all. */
function isWhoSpends(tokens: readonly Token[], start: number): boolean {
  return (
    tokens[start]?.folded === 'customer' &&
    /^(each|every|any|this|that|an?|per|which|what|our|the|do(es)?|did)$/.test(
      tokens[start - 1]?.folded ?? '',
    )
  );
}

const scores: Readonly<Record<Earnings['of'], number>> = { sale: 0.97, line: 0.95, payment: 0.9 };

function candidatesOf(earnings: readonly Earnings[], asked: Asked): Candidate[] {
  const found = earnings.flatMap(({ of, model, ...measures }): Candidate[] => {
    const measure = measures[asked];
    return measure ? [{ target: { kind: 'measure', model, measure }, score: scores[of] }] : [];
  });
  // What a sale is worth is one number, however many tables tell it.
  return asked === 'perSale' ? found.slice(0, 1) : found;
}

function bookOf(locale: Locale): PhraseBook<Asked> {
  let book = books.get(locale);
  if (!book) {
    book = phraseBook(phrases[locale], locale);
    books.set(locale, book);
  }
  return book;
}
