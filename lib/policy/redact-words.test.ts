import { expect, test } from 'vitest';
import { redactWords } from './redact-words.ts';

test.each([
  ['ask anna.nguyen+x@mail.example.vn about it', 'ask [email] about it'],
  ['gọi 0912 345 678 nhé', 'gọi [phone] nhé'],
  ['llame al +34 612 345 678', 'llame al [phone]'],
  ['my card 4111 1111 1111 1111 was charged', 'my card [card] was charged'],
  ['paid to DE89 3704 0044 0532 0130 00', 'paid to [account]'],
])('%s', (said, kept) => {
  expect(redactWords(said)).toBe(kept);
});

test.each([
  'it should be 1,234,567 and not 0',
  'phải là 1.234.567,89 đồng',
  'orders 1000000 to 2000000 are missing',
  'since 2024-01-31 there are 45',
  'invoice 0012 is missing',
  '1234567890123456 is the order number',
])('%s is kept as it is', (said) => {
  expect(redactWords(said)).toBe(said);
});
