import { describe, expect, it } from 'vitest';
import { openRedaction } from './redact-prompt.ts';

describe('personal data in a prompt', () => {
  it.each([
    ['mail to ana.b+x@mail.example.org please', 'mail to ⟨email-1⟩ please'],
    ['card 4111-1111-1111-1111', 'card ⟨card-1⟩'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN ⟨iban-1⟩'],
    ['call +84 912 345 678 now', 'call ⟨phone-1⟩ now'],
    ['from 10.0.0.17', 'from ⟨ip-1⟩'],
  ])('%s', (text, redacted) => {
    expect(openRedaction().redact(text)).toBe(redacted);
  });

  it.each([
    'orders over 4111111111111112',
    'orders since 2025-01-31 12:00',
    'the 1.000.000 largest',
    'version 1.2.3.4.5',
    'customers 100 to 200',
    "sku 'AB12 3456'",
  ])('is not what it only resembles: %s', (text) => {
    expect(openRedaction().redact(text)).toBe(text);
  });

  it('has one placeholder for one thing and comes back in the reply', () => {
    const redaction = openRedaction();
    expect(redaction.redact('a@x.org and b@x.org and a@x.org')).toBe('⟨email-1⟩ and ⟨email-2⟩ and ⟨email-1⟩');
    expect(redaction.restore({ where: ["email = '⟨email-2⟩'"], other: 3, unknown: '⟨email-9⟩' })).toEqual({
      where: ["email = 'b@x.org'"],
      other: 3,
      unknown: '⟨email-9⟩',
    });
  });
});
