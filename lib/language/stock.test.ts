// Stock that is kept in rows of its own, one for each place.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const store = writtenManifest({
  depots: 'depot_name town',
  items: 'item_name unit_cost:decimal reorder_level:integer',
  stk: 'item_id>items depot_id>depots qty_on_hand:integer',
});

async function read(question: string, locale: Locale) {
  const planning = await planBuiltIn(
    builtInContext(question, store, { locale }),
    new AbortController().signal,
  );
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

const left = { measure: { fn: 'sum', path: 'stks.qty_on_hand', as: 'in_stock' } };
const where = { expr: { fn: 'coalesce', args: [left, { value: 0 }] }, op: 'lt', field: 'reorder_level' };

describe('stock in rows of its own', () => {
  it.each<[Locale, string]>([
    ['en', 'items below reorder level'],
    ['en', 'items below their reorder level'],
    ['vi', 'items dưới mức đặt lại'],
  ])('is compared as all that is left, and never by its cost: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({ model: 'items', where });
  });

  it.each([
    ['total stock', {}],
    ['total stock per depot', { dimensions: [{ path: 'depot_id' }, { path: 'depot.depot_name' }] }],
  ])('is added up, and its rows are not counted: %s', async (question, more) => {
    expect(await read(question, 'en')).toMatchObject({
      model: 'stk',
      measures: [{ fn: 'sum', path: 'qty_on_hand' }],
      ...more,
    });
  });
});
