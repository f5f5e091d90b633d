// Questions about what was earned and how long things are, on schemas that keep it in different columns.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

/** Only prices and quantities of lines are kept, and what was given back. */
const roastery = writtenManifest({
  cafes: 'cafe_name contact_first_name contact_last_name country',
  blends: 'blend_name origin_id>origins',
  origins: 'name',
  orders: 'cafe_id>cafes ordered_on:date',
  order_details: 'order_id>orders blend_id>blends price_each:decimal quantity_ordered:integer',
  refunds: 'order_id>orders refunded_on:date refund_amount:decimal',
});

/** The invoice holds its total, the lines what each of them is worth. */
const studio = writtenManifest({
  customers: 'first_name last_name country',
  genres: 'name',
  recordings: 'title genre_id>genres milliseconds:integer bytes:integer',
  invoices: 'customer_id>customers invoice_date:date total:decimal',
  invoice_lines: 'invoice_id>invoices recording_id>recordings unit_price:decimal quantity:integer',
});

async function meant(question: string, manifest: typeof studio, locale: Locale = 'en') {
  const context = builtInContext(question, manifest, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

const worth = (price: string, quantity: string) => ({
  fn: 'sum',
  expr: { op: 'multiply', args: [{ path: price }, { path: quantity }] },
});

describe('what was earned', () => {
  it.each<[string, Locale]>([
    ['Revenue this month', 'en'],
    ['Revenue by country', 'en'],
    ['Doanh thu theo tháng', 'vi'],
    ['Ingresos por mes', 'es'],
  ])('is the worth of the lines, and nothing that was given back: %s', async (question, locale) => {
    expect(await meant(question, roastery, locale)).toMatchObject({
      model: 'order_details',
      measures: [worth('price_each', 'quantity_ordered')],
    });
  });

  it('is on average told for each sale', async () => {
    expect(await meant('What is the average order value?', roastery)).toMatchObject({
      model: 'order_details',
      measures: [{ fn: 'ratio', of: [worth('price_each', 'quantity_ordered'), { path: 'order_id' }] }],
    });
    expect(await meant('What is the average invoice amount?', studio)).toMatchObject({
      model: 'invoices',
      measures: [{ fn: 'avg', path: 'total' }],
    });
  });

  it('is the total of the sale, and of its lines where it is split by what was sold', async () => {
    expect(await meant('Revenue per year', studio)).toMatchObject({
      model: 'invoices',
      measures: [{ fn: 'sum', path: 'total' }],
    });
    expect(await meant('Revenue by genre', studio)).toMatchObject({
      model: 'invoice_lines',
      measures: [worth('unit_price', 'quantity')],
      dimensions: [{ path: 'recording.genre_id' }, { path: 'recording.genre.name' }],
    });
  });
});

describe('how long something is', () => {
  const lengths = { model: 'recordings', measures: [{ fn: 'avg', path: 'milliseconds' }] };

  it.each<[string, Locale]>([
    ['Average recording length', 'en'],
    ['Average length of recordings by genre', 'en'],
    ['¿Cuál es la duración media de recordings?', 'es'],
    ['Thời lượng trung bình của recordings', 'vi'],
  ])('is read from a column called by its unit: %s', async (question, locale) => {
    expect(await meant(question, studio, locale)).toMatchObject(lengths);
  });

  it('is compared in the unit that is kept', async () => {
    expect(await meant('How many recordings are longer than 5 minutes?', studio)).toMatchObject({
      where: { path: 'milliseconds', op: 'gt', value: 300_000 },
    });
  });
});
