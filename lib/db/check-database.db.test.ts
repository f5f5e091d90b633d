import { expect, inject, it } from 'vitest';
import { checkDatabase } from './check-database.ts';

function changed(change: Partial<Pick<URL, 'password' | 'pathname' | 'port'>>): string {
  return Object.assign(new URL(inject('testServer')), change).href;
}

it('a database that answers is told by its version', async () => {
  expect(await checkDatabase(inject('testServer'), 'DATABASE_URL')).toMatch(/^18\./);
});

it.each([
  ['a wrong password', { password: 'wrong-one' }, /refuses the user "postgres" or its password/],
  ['a missing database', { pathname: '/nowhere' }, /there is no database "nowhere"/],
  ['a port where nothing listens', { port: '1' }, /nothing answers at 127\.0\.0\.1:1/],
])('%s is said in words, without the password', async (_, change, words) => {
  const checked = checkDatabase(changed(change), 'DATABASE_URL');
  await expect(checked).rejects.toThrow(words);
  await expect(checked).rejects.not.toThrow(/wrong-one/);
});
