import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { shop } from '../testing/shop-manifest.ts';
import { columnLabels, interpret, interpretParts } from './interpretation.ts';
import { withoutPart } from './interpretation-edit.ts';
import { type Plan, planSchema } from './plan.ts';

const now = new Date('2026-05-20T10:00:00Z');
const setting = (locale: Locale = 'en') => ({ manifest: shop, locale, timeZone: 'UTC', now });
const read = (plan: Plan, locale: Locale = 'en') => interpret(planSchema.parse(plan), setting(locale));

const topCountries: Plan = {
  model: 'orders',
  measures: [{ fn: 'count', as: 'n' }],
  dimensions: [{ path: 'customer.country.name', as: 'country' }],
  where: { path: 'placed_at', op: 'during', period: { unit: 'month', offset: -1 } },
  orderBy: [{ by: 'n', direction: 'desc' }],
  limit: 5,
};

describe('interpret', () => {
  it.each<[Locale, string]>([
    [
      'en',
      'Number of orders per customer country name, where placed at is in last month (Apr 1, 2026 to Apr 30, 2026), sorted by number of orders (highest first), only the first 5',
    ],
    [
      'vi',
      'Số lượng orders theo customer country name, với điều kiện placed at trong tháng trước (từ 1/4/2026 đến 30/4/2026), sắp xếp theo số lượng orders (từ cao đến thấp), chỉ lấy 5 kết quả đầu',
    ],
    [
      'es',
      'Número de orders por customer country name, donde placed at está en el mes pasado (del 1 abr 2026 al 30 abr 2026), ordenado por número de orders (de mayor a menor), solo los primeros 5',
    ],
  ])('says filters, dates, groups, order and limit in %s', (locale, sentence) => {
    expect(read(topCountries, locale)).toBe(sentence);
  });

  it('says once which rows a measure is of, unless another would be called the same', () => {
    const recent = { path: 'placed_at', op: 'during', period: { unit: 'year', offset: 0 } } as const;
    const count = (where?: typeof recent) => ({
      measure: { fn: 'count' as const, path: 'orders', ...(where && { where }), as: 'm' },
    });
    const busiest: Plan = {
      model: 'customers',
      fields: [
        { path: 'name', as: 'name' },
        { expr: count(recent), as: 'n' },
      ],
      orderBy: [{ by: 'n', direction: 'desc' }],
      limit: 1,
    };
    const year = 'placed at is in this year (Jan 1, 2026 to Dec 31, 2026)';
    expect(read(busiest)).toBe(
      `List of customers: name and number of orders (only where ${year}), sorted by number of orders (highest first), only the first`,
    );
    expect(columnLabels(planSchema.parse(busiest), setting())).toEqual({
      name: 'Name',
      n: 'Number of orders',
    });
    const both: Plan = {
      ...busiest,
      fields: [...(busiest.fields ?? []), { expr: count(), as: 'all' }],
    };
    expect(read(both)).toContain(`sorted by number of orders (only where ${year}) (highest first)`);
  });

  it('says what is nested, negated and counted', () => {
    expect(
      read({
        model: 'customers',
        fields: [{ path: 'name', as: 'name' }],
        where: {
          and: [
            { exists: 'orders', count: { op: 'gte', value: 3 } },
            { notExists: 'tickets' },
            {
              path: 'credit',
              op: 'gt',
              plan: { model: 'customers', measures: [{ fn: 'avg', path: 'credit', as: 'a' }] },
            },
          ],
        },
      }),
    ).toBe(
      'List of customers: name, where there are at least 3 orders and there is no tickets and credit is more than (average credit of customers)',
    );
  });

  it('shows days as people write them and years without separators', () => {
    const where = (condition: Plan['where']): Plan => ({
      model: 'orders',
      fields: [{ path: 'id', as: 'id' }],
      where: condition,
    });
    expect(read(where({ path: 'shipped_on', op: 'eq', value: '2026-03-01' }))).toContain(
      'shipped on is Mar 1, 2026',
    );
    expect(read(where({ path: 'total', op: 'gt', value: 2000 }))).toContain('more than 2000');
    expect(read(where({ path: 'total', op: 'gt', value: 1000 }))).toContain('more than 1,000');
    expect(read(where({ path: 'total', op: 'gt', value: 1000 }), 'vi')).toContain('1.000');
    expect(read(where({ path: 'total', op: 'gt', value: 20_000 }), 'vi')).toContain('20.000');
    const until = { from: '2026-03-01', to: '2026-04-01' };
    expect(read(where({ path: 'shipped_on', op: 'until', period: until }))).toContain(
      'on or before Mar 31, 2026',
    );
    expect(read(where({ path: 'shipped_on', op: 'before', period: until }))).toContain('before Mar 1, 2026');
  });

  // Each plan differs from the first in one thing that a person could tell.
  const base: Plan = {
    model: 'orders',
    measures: [{ fn: 'sum', path: 'total', as: 't' }],
    dimensions: [{ path: 'status', as: 's' }],
    where: { path: 'status', op: 'eq', value: 'paid' },
    orderBy: [{ by: 't', direction: 'desc' }],
    limit: 3,
  };
  const variants: Plan[] = [
    base,
    { ...base, measures: [{ fn: 'avg', path: 'total', as: 't' }] },
    { ...base, measures: [{ fn: 'sum', path: 'lines.quantity', as: 't' }] },
    {
      ...base,
      measures: [{ fn: 'sum', path: 'total', as: 't', where: { path: 'shipped_on', op: 'isNull' } }],
    },
    { ...base, dimensions: [{ path: 'customer.name', as: 's' }] },
    { ...base, dimensions: [{ path: 'placed_at', bucket: 'month', as: 's' }] },
    { ...base, dimensions: [{ path: 'placed_at', part: 'month', as: 's' }] },
    { ...base, where: { path: 'status', op: 'ne', value: 'paid' } },
    { ...base, where: { path: 'status', op: 'ne', value: 'paid', orNull: true } },
    { ...base, where: { path: 'status', op: 'eq', value: 'paid', exact: true } },
    { ...base, where: { path: 'status', op: 'in', value: ['paid', 'open'] } },
    { ...base, where: { path: 'status', op: 'contains', value: 'paid' } },
    { ...base, where: { not: { path: 'status', op: 'eq', value: 'paid' } } },
    { ...base, where: undefined },
    { ...base, having: { path: 't', op: 'gt', value: 10 } },
    { ...base, having: { path: 't', op: 'gte', value: 10 } },
    { ...base, orderBy: [{ by: 't', direction: 'asc' }] },
    { ...base, orderBy: [{ by: 's', direction: 'desc' }] },
    { ...base, limit: 4 },
    { ...base, offset: 2 },
    { ...base, compare: { to: 'previous_year' } },
    { ...base, compare: { to: 'previous_period' } },
    { ...base, combine: { op: 'union', plan: base } },
    { ...base, combine: { op: 'except', plan: base } },
    { ...base, topPerGroup: { by: ['s'], limit: 1, orderBy: [{ by: 't', direction: 'desc' }] } },
    {
      ...base,
      where: {
        path: 'placed_at',
        op: 'during',
        period: { unit: 'day', offset: 0, count: 30, rolling: true },
      },
    },
    { ...base, where: { path: 'placed_at', op: 'during', period: { unit: 'day', offset: -1, count: 30 } } },
    { ...base, where: { path: 'placed_at', op: 'during', period: { unit: 'month', offset: -1 } } },
    { ...base, where: { path: 'placed_at', op: 'notDuring', period: { unit: 'month', offset: -1 } } },
    { ...base, where: { path: 'placed_at', op: 'since', period: { unit: 'month', offset: -1 } } },
    { ...base, where: { path: 'placed_at', op: 'during', period: { from: '2026-04-01', to: '2026-05-01' } } },
  ];

  it.each(['en', 'vi', 'es'] as const)('never reads two different plans alike (%s)', (locale) => {
    const sentences = variants.map((plan) => read(plan, locale));
    expect(new Set(sentences).size).toBe(variants.length);
  });
});

describe('interpretParts', () => {
  it('gives parts whose removal removes what was read', () => {
    for (const plan of [topCountries]) {
      for (const part of interpretParts(plan, setting()).filter(({ removable }) => removable)) {
        const shorter = withoutPart(plan, part.id);
        planSchema.parse(shorter);
        expect(interpretParts(shorter, setting()).map(({ text }) => text)).not.toContain(part.text);
      }
    }
  });

  it('removes one of several conditions and keeps the rest', () => {
    const plan: Plan = {
      model: 'orders',
      measures: [{ fn: 'count', as: 'n' }],
      where: {
        and: [
          { path: 'status', op: 'eq', value: 'paid' },
          { path: 'total', op: 'gt', value: 5 },
        ],
      },
    };
    expect(withoutPart(plan, 'where.0').where).toEqual({ path: 'total', op: 'gt', value: 5 });
    expect(withoutPart(withoutPart(plan, 'where.0'), 'where.0').where).toBeUndefined();
  });

  it('drops what named a removed output', () => {
    const plan: Plan = {
      model: 'orders',
      measures: [
        { fn: 'count', as: 'n' },
        { fn: 'sum', path: 'total', as: 't' },
      ],
      orderBy: [{ by: 't', direction: 'desc' }],
      having: { path: 't', op: 'gt', value: 5 },
    };
    const shorter = withoutPart(plan, 'measures.1');
    expect(shorter.orderBy).toBeUndefined();
    expect(shorter.having).toBeUndefined();
  });
});

describe('columnLabels', () => {
  it('names every output, also those a comparison adds', () => {
    const plan: Plan = {
      model: 'orders',
      measures: [{ fn: 'count', as: 'n' }],
      dimensions: [{ path: 'placed_at', bucket: 'month', as: 'month' }],
      compare: { to: 'previous_period' },
    };
    expect(columnLabels(plan, setting('es'))).toEqual({
      month: 'Mes (placed at)',
      n: 'Número de orders',
      n_previous: 'Número de orders, periodo anterior',
      n_change: 'Número de orders, variación en porcentaje',
    });
  });
});
