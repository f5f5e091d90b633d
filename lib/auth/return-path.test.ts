import { expect, test } from 'vitest';
import { returnPath, signInPath } from './return-path.ts';

test.each([
  ['/shared/4f2', '/shared/4f2'],
  ['/data/demo/orders?where=%7B%7D', '/data/demo/orders?where=%7B%7D'],
  ['/admin', '/admin'],
])('%s is come back to', (asked, back) => {
  expect(returnPath(asked)).toBe(back);
});

test.each([
  'https://evil.example/chats/new',
  '//evil.example/chats/',
  '/\\evil.example/chats/',
  '/\t/evil.example/chats/',
  'javascript:alert(1)',
  '/chats/../api/auth/signout',
  '/api/me',
  '/sign-in',
  '/chatsworth',
  'http://docent.invalid@evil.example/chats/',
  `/chats/${'x'.repeat(2000)}`,
  undefined,
  ['/admin', '/chats'],
])('%s is not', (asked) => {
  expect(returnPath(asked)).toBe('/chats/new');
});

test('the sign-in is told of a page only where it is another than the one it leads to', () => {
  expect(signInPath('/chats/new')).toBe('/sign-in');
  expect(signInPath(null)).toBe('/sign-in');
  expect(signInPath('/shared/4f2?x=1')).toBe('/sign-in?from=%2Fshared%2F4f2%3Fx%3D1');
});
