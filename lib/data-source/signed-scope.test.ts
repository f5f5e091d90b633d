import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signedScope } from './signed-scope.ts';

const signing = { secret: 'ab'.repeat(32), attribute: 'org_id' };
const at = { backend: 4711, milliseconds: 5000, now: Date.parse('2026-01-01T00:00:00Z') };

describe('a signed scope', () => {
  it('holds the value, an expiry, and a signature over both and the backend', () => {
    const [value, expiry, signature] = signedScope(signing, { org_id: 7 }, at)?.split('.') ?? [];
    expect([value, Number(expiry)]).toEqual(['7', at.now / 1000 + 65]);
    const expected = createHmac('sha256', Buffer.from(signing.secret, 'hex')).update(`7.${expiry}.4711`);
    expect(signature).toBe(expected.digest('hex'));
  });

  it('is of no use on another connection', () => {
    expect(signedScope(signing, { org_id: 7 }, at)).not.toBe(
      signedScope(signing, { org_id: 7 }, { ...at, backend: 4712 }),
    );
  });

  it.each([
    ['no attribute', {}],
    ['a name that every object has', { toString: 'x' }],
    ['several values', { org_id: [1, 2] }],
    ['a value with a dot', { org_id: '1.9' }],
    ['a value that ends the text', { org_id: "1'; reset role; --" }],
    ['an empty value', { org_id: '' }],
  ])('is not made of %s', (_, attributes) => {
    expect(signedScope({ ...signing, attribute: 'org_id' }, attributes as never, at)).toBeUndefined();
  });
});
