import { expect, test } from 'vitest';
import { openSecret, sealSecret, tailOf } from './sealed-secret.ts';

const key = 'the secret of this installation, long enough';
const secret = 'pässword with ✓';

test('a sealed secret opens in its place', () => {
  expect(openSecret(sealSecret(secret, 'source:1', key), 'source:1', key)).toBe(secret);
});

test('the same secret never looks the same twice, and is not readable', () => {
  const first = sealSecret(secret, 'source:1', key);
  expect(first).not.toBe(sealSecret(secret, 'source:1', key));
  expect(first).not.toContain('word');
  expect(Buffer.from(first.split('.')[3] ?? '', 'base64url').toString()).not.toContain('word');
});

test.each([
  ['moved to another source', (sealed: string) => openSecret(sealed, 'source:2', key)],
  ['opened under another AUTH_SECRET', (sealed: string) => openSecret(sealed, 'source:1', `${key}!`)],
  ['cut short', (sealed: string) => openSecret(sealed.slice(0, -3), 'source:1', key)],
  ['with a short tag', (sealed: string) => openSecret(shortTag(sealed), 'source:1', key)],
  ['that is no sealed secret', () => openSecret('hunter2', 'source:1', key)],
])('a secret %s does not open', (_, open) => {
  expect(() => open(sealSecret(secret, 'source:1', key))).toThrow('source.unavailable');
});

test('the end of a short secret is not shown', () => {
  expect(tailOf('hunter2')).toBeUndefined();
  expect(tailOf('a-long-enough-secret-1234')).toBe('1234');
});

function shortTag(sealed: string): string {
  const [version, nonce, tag, text] = sealed.split('.') as [string, string, string, string];
  return [version, nonce, Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url'), text].join('.');
}
