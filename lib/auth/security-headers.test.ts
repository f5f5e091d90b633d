import { NextRequest } from 'next/server';
import { afterEach, expect, test } from 'vitest';
import { proxy } from '../../proxy.ts';
import { publishSettings } from '../env/settings.ts';
import { requireOwnOrigin } from './own-origin.ts';
import { contentSecurityPolicy } from './security-headers.ts';

afterEach(() => publishSettings({ DOCENT_URL: '' }));

test('a page may load nothing from elsewhere and run no script but ours', () => {
  expect(contentSecurityPolicy('R')).toBe(
    "default-src 'none'; script-src 'self' 'nonce-R' 'strict-dynamic'; style-src 'self' 'nonce-R'; " +
      "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
      "frame-ancestors 'none'; object-src 'none'",
  );
});

test('every response has the headers, and a nonce of its own', () => {
  const [first, second] = [1, 2].map(() => proxy(new NextRequest('http://127.0.0.1:3000/chats/new')).headers);
  expect(first?.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/);
  expect(first?.get('content-security-policy')).not.toBe(second?.get('content-security-policy'));
  expect(first?.get('content-security-policy')).not.toContain('unsafe');
  expect(Object.fromEntries(first ?? [])).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'private, no-store',
  });
  expect(first?.get('strict-transport-security')).toBeNull();
});

test('over https browsers are told to stay there', () => {
  publishSettings({ DOCENT_URL: 'https://docent.example.test/' });
  const { headers } = proxy(new NextRequest('https://docent.example.test/'));
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('files named by their content may be kept', () => {
  const { headers } = proxy(new NextRequest('http://127.0.0.1:3000/_next/static/chunks/a.js'));
  expect(headers.get('cache-control')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

const from = (headers: Record<string, string>) => () =>
  requireOwnOrigin(new Headers({ host: 'docent.example.test', ...headers }));

test('the configured address is the only origin, whatever host was asked', () => {
  publishSettings({ DOCENT_URL: 'https://docent.example.test' });
  expect(from({ origin: 'https://docent.example.test' })).not.toThrow();
  for (const origin of [
    'http://docent.example.test',
    'https://docent.example.test:8443',
    'https://docent.example.test.evil.example',
    'https://evil.example',
    'null',
    '',
  ]) {
    expect(from({ origin }), origin).toThrow('request.foreign_origin');
  }
  expect(from({ host: 'evil.example', origin: 'https://evil.example' })).toThrow('request.foreign_origin');
});

test('without a configured address the host that was asked is the origin', () => {
  expect(from({ host: 'localhost:3000', origin: 'http://localhost:3000' })).not.toThrow();
  expect(from({ host: 'localhost:3000', origin: 'http://localhost:4000' })).toThrow('request.foreign_origin');
  expect(from({ 'sec-fetch-site': 'same-site' })).toThrow('request.foreign_origin');
  expect(from({})).not.toThrow();
});
