import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { bakeryManifest } from '../../testing/bakery-manifest.ts';
import { builtInContext } from '../../testing/built-in-context.ts';
import { planBuiltIn } from '../built-in-planner.ts';

async function columns(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, bakeryManifest, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') throw new Error(`${question}: ${planning.kind}`);
  return planning.reading.plan.fields?.map(({ path, expr }) => path ?? expr);
}

const ordersCounted = { measure: { fn: 'count', path: 'orders', as: 'related_count' } };

describe('a list whose columns nobody named', () => {
  it.each<[string, unknown[]]>([
    ['list all orders', ['order_number', 'shop.name', 'ordered_at']],
    ['products priced above 20', ['name', 'unit_price']],
    ['products that cost more than average', ['name', 'unit_price']],
    ['the 3 most expensive products', ['name', 'unit_price']],
    ['shops with more than 5 orders', ['name', ordersCounted]],
    ['drivers with more than 5 orders', ['first_name', 'last_name', ordersCounted]],
  ])('shows what tells its rows apart: %s', async (question, expected) => {
    expect(await columns(question)).toEqual(expected);
  });

  it.each<[string, unknown[]]>([
    ['shops in Germany', ['name']],
    ['all shops', ['name']],
    ['closed tickets', ['subject']],
  ])('adds nothing that is the same in every row, or that a name says: %s', async (question, expected) => {
    expect(await columns(question)).toEqual(expected);
  });

  it('has no more than three columns', async () => {
    expect(await columns('drivers with more than 5 orders, most orders first')).toHaveLength(3);
    expect(await columns('orders since January 2026')).toEqual(['order_number', 'ordered_at', 'shop.name']);
  });

  it.each<[string, unknown[]]>([
    ['order numbers of orders since January 2026', ['order_number']],
    ['names of products priced above 20', ['name']],
  ])('shows what was asked for and no more: %s', async (question, expected) => {
    expect(await columns(question)).toEqual(expected);
  });

  it('is the same in every language', async () => {
    expect(await columns('liệt kê các đơn hàng', 'vi')).toEqual(['order_number', 'shop.name', 'ordered_at']);
    expect(await columns('lista de pedidos', 'es')).toEqual(['order_number', 'shop.name', 'ordered_at']);
  });
});
