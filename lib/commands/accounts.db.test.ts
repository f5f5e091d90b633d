// The commands that make and change accounts, on a database of one's own.
import { afterAll, afterEach, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { signIn } from '../auth/sign-in.ts';
import { whoAsks } from '../auth/who-asks.ts';
import { closeDatabase, database } from '../db/client.ts';
import { publishSettings } from '../env/settings.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { run as token } from './token.ts';
import { run as user } from './user.ts';

const email = 'ann@example.test';
let stdout: MockInstance;
let stderr: MockInstance;

beforeAll(async () => {
  const { url } = await createTestDatabase();
  publishSettings({
    DATABASE_URL: url,
    DATA_URL: 'postgres://team.example.test/business',
    AUTH_SECRET: 'a secret of the tests that is long enough',
  });
});
afterAll(closeDatabase);
beforeEach(() => {
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  stdout.mockRestore();
  stderr.mockRestore();
});

const printed = () =>
  stdout.mock.calls
    .map(([text]) => String(text))
    .join('')
    .trim();
const told = () => stderr.mock.calls.map(([text]) => String(text)).join('');
const bearer = (text: string) => whoAsks(new Headers({ authorization: `Bearer ${text}` }), database());

test('an account is added with a password that is printed once, and can sign in', async () => {
  expect(await user(['add', email, '--name', 'Ann', '--admin'])).toBe(0);
  const password = printed();
  expect(password).toMatch(/^\S{16}$/);
  expect(await signIn(database(), { email, password })).toMatchObject({ kind: 'session' });
  stdout.mockClear();
  expect(await user(['list'])).toBe(0);
  expect(printed()).toBe(`${email}\tadmin\tactive\tAnn`);
});

test('a token is all that is printed, and acts as its person until the account is disabled', async () => {
  expect(await token(['--user', 'ANN@example.test'])).toBe(0);
  const text = printed();
  expect(text).toMatch(/^docent_[\w-]{43}$/);
  expect(await bearer(text)).toMatchObject({ email, role: 'admin', by: 'token' });
  expect(await user(['role', email, 'staff'])).toBe(0);
  expect(await bearer(text)).toMatchObject({ role: 'staff' });
  expect(await user(['disable', email])).toBe(0);
  expect(await bearer(text)).toBeUndefined();
  expect(await token(['--user', email])).toBe(1);
  expect(told()).toContain('is disabled');
});

test('the database holds no token, only its hash', async () => {
  const rows = await database().apiToken.findMany();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('docent_');
});

test.each([
  [token, ['--user', 'nobody@example.test'], 1, 'There is no account'],
  [user, ['role', 'nobody@example.test', 'admin'], 1, 'There is no account'],
  [user, ['add', 'no address'], 1, 'is not an e-mail address'],
  [user, ['add', 'ann@example.test'], 1, 'already'],
  [token, [], 2, 'docent token --user EMAIL'],
  [user, [], 2, 'docent user list'],
  [user, ['role', 'ann@example.test', 'owner'], 2, 'docent user list'],
])('what makes no sense is said (%#)', async (command, args, code, words) => {
  expect(await command(args)).toBe(code);
  expect(told()).toContain(words);
});
