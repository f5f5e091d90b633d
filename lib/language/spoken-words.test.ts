import { expect, it } from 'vitest';
import { spokenPlurals, spokenWords } from './spoken-words.ts';

it.each([
  ['orders', 'vi', ['đơn hàng']],
  ['orders', 'es', ['pedidos']],
  ['order lines', 'es', ['líneas de pedido']],
  ['invoices', 'es', ['facturas']],
  ['warehouses', 'es', ['almacenes']],
  ['subscriptions', 'es', ['suscripciones']],
  ['orders', 'en', []],
  ['zebra crossings', 'es', []],
] as const)('people call %s in %s %j', (label, locale, said) => {
  expect(spokenPlurals(label, locale)).toEqual(said);
});

it('a field is one thing', () => {
  expect(spokenWords('status', 'es')).toEqual(['estado']);
  expect(spokenWords('status', 'vi')).toEqual(['trạng thái']);
});
