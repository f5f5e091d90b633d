import { expect, test } from 'vitest';
import { readQuestionWords } from './question-words.ts';

test.each([
  ['  how many orders?\n', 'how many orders?'],
  ['count \u0001\u001b[31m orders\u0007', 'count   [31m orders'],
  ['👩‍👩‍👧‍👦 how many?', '👩‍👩‍👧‍👦 how many?'],
  ['?', '?'],
  ['#{7*7} {{7*7}} <b>x</b>', '#{7*7} {{7*7}} <b>x</b>'],
])('%j is kept as typed, without control characters', (content, kept) => {
  expect(readQuestionWords(content)).toBe(kept);
});

test.each(['', '   ', '\n\r\n', '\u200b\u200c\u200d\ufeff', '\u0301'])(
  '%j holds nothing to answer',
  (content) => {
    expect(() => readQuestionWords(content)).toThrow('request.malformed');
  },
);

test('4,000 code points are a question and one more is too much', () => {
  expect(readQuestionWords('😀'.repeat(4000))).toHaveLength(8000);
  expect(() => readQuestionWords('x'.repeat(4001))).toThrow('request.too_large');
});
