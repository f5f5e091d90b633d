import { expect, it } from 'vitest';
import { matchesSearch } from './matches-search.ts';

it('a title is found by its words in any order, without case or accents', () => {
  expect(matchesSearch('Đơn hàng tháng này', 'hang don')).toBe(true);
  expect(matchesSearch('Número de clientes', 'NUMERO')).toBe(true);
  expect(matchesSearch('Revenue by country', 'revenue month')).toBe(false);
  expect(matchesSearch('Anything', '  ')).toBe(true);
});
