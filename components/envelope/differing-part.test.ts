import { expect, test } from 'vitest';
import { differingParts } from './differing-part.ts';

test('readings that are said alike are told apart by what differs', () => {
  expect(
    differingParts([
      'List of customers: name, sorted by number of orders (highest first), only the first',
      'List of customers: name, sorted by sum of amount (highest first), only the first',
    ]),
  ).toEqual([
    ['List of customers: name, sorted by ', 'number of orders ', '(highest first), only the first'],
    ['List of customers: name, sorted by ', 'sum of amount ', '(highest first), only the first'],
  ]);
});

test('a name is not cut where one list goes on and another ends', () => {
  const [first, second] = differingParts([
    'List of orders: order number, customer name',
    'List of orders: order number',
  ]);
  expect(first).toEqual(['List of orders: order number, ', 'customer name', '']);
  expect(second).toEqual(['List of orders: order number', '', '']);
});

test.each([
  [['Orders of Atlanta', 'Orders']],
  [['Tổng tiền theo quốc gia', 'Tổng tiền theo quốc gia, 5 đầu tiên']],
])('nothing is lost of %j', (texts) => {
  expect(differingParts(texts).map((parts) => parts.join(''))).toEqual(texts);
});

test('what has little in common, or stands alone, is all its own', () => {
  expect(differingParts(['Orders by week of last year', 'Customers in Spain, 5 of them'])[1]).toEqual([
    '',
    'Customers in Spain, 5 of them',
    '',
  ]);
  expect(differingParts(['Orders'])).toEqual([['', 'Orders', '']]);
});
