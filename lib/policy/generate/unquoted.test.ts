import { expect, it } from 'vitest';
import { unquoted } from './unquoted.ts';

it.each([
  ['"late"', 'late'],
  ['‘late’:', 'late'],
  ['"late', 'late'],
  ['status is "late"', 'status is "late"'],
  ['"late" or "lost"', '"late" or "lost"'],
  ["it's late", "it's late"],
])('%s becomes %s: no quotation loses one half', (text, bare) => {
  expect(unquoted(text)).toBe(bare);
});
