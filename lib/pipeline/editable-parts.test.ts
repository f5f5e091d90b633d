// Readings are edited by click: whatever is offered must give a plan that runs and that reads as offered.
import { describe, expect, it, test } from 'vitest';
import type { PartChange } from '../envelope/reading-part.ts';
import { shop } from '../testing/shop-manifest.ts';
import { changePart } from './change-part.ts';
import { generateSnippet } from './code-generator.ts';
import { editableParts } from './editable-parts.ts';
import { interpret } from './interpretation.ts';
import { withoutPart } from './interpretation-edit.ts';
import { type Plan, planSchema } from './plan.ts';

const now = new Date('2026-05-20T10:00:00Z');
const setting = { manifest: shop, locale: 'en', timeZone: 'UTC', now } as const;
const parts = (plan: Plan) => editableParts(planSchema.parse(plan), setting);

const lastMonth = { unit: 'month', offset: -1 } as const;
const count = { fn: 'count', as: 'n' } as const;
const total = { fn: 'sum', path: 'total', as: 't' } as const;
const byMonth = { path: 'placed_at', bucket: 'month', as: 'month' } as const;

const plans: Record<string, Plan> = {
  'groups, order and limit': {
    model: 'orders',
    measures: [count, total],
    dimensions: [
      { path: 'customer.name', as: 'customer' },
      { path: 'customer.id', hidden: true, as: 'customer_id' },
      { path: 'status', as: 'status' },
    ],
    where: {
      and: [
        { path: 'status', op: 'eq', value: 'paid' },
        { path: 'placed_at', op: 'during', period: lastMonth },
        { path: 'total', op: 'gt', value: 5 },
      ],
    },
    having: {
      and: [
        { path: 'n', op: 'gte', value: 2 },
        { path: 't', op: 'lt', value: 900 },
      ],
    },
    orderBy: [
      { by: 't', direction: 'desc' },
      { by: 'customer_id', direction: 'asc' },
    ],
    limit: 5,
    offset: 2,
  },
  'a series compared': {
    model: 'orders',
    measures: [count, total],
    dimensions: [byMonth],
    where: { path: 'placed_at', op: 'during', period: { unit: 'month', offset: -1, count: 6 } },
    compare: { to: 'previous_period' },
    orderBy: [{ by: 'n_change', direction: 'desc' }],
  },
  'a period compared': {
    model: 'orders',
    measures: [count],
    where: { path: 'placed_at', op: 'during', period: lastMonth },
    compare: { to: 'previous_year' },
  },
  'a list of different things': {
    model: 'customers',
    distinct: true,
    fields: [
      { path: 'name', as: 'name' },
      { path: 'country.name', as: 'country' },
    ],
    where: {
      and: [
        { exists: 'orders', where: { path: 'status', op: 'in', value: ['paid'] } },
        { exists: 'tickets', count: { op: 'gte', value: 1 } },
        { notExists: 'orders', where: { path: 'status', op: 'eq', value: 'Cancelled' } },
        { not: { path: 'name', op: 'contains', value: 'x' } },
        { path: 'active', op: 'eq', value: true },
        { path: 'born_on', op: 'lt', value: '1999-12-31' },
        { path: 'credit', op: 'between', value: [0, 100] },
        {
          or: [
            { path: 'credit', op: 'isNull' },
            { path: 'credit', op: 'gt', value: 1 },
          ],
        },
      ],
    },
    orderBy: [{ by: 'name', direction: 'asc' }],
  },
  'the first of each group': {
    model: 'orders',
    measures: [total],
    dimensions: [
      { path: 'status', as: 's' },
      { path: 'customer.country.name', as: 'c' },
    ],
    topPerGroup: { by: ['s'], limit: 2, orderBy: [{ by: 't', direction: 'desc' }] },
  },
  'two plans together': {
    model: 'orders',
    fields: [
      { path: 'id', as: 'id' },
      { path: 'status', as: 'status' },
    ],
    combine: {
      op: 'union',
      plan: {
        model: 'tickets',
        fields: [
          { path: 'id', as: 'id' },
          { path: 'customer.name', as: 'status' },
        ],
      },
    },
  },
};

const each = Object.entries(plans);
const generate = (plan: Plan) =>
  generateSnippet(planSchema.parse(plan), { manifest: shop, now, timeZone: 'UTC', rowLimit: 10 });

describe('what a reading offers', () => {
  it.each(each)('%s: every part that can be removed leaves a plan that runs, without it', (_, plan) => {
    for (const part of parts(plan).filter(({ removable }) => removable)) {
      const shorter = withoutPart(plan, part.id);
      generate(shorter);
      expect(interpret(shorter, setting)).not.toBe(interpret(plan, setting));
      expect(parts(shorter).map(({ text }) => text)).not.toContain(part.text);
    }
  });

  it.each(each)('%s: every choice gives a plan that runs, and reads as offered', (_, plan) => {
    for (const { id, change } of parts(plan)) {
      for (const choice of change?.choices ?? []) {
        const changed = changePart(plan, id, choice.change);
        expect(changed).not.toBe(plan);
        generate(changed);
        if ('period' in choice.change && choice.change.period === 'all') continue;
        expect(interpret(changed, setting)).toContain(choice.text);
      }
    }
  });

  it.each(each)('%s: what can be typed changes the plan, and what holds now does not', (_, plan) => {
    for (const { id, change } of parts(plan)) {
      if (!change?.typed) continue;
      const { as, now: holds } = change.typed;
      const other = typeof holds === 'number' ? holds + 1 : '2020-02-02';
      expect(changePart(plan, id, { [as]: holds } as PartChange)).toBe(plan);
      const changed = changePart(plan, id, { [as]: other } as PartChange);
      expect(changed).not.toBe(plan);
      generate(changed);
    }
  });

  it('names values, periods, buckets and directions, without the one that holds', () => {
    const choices = (plan: Plan, id: string) =>
      parts(plan)
        .find((part) => part.id === id)
        ?.change?.choices.map(({ text }) => text);
    const groups = plans['groups, order and limit'] as Plan;
    expect(choices(groups, 'where.0')).toEqual(['open', 'Cancelled']);
    expect(choices(groups, 'where.1')).toEqual([
      'placed at is in the month 2 months ago (Mar 1, 2026 to Mar 31, 2026)',
      'placed at is in this month (May 1, 2026 to May 31, 2026)',
      'all time',
    ]);
    expect(choices(groups, 'orderBy.0')).toEqual(['sum of total (lowest first)']);
    const list = plans['a list of different things'] as Plan;
    expect(choices(list, 'where.0')).toEqual(['open', 'Cancelled']);
    expect(choices(list, 'where.4')).toEqual(['no']);
    expect(choices(plans['a series compared'] as Plan, 'dimensions.0')).toEqual([
      'day (placed at)',
      'week (placed at)',
      'quarter (placed at)',
      'year (placed at)',
    ]);
  });

  it('offers no value that nobody could type, and none to type in the place of one', () => {
    const odd: Plan = {
      model: 'customers',
      measures: [count],
      where: { path: 'name', op: 'eq', value: 'a\u0007b' },
    };
    expect(parts(odd).at(-1)).toMatchObject({ id: 'where.0', removable: true });
    expect(parts(odd).at(-1)?.change).toBeUndefined();
  });

  it('lets nothing of a combined plan go that the other half needs', () => {
    expect(parts(plans['two plans together'] as Plan).filter(({ removable }) => removable)).toMatchObject([
      { kind: 'combine' },
    ]);
  });
});

describe('withoutPart', () => {
  test('a removed group takes the hidden key that told its rows apart, and what is ordered by it', () => {
    const shorter = withoutPart(plans['groups, order and limit'] as Plan, 'dimensions.0');
    expect(shorter.dimensions).toEqual([{ path: 'status', as: 'status' }]);
    expect(shorter.orderBy).toEqual([{ by: 't', direction: 'desc' }]);
  });

  test('a removed measure takes the conditions and orders that name it', () => {
    const shorter = withoutPart(plans['groups, order and limit'] as Plan, 'measures.1');
    expect(shorter.having).toEqual({ path: 'n', op: 'gte', value: 2 });
    expect(shorter.orderBy).toEqual([{ by: 'customer_id', direction: 'asc' }]);
  });

  test('a comparison goes with its period or its series, and takes its own columns', () => {
    expect(withoutPart(plans['a period compared'] as Plan, 'where.0')).toEqual({
      model: 'orders',
      measures: [count],
    });
    const series = plans['a series compared'] as Plan;
    expect(withoutPart(series, 'compare').orderBy).toBeUndefined();
    expect(withoutPart(series, 'dimensions.0').compare).toEqual({ to: 'previous_period' });
    expect(withoutPart(series, 'where.0').compare).toEqual({ to: 'previous_period' });
  });

  test.each([
    'model',
    'distinct',
    'where',
    'where.9',
    'limit',
    'constructor',
    '__proto__',
    'measures.-1',
    '',
  ])('an id that names no part, %j, gives the plan itself', (id) => {
    const plan = plans['a period compared'] as Plan;
    expect(withoutPart(plan, id)).toBe(plan);
    expect(changePart(plan, id, { limit: 3 })).toBe(plan);
  });
});

describe('changePart', () => {
  const ordered: Plan = {
    model: 'orders',
    measures: [total],
    dimensions: [byMonth],
    where: { path: 'placed_at', op: 'during', period: lastMonth },
    orderBy: [{ by: 't', direction: 'desc' }],
    limit: 5,
  };
  const filtered = (where: Plan['where']): Plan => ({ model: 'orders', measures: [count], where });
  const dated = (period: object) => filtered({ path: 'placed_at', op: 'during', period } as Plan['where']);
  const status = (value: unknown, op = 'eq') => filtered({ path: 'status', op, value } as Plan['where']);

  test.each<[string, Plan, string, PartChange, Plan]>([
    ['a limit', ordered, 'limit', { limit: 10 }, { ...ordered, limit: 10 }],
    [
      'a direction',
      ordered,
      'orderBy.0',
      { direction: 'asc' },
      { ...ordered, orderBy: [{ by: 't', direction: 'asc' }] },
    ],
    [
      'a bucket',
      ordered,
      'dimensions.0',
      { bucket: 'week' },
      { ...ordered, dimensions: [{ ...byMonth, bucket: 'week' }] },
    ],
    ['a value', status('paid'), 'where.0', { value: 'open' }, status('open')],
    ['a list of values', status(['paid', 'x'], 'in'), 'where.0', { value: 'x' }, status(['x'], 'in')],
    [
      'last month, back',
      dated(lastMonth),
      'where.0',
      { period: 'previous' },
      dated({ unit: 'month', offset: -2 }),
    ],
    ['last month, on', dated(lastMonth), 'where.0', { period: 'next' }, dated({ unit: 'month', offset: 0 })],
    [
      'last month, to this',
      dated(lastMonth),
      'where.0',
      { period: 'this' },
      dated({ unit: 'month', offset: 0 }),
    ],
    ['last month, to all time', dated(lastMonth), 'where.0', { period: 'all' }, filtered(undefined)],
    [
      'three whole months, back',
      dated({ unit: 'month', offset: -1, count: 3 }),
      'where.0',
      { period: 'previous' },
      dated({ unit: 'month', offset: -4, count: 3 }),
    ],
    [
      'the last 30 days, to 90',
      dated({ unit: 'day', offset: 0, count: 30, rolling: true }),
      'where.0',
      { count: 90 },
      dated({ unit: 'day', offset: 0, count: 90, rolling: true }),
    ],
    [
      'this year to date, back to the whole year before',
      dated({ unit: 'year', offset: 0, toDate: true }),
      'where.0',
      { period: 'previous' },
      dated({ unit: 'year', offset: -1 }),
    ],
    [
      'February, on',
      dated({ from: '2024-02-01', to: '2024-03-01' }),
      'where.0',
      { period: 'next' },
      dated({ from: '2024-03-01', to: '2024-04-01' }),
    ],
    [
      'a quarter, back',
      dated({ from: '2024-01-01', to: '2024-04-01' }),
      'where.0',
      { period: 'previous' },
      dated({ from: '2023-10-01', to: '2024-01-01' }),
    ],
    [
      'a year, to this',
      dated({ from: '2024-01-01', to: '2025-01-01' }),
      'where.0',
      { period: 'this' },
      dated({ unit: 'year', offset: 0 }),
    ],
    [
      'ten days, on',
      dated({ from: '2024-02-25', to: '2024-03-06' }),
      'where.0',
      { period: 'next' },
      dated({ from: '2024-03-06', to: '2024-03-16' }),
    ],
  ])('%s', (_, plan, id, change, expected) => {
    expect(JSON.parse(JSON.stringify(changePart(plan, id, change)))).toEqual(
      JSON.parse(JSON.stringify(expected)),
    );
  });

  test.each<[string, Plan, string, PartChange]>([
    ['a limit of a filter', status('paid'), 'where.0', { limit: 3 }],
    ['a number where a text was', status('paid'), 'where.0', { value: 3 }],
    ['a value of a period', dated(lastMonth), 'where.0', { value: '2024' }],
    ['a number of one single month', dated(lastMonth), 'where.0', { count: 3 }],
    [
      'the stretch before the last 30 days',
      dated({ unit: 'day', offset: 0, count: 30, rolling: true }),
      'where.0',
      { period: 'previous' },
    ],
    ['the stretch after an open one', dated({ from: '2024-01-01' }), 'where.0', { period: 'next' }],
    ['a bucket of an order', ordered, 'orderBy.0', { bucket: 'day' }],
    ['all time of a text', status('paid'), 'where.0', { period: 'all' }],
    ['what holds already', ordered, 'limit', { limit: 5 }],
  ])('%s changes nothing', (_, plan, id, change) => {
    expect(changePart(plan, id, change)).toBe(plan);
  });
});
