// Revenue where no column holds it: what the lines of orders are worth, price times quantity, less the discount
// where there is one. It is what everybody asks of a shop first, and the explanation of the answer spells the
// sum out. A source with a total of its own is asked for that instead.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Expression, Measure } from '../pipeline/plan.ts';
import type { Candidate } from './links.ts';
import { type PhraseBook, phraseBook } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isKey, isNumeric } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

/** `perSale`: what one of them is worth on average. */
type Asked = 'net' | 'gross' | 'perSale';

const phrases: Readonly<Record<Locale, readonly (readonly [string, Asked])[]>> = {
  en: [
    [
      '(total) revenue|sales|turnover|takings, sales|order value|amount|revenue|total, order totals, (total) revenue|sales|turnover after discount|discounts, total after discount|discounts, net sales|revenue, amount after discount|discounts',
      'net',
    ],
    [
      'how much did|do|have|has we|the_company|the_business|the_store|the_shop sell|sold|earn|earned|make|made|take_in|taken_in|bring_in, how much was sold|earned, how much have we sold|earned|made, (total) amount|money spent, total spent|spend|spending|purchases, money earned|made',
      'net',
    ],
    [
      '(the) average|mean|avg order|sale value|amount|total|size, (the) average|mean|avg value|amount|total|size of an|the|each|our order|orders|sale|sales, (the) average|mean|avg value|amount|total of orders|sales, aov, average basket (value|size)',
      'perSale',
    ],
    ['gross sales|revenue, revenue|sales|total before discount|discounts', 'gross'],
  ],
  vi: [
    [
      '(tổng) doanh thu|số, tiền bán hàng, (tổng) doanh thu|số sau (khi) giảm_giá|chiết_khấu|trừ_giảm_giá|trừ_chiết_khấu, (tổng) giá trị đơn hàng, tổng tiền sau (khi) giảm_giá|chiết_khấu, doanh thu thuần',
      'net',
    ],
    [
      '(đã) bán được bao nhiêu (tiền), (đã) thu được bao nhiêu tiền, (đã) thu về bao nhiêu (tiền), tổng chi tiêu, tổng tiền mua (hàng)',
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
  ],
  es: [
    [
      '(total de) ventas|ingresos, ventas|ingresos totales, (la) facturación, (la) recaudación, importe|valor de ventas|los_pedidos|del_pedido, (total de) ventas|ingresos después de|del|tras_el|con descuento|descuentos, total después de|del|tras_el|con descuento, ventas|ingresos netos|netas',
      'net',
    ],
    [
      'cuánto vendimos|facturamos|ingresamos|ganamos|vendió|facturó|se_vendió, cuánto (se) hemos|ha|han vendido|facturado|ingresado, total gastado|comprado, gasto total, importe gastado|comprado',
      'net',
    ],
    [
      '(el) valor|importe|monto|total medio|promedio de los|cada|un pedido|pedidos|venta|ventas, (el) valor|importe|monto medio|promedio del|por pedido|venta, (el) promedio de|del valor|importe|monto de los|del pedido|pedidos, (el) ticket|pedido medio|promedio, (la) media de los pedidos',
      'perSale',
    ],
    ['ventas|ingresos|total antes de|del descuento|descuentos, ventas|ingresos brutas|brutos', 'gross'],
  ],
};

const books = new Map<Locale, PhraseBook<Asked>>();

/** The stretches that ask for revenue, where it has to be computed. */
export function revenueMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(index);
  const stored = line ? [] : storedEarnings(index);
  if (!line && stored.length === 0) return [];
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) =>
    bookOf(language)
      .all(tokens)
      .flatMap(({ start, end, meaning }): ValueMatch[] => {
        if (!line) {
          const asked = meaning === 'perSale' ? stored.flatMap(averaged).slice(0, 1) : stored;
          return asked.map((candidate) => ({ start, end, candidate }));
        }
        const measure = meaning === 'perSale' ? perSale(line) : measureOf(line, meaning);
        if (!measure) return [];
        const target = { kind: 'measure' as const, model: line.model, measure };
        return [{ start, end, candidate: { target, score: 0.95 } }];
      }),
  );
}

const earned = new WeakMap<SchemaIndex, readonly Candidate[]>();

/**
 * The totals that a source keeps of what it sold: of the sale itself, and of its lines for questions about
 * products. What was paid is revenue only where no sale is kept; what was paid back never is.
 */
function storedEarnings(index: SchemaIndex): readonly Candidate[] {
  const known = earned.get(index);
  if (known) return known;
  const totals = index.manifest.manifest.models.flatMap(
    (model): { candidate: Candidate; isPayment: boolean }[] => {
      const isSale = /\b(sale|order|invoice|bill|receipt)$/.test(senseOf(model));
      const isLine = /\b(line|item|detail)s?$/.test(senseOf(model));
      const isPayment = /\bpayment$/.test(senseOf(model));
      const field = isSale || isLine || isPayment ? totalOf(model) : undefined;
      if (!field || model.isView) return [];
      const target = {
        kind: 'measure' as const,
        model,
        measure: { fn: 'sum' as const, path: field.name, as: 'revenue' },
      };
      return [{ candidate: { target, score: isSale ? 0.97 : isLine ? 0.95 : 0.9 }, isPayment }];
    },
  );
  const sold = totals.filter(({ isPayment }) => !isPayment);
  const found = (sold.length > 0 ? sold : totals).map(({ candidate }) => candidate);
  earned.set(index, found);
  return found;
}

/** What a source earned, as the first way in which it keeps it. */
export function revenueOf(
  index: SchemaIndex,
): { readonly model: Model; readonly measure: Measure } | undefined {
  const line = lineOf(index);
  if (line) return { model: line.model, measure: measureOf(line, 'net') };
  const [best] = [...storedEarnings(index)].sort((left, right) => right.score - left.score);
  const target = best?.target;
  return target?.kind === 'measure' ? target : undefined;
}

/** The amount of a sale on average; of its lines it would be another number. */
function averaged({ target, score }: Candidate): Candidate[] {
  if (target.kind !== 'measure' || !/\b(sale|order|invoice|bill|receipt)$/.test(senseOf(target.model)))
    return [];
  return [{ target: { ...target, measure: { ...target.measure, fn: 'avg', as: 'average_value' } }, score }];
}

function totalOf(model: Model): Field | undefined {
  const amounts = model.fields.filter(
    (field) =>
      isNumeric(field) &&
      !isKey({ model, field }) &&
      /\b(total|amount|revenue|subtotal|sales)\b/.test(senseOf(field)) &&
      !/\b(tax|discount|shipping|fee|refund)/.test(senseOf(field)),
  );
  return amounts.length === 1 ? amounts[0] : amounts.find((field) => /total/.test(senseOf(field)));
}

function bookOf(locale: Locale): PhraseBook<Asked> {
  let book = books.get(locale);
  if (!book) {
    book = phraseBook(phrases[locale], locale);
    books.set(locale, book);
  }
  return book;
}

interface Line {
  readonly model: Model;
  readonly price: Field;
  readonly quantity: Field;
  readonly discount?: Field;
}

const lines = new WeakMap<SchemaIndex, Line | null>();

/** The table of order lines, where it is the only one and nothing in the source is a total already. */
function lineOf(index: SchemaIndex): Line | undefined {
  let line = lines.get(index);
  if (line === undefined) {
    line = findLine(index) ?? null;
    lines.set(index, line);
  }
  return line ?? undefined;
}

function findLine(index: SchemaIndex): Line | undefined {
  const models = index.manifest.manifest.models.filter((model) => !model.isView);
  const numbers = (model: Model, label: RegExp) =>
    model.fields.filter(
      (field) => isNumeric(field) && !isKey({ model, field }) && label.test(senseOf(field)),
    );
  if (models.some((model) => numbers(model, /\b(total|amount|revenue|sales|turnover|subtotal)\b/).length > 0))
    return undefined;
  const found = models.flatMap((model): Line[] => {
    const [price] = numbers(model, /\bprice$/);
    const [quantity] = numbers(model, /^(.* )?quantity$/);
    const isBetween = model.relations.filter((relation) => relation.kind === 'one').length >= 2;
    // Whole per cents and money off are told from fractions by no name, so they are not guessed at.
    const discount = numbers(model, /\bdiscount$/).find(
      (field) => field.type === 'float' || field.type === 'decimal',
    );
    return price && quantity && isBetween ? [{ model, price, quantity, ...(discount && { discount }) }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** All that the lines are worth, over the sales that they are lines of. */
function perSale(line: Line): Measure | undefined {
  const sale = line.model.relations.find(
    ({ kind, to, on }) =>
      kind === 'one' && on.length === 1 && /(sale|order|invoice|bill|receipt)s?$/.test(to),
  );
  const key = sale?.on[0]?.from;
  if (key === undefined) return undefined;
  return {
    fn: 'ratio',
    of: [measureOf(line, 'net'), { fn: 'countDistinct', path: key, as: 'sales_count' }],
    as: 'average_value',
  };
}

function measureOf({ price, quantity, discount }: Line, asked: Asked): Measure {
  const worth: Expression[] = [{ path: price.name }, { path: quantity.name }];
  const rest: Expression[] =
    discount && asked === 'net' ? [{ op: 'subtract', args: [{ value: 1 }, { path: discount.name }] }] : [];
  return { fn: 'sum', expr: { op: 'multiply', args: [...worth, ...rest] }, as: 'revenue' };
}
