import { expect, it } from 'vitest';
import { tidySentence } from './tidy-words.ts';

it.each([
  ['takings are price minus rebate, thanks!', 'takings are price minus rebate'],
  ['Please fix this.', ''],
  ['Wrong: user means total_users', 'user means total_users'],
  ['user means total_users, ask Ann if it is not clear', 'user means total_users'],
  ['Sai rồi, khách là customers nhé', 'khách là customers'],
  ['khách là customers, hỏi chị Lan nếu chưa rõ', 'khách là customers'],
  ['Los clientes son customers, muchas gracias', 'Los clientes son customers'],
  ['This is too many, void orders are included', 'void orders are included'],
  [
    'Mechanics with a left_on do not work here any more, do not count them',
    'exclude Mechanics with a left_on',
  ],
  ['Những người có left_on không còn làm việc, đừng tính họ', 'không tính Những người có left_on'],
  ['Los que tienen left_on ya no trabajan aquí, no los cuentes', 'excluir Los que tienen left_on'],
])('%s', (said, left) => {
  expect(tidySentence(said)).toBe(left);
});

it.each([
  'no refund means refund_id is empty',
  'thanks_sent is empty',
  'asked means asked_on is filled',
  'cột thanks nghĩa là ghi chú',
  'active = 1',
])('of what speaks of the data nothing is taken: %s', (said) => {
  expect(tidySentence(said)).toBe(said);
});
