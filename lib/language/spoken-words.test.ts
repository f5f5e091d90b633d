import { expect, it } from 'vitest';
import { isFeminine, spokenPlurals, spokenWords } from './spoken-words.ts';

it.each([
  ['orders', 'vi', ['đơn hàng']],
  ['orders', 'es', ['pedidos']],
  ['order lines', 'es', ['líneas de pedido']],
  ['invoices', 'es', ['facturas']],
  ['warehouses', 'es', ['almacenes']],
  ['subscriptions', 'es', ['suscripciones']],
  ['classes', 'es', ['clases']],
  ['orders', 'en', []],
  ['zebra crossings', 'es', []],
] as const)('people call %s in %s %j', (label, locale, said) => {
  expect(spokenPlurals(label, locale)).toEqual(said);
});

it('a field is one thing', () => {
  expect(spokenWords('status', 'es')).toEqual(['estado']);
  expect(spokenWords('status', 'vi')).toEqual(['trạng thái']);
});

it.each([
  ['facturas', true],
  ['líneas de pedido', true],
  ['suscripciones', true],
  ['pedidos', false],
  ['sistemas', false],
  ['almacenes', false],
])('%s: feminine is %s', (phrase, expected) => {
  expect(isFeminine(phrase)).toBe(expected);
});
