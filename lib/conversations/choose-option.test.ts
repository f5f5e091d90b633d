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
