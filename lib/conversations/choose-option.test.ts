import { expect, test } from 'vitest';
import { chooseOption } from './choose-option.ts';

const options = [
  { label: 'Number of orders' },
  { label: 'Number of order lines' },
  { label: 'Sum of amount of payments' },
];

test.each([
  ['1', 0],
  ['the first one', 0],
  ['First', 0],
  ['option 2', 1],
  ['the second', 1],
  ['2nd one please', 1],
  ['the last one', 2],
  ['la primera', 0],
  ['el segundo, por favor', 1],
  ['opción 3', 2],
  ['la última', 2],
  ['cái đầu tiên', 0],
  ['thứ nhất', 0],
  ['thứ hai', 1],
  ['số 3', 2],
  ['number of orders', 0],
  ['NUMBER OF ORDER LINES', 1],
  ['order lines', 1],
  ['payments', 2],
  ['I mean number of orders', 0],
  ['payments I mean', 2],
  ['the one with the payment amounts', 2],
  ['me refiero a payments', 2],
  ['ý tôi là order lines', 1],
])('"%s" chooses an option', (words, position) => {
  expect(chooseOption(words, options)).toBe(options[position]);
});

test.each([
  ['how many customers are there?'],
  ['number of'],
  ['4'],
  ['number of orders in Spain last year'],
  ['first orders of 2024'],
  ['payments by customer'],
  ['not the payments'],
  ['yes'],
  ['the'],
  [''],
])('"%s" is a new question', (words) => {
  expect(chooseOption(words, options)).toBeUndefined();
});

test('a whole question of the same words is a new one', () => {
  const offered = [
    {
      label: 'Total toll cost of trips per month (left on) and driver, where left on is in this year (2026)',
    },
    { label: 'List of trips: driver name' },
  ];
  expect(chooseOption('Total toll cost by driver', offered)).toBeUndefined();
  expect(chooseOption('the one with total toll cost by driver', offered)).toBe(offered[0]);
  expect(chooseOption('toll cost', offered)).toBe(offered[0]);
});

test.each([
  ['por importe total de los pedidos', 1],
  ['por número de pedidos', 0],
  ['theo tổng tiền đơn hàng', 1],
])('"%s" chooses what is named in the language of the schema', (words, position) => {
  const offered = [
    { label: 'Lista de customers: name, ordenado por número de orders' },
    { label: 'Lista de customers: name, ordenado por suma de orders total amount' },
  ];
  expect(chooseOption(words, offered)).toBe(offered[position]);
});

test.each(['clientes de España', '¿cuántos pagos hay?', 'khách hàng mới'])(
  '"%s" is a new question',
  (words) => {
    const offered = [
      { label: 'Lista de customers: name, ordenado por número de orders' },
      { label: 'Lista de customers: name, ordenado por suma de orders total amount' },
    ];
    expect(chooseOption(words, offered)).toBeUndefined();
  },
);
