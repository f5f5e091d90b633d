import { expect, test } from 'vitest';
import { describeEdit } from './describe-edit.ts';
import type { ReadingPart } from './reading-part.ts';

const part: ReadingPart = {
  id: 'where.0',
  kind: 'filter',
  text: 'country is “Spain”',
  removable: true,
  change: {
    choices: [{ text: 'no', change: { value: false } }],
    typed: { as: 'value', input: 'text', now: 'Spain' },
  },
};

test('an edit is said in the language of who makes it, a choice by its words', () => {
  expect(describeEdit(part, { remove: true }, 'en')).toBe('Without: country is “Spain”');
  expect(describeEdit(part, { remove: true }, 'vi')).toBe('Bỏ: country is “Spain”');
  expect(describeEdit(part, { change: { value: false } }, 'es')).toBe('Cambio: country is “Spain” → no');
  expect(describeEdit(part, { change: { value: 'Peru' } }, 'en')).toBe('Changed: country is “Spain” → Peru');
  expect(describeEdit(part, { change: { limit: 20_000 } }, 'vi')).toBe('Đổi: country is “Spain” → 20.000');
});
