import { describe, expect, test } from 'vitest';
import { unitOf } from './field-traits.ts';
import { namePattern } from './manifest.ts';
import { identifierOf, manyOf, NameSet, pluralOf, singularOf, wordsOf } from './naming.ts';

describe('names become words', () => {
  test.each([
    ['Market Value in Billion', 'market value in billion'],
    ['customerId', 'customer id'],
    ['CustomerID', 'customer id'],
    ['HTMLPage', 'html page'],
    ['HIRE_DATE', 'hire date'],
    ['LName', 'l name'],
    ['address2', 'address2'],
    ['khách_hàng', 'khách hàng'],
    ['  odd--name ', 'odd name'],
  ])('%s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });
});

describe('identifiers match the pattern', () => {
  test.each([
    ['Đơn hàng', 'don_hang'],
    ['2007 change', 'column_2007_change'],
    ['顧客', 'column'],
    ['Größe', 'grosse'],
    ['x'.repeat(90), 'x'.repeat(60)],
  ])('%s', (name, identifier) => {
    expect(identifierOf(wordsOf(name), 'column')).toBe(identifier);
    expect(identifier).toMatch(namePattern);
  });

  test('a taken name gets a number', () => {
    const names = new NameSet(['a']);
    expect([names.claim('a'), names.claim('a'), names.claim('a', 'b')]).toEqual(['a_2', 'a_3', 'b']);
  });
});

describe('one and many', () => {
  test.each([
    ['orders', 'order', 'orders'],
    ['categories', 'category', 'categories'],
    ['boxes', 'box', 'boxes'],
    ['addresses', 'address', 'addresses'],
    ['people', 'person', 'people'],
    ['status', 'status', 'statuses'],
    ['movies', 'movie', 'movies'],
    ['series', 'series', 'series'],
    ['staff', 'staff', 'staff'],
    ['inventory', 'inventory', 'inventories'],
    ['bus', 'bus', 'buses'],
    ['in', 'in', 'in'],
    ['mailed', 'mailed', 'mailed'],
  ])('%s', (word, singular, plural) => {
    expect([singularOf(word), pluralOf(singularOf(word))]).toEqual([singular, plural]);
  });
});

describe('deeds of two words', () => {
  test.each([
    ['check_ins', 'check in', 'check ins'],
    ['check_in', 'check in', 'check ins'],
    ['newsletter_sign_ups', 'newsletter sign up', 'newsletter sign ups'],
    ['add_ons', 'add on', 'add ons'],
    ['participates_in', 'participates in', 'participates in'],
    ['order_items', 'order item', 'order items'],
  ])('%s', (name, one, many) => {
    const words = wordsOf(name).with(-1, singularOf(wordsOf(name).at(-1) as string));
    expect([words.join(' '), manyOf(words).join(' ')]).toEqual([one, many]);
  });
});

test('a unit follows from the name, and only where it tells', () => {
  const unit = (name: string) => unitOf(wordsOf(name), 'decimal', false);
  expect(unit('duration_minutes')).toBe('minutes');
  expect(unit('min_salary')).toBe('currency');
  expect(unit('pages_per_minute')).toBeUndefined();
  expect(unit('price_usd')).toBe('currency:USD');
  expect(unit('discount_percent')).toBe('percent');
  expect(unit('payment_id')).toBeUndefined();
});
