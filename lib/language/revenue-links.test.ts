import { describe, expect, it } from 'vitest';
import { buildManifest } from '../data-source/build-manifest.ts';
import type { CatalogColumn, CatalogTable } from '../data-source/catalog.ts';
import { indexManifest } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { tokenize } from './locale/tokens.ts';
import { revenueMatches } from './revenue-links.ts';
import { schemaIndex } from './schema-index.ts';

function table(
  name: string,
  columns: string,
  keys: readonly (readonly [string, string])[] = [],
): CatalogTable {
  return {
    name,
    isView: false,
    primaryKey: ['id'],
    uniques: [],
    foreignKeys: keys.map(([column, to]) => ({ columns: [column], table: to, referenced: ['id'] })),
    columns: columns.split(' ').map((column): CatalogColumn => {
      const [plain = '', type = 'integer'] = column.split(':');
      return { name: plain, type: type as CatalogColumn['type'], nullable: false };
    }),
  };
}

function shop(orderColumns: string, lineColumns: string) {
  const lineKeys = [['order_id', 'orders'] as const, ['product_id', 'products'] as const];
  const tables = [
    table('orders', orderColumns),
    table('products', 'id name:text'),
    table('order_items', lineColumns, lineKeys),
  ];
  return schemaIndex(indexManifest(buildManifest('postgres', { defaultSchema: 'public', tables })));
}

const line = 'id order_id product_id unit_price:decimal quantity';
const index = shop('id ordered_on:date', `${line} discount:decimal`);
const worth = [{ path: 'unit_price' }, { path: 'quantity' }];
const net = [...worth, { op: 'subtract', args: [{ value: 1 }, { path: 'discount' }] }];

function argsOf(locale: Locale, question: string, from = index): unknown {
  const [match] = revenueMatches(tokenize(question, locale), locale, from);
  const target = match?.candidate.target;
  return target?.kind === 'measure' && target.measure.expr && 'args' in target.measure.expr
    ? target.measure.expr.args
    : undefined;
}

describe('revenue that no column holds', () => {
  it.each<[Locale, string]>([
    ['en', 'revenue by product'],
    ['vi', 'doanh thu theo năm'],
    ['vi', 'doanh thu sau giảm giá'],
    ['es', 'ventas por producto'],
  ])('%s: %s is price times quantity less the discount', (locale, question) => {
    expect(argsOf(locale, question)).toEqual(net);
  });

  it.each<[Locale, string]>([
    ['en', 'sales before discount'],
    ['vi', 'doanh thu trước chiết khấu'],
    ['es', 'ventas antes de descuento'],
  ])('%s: %s leaves the discount in', (locale, question) => {
    expect(argsOf(locale, question)).toEqual(worth);
  });

  it('whole per cents are not taken for fractions', () => {
    expect(argsOf('en', 'revenue', shop('id ordered_on:date', `${line} discount:integer`))).toEqual(worth);
  });

  it('a source with a total of its own is asked for that', () => {
    expect(argsOf('en', 'revenue', shop('id ordered_on:date total:decimal', line))).toBeUndefined();
  });
});
