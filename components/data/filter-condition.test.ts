import { describe, expect, it } from 'vitest';
import type { DataColumn } from '#lib/data-pages/read-rows.ts';
import { conditionOf, ofParts, testsOf, withPart } from './filter-condition.ts';

function column(type: DataColumn['type'], more: Partial<DataColumn> = {}): DataColumn {
  return { name: 'field', label: 'field', type, sortable: true, filterable: true, nullable: false, ...more };
}

describe('what a person chose becomes a condition', () => {
  it.each([
    ['text', 'contains', ' an ', '', { op: 'contains', value: 'an' }],
    ['text', 'isNot', 'x', '', { op: 'ne', value: 'x', orNull: true }],
    ['integer', 'is', '5', '', { op: 'eq', value: 5 }],
    ['decimal', 'between', '9', '2.5', { op: 'between', value: [2.5, 9] }],
    ['boolean', 'is', 'false', '', { op: 'eq', value: false }],
    ['date', 'month', '2025-12', '', { op: 'during', period: { from: '2025-12-01', to: '2026-01-01' } }],
    ['timestamp', 'year', '2025', '', { op: 'during', period: { from: '2025-01-01', to: '2026-01-01' } }],
    ['date', 'since', '2025-02-03', '', { op: 'since', period: { from: '2025-02-03' } }],
    ['date', 'period', 'last_month', '', { op: 'during', period: { unit: 'month', offset: -1 } }],
    ['text', 'empty', '', '', { op: 'isNull' }],
  ] as const)('%s %s %s %s', (type, test, value, to, condition) => {
    expect(conditionOf(column(type), { test, value, to })).toEqual({ path: 'field', ...condition });
  });

  it.each([
    ['integer', 'is', 'five', ''],
    ['integer', 'between', '5', ''],
    ['text', 'contains', '  ', ''],
    ['date', 'month', '2025-13-01', ''],
    ['date', 'period', 'constructor', ''],
    ['date', 'since', 'tomorrow', ''],
  ] as const)('%s %s "%s" is no condition', (type, test, value, to) => {
    expect(conditionOf(column(type), { test, value, to })).toBeUndefined();
  });
});

it('a row that is pointed to is found by its name, and by whether there is one', () => {
  const customer = column('integer', {
    nullable: true,
    to: { model: 'customers', label: 'customer', named: 'customer.name' },
  });
  expect(testsOf(customer)).toEqual(['contains', 'is', 'isNot', 'startsWith', 'empty', 'notEmpty']);
  expect(conditionOf(customer, { test: 'is', value: 'An', to: '' })).toEqual({
    path: 'customer.name',
    op: 'eq',
    value: 'An',
  });
  expect(conditionOf(customer, { test: 'empty', value: '', to: '' })).toEqual({
    path: 'field',
    op: 'isNull',
  });
});

it('emptiness is offered where a field can be empty', () => {
  expect(testsOf(column('integer'))).not.toContain('empty');
  expect(testsOf(column('integer', { nullable: true }))).toContain('empty');
});

it('parts are added and taken away', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((path) => ({ path, op: 'isNull' as const }));
  if (!a || !b || !c) throw new Error('three parts');
  const both = withPart(withPart(undefined, a), b);
  expect(withPart(both, c)).toEqual({ and: [a, b, c] });
  expect(ofParts([b])).toEqual(b);
  expect(ofParts([])).toBeUndefined();
});
