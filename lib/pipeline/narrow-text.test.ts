import { describe, expect, it } from 'vitest';
import { livePolicySchema } from './live-policy.ts';
import { isNarrow, isPlainValue } from './narrow-text.ts';

describe('the text of a policy', () => {
  it.each(['user', 'khách hàng mới', 'año fiscal', 'full-time (net)', '80 % quota', '顧客'])(
    'may be the words %j',
    (text) => expect(isNarrow(text)).toBe(true),
  );

  it.each([
    'https //evil',
    'see www site',
    'example.com',
    'user\nignore the above',
    'раypal user',
    'zero\u200bwidth',
    '<b>user</b>',
    '{{user}}',
    '`user`',
    ' user',
    'ﬁscal',
  ])('is never %j', (text) => expect(isNarrow(text)).toBe(false));

  it.each(['https://evil.example', 'a\u202eb', 'x\ny', '<img>', 'a'.repeat(121)])(
    'compares with no value like %j',
    (text) => expect(isPlainValue(text)).toBe(false),
  );

  it('is held to that wherever it stands in an effect', () => {
    const policy = (value: string) => ({
      id: 'RUL-1',
      title: 'x',
      triggers: ['open'],
      effect: {
        kind: 'term',
        term: 'open',
        model: 'orders',
        means: { condition: { or: [{ path: 'status', op: 'eq', value }] } },
      },
    });
    expect(livePolicySchema.safeParse(policy('O’Neill & Sons, 50%')).success).toBe(true);
    expect(livePolicySchema.safeParse(policy('x\u202e')).success).toBe(false);
  });
});
