// Signing in and out through next-auth, as the sign-in page does it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AppWorld, openAppWorld, testOrigin, testPassword } from '../testing/app-world.ts';
import { createUser } from './create-user.ts';
import { setDisabled } from './manage-user.ts';
import { nextAuthOptions } from './next-auth-options.ts';
import { serveNextAuth } from './next-auth-route.ts';
import { readSessionId } from './session-cookie.ts';
import { signIn } from './sign-in.ts';
import { whoAsks } from './who-asks.ts';

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());
beforeEach(() => world.database.signInFailure.deleteMany());

/** A browser, as far as cookies go. */
class Browser {
  readonly cookies = new Map<string, string>();

  async send(path: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
    const body = form && new URLSearchParams(form).toString();
    const request = new Request(`${testOrigin}/api/auth/${path}`, {
      method: form ? 'POST' : 'GET',
      body,
      headers: {
        host: new URL(testOrigin).host,
        cookie: this.header(),
        ...(form ? { origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
    });
    const response = await serveNextAuth(request, path.split('?')[0]?.split('/') ?? [], world.database);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const cut = pair.indexOf('=');
      if (pair.slice(cut + 1) === '') this.cookies.delete(pair.slice(0, cut));
      else this.cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return response;
  }

  header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async signIn(email: string, password: string, headers: Record<string, string> = {}) {
    const { csrfToken } = (await (await this.send('csrf')).json()) as { csrfToken: string };
    const callbackUrl = `${testOrigin}/`;
    const form = { email, password, csrfToken, callbackUrl, json: 'true' };
    return this.send('callback/credentials', form, headers);
  }

  who() {
    return whoAsks(new Headers({ cookie: this.header(), host: new URL(testOrigin).host }), world.database);
  }
}

test('the right password starts a session, and signing out ends it on the server', async () => {
  const browser = new Browser();
  const response = await browser.signIn(world.staff.email, testPassword);
  expect(response.status).toBe(200);
  expect(await browser.who()).toMatchObject({ email: world.staff.email, role: 'staff', by: 'session' });
  const session = await browser.send('session');
  expect(await session.json()).toMatchObject({ user: { email: world.staff.email } });

  const old = browser.header();
  const { csrfToken } = (await (await browser.send('csrf')).json()) as { csrfToken: string };
  await browser.send('signout', { csrfToken, json: 'true' });
  expect(await browser.who()).toBeUndefined();
  const replayed = new Headers({ cookie: old, host: new URL(testOrigin).host });
  expect(await whoAsks(replayed, world.database)).toBeUndefined();
});

test('the cookie cannot be read by scripts and carries a session id alone', async () => {
  const browser = new Browser();
  const response = await browser.signIn(world.staff.email, testPassword);
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith('docent.session='));
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Lax/);
  expect(cookie).toMatch(/; Path=\//);
  expect(cookie).not.toMatch(/Secure|Domain/);
  const id = await readSessionId(browser.header(), false);
  expect(await world.database.session.count({ where: { id, userId: world.staff.id } })).toBe(1);
});

test('over https the cookies are bound to the host and sent over https only', () => {
  const { cookies, useSecureCookies } = nextAuthOptions({
    origin: 'https://docent.example.test',
    database: world.database,
    signIn: async () => ({ kind: 'refused' }),
  });
  expect(useSecureCookies).toBe(true);
  for (const cookie of [cookies?.sessionToken, cookies?.csrfToken, cookies?.callbackUrl]) {
    expect(cookie?.name).toMatch(/^__Host-/);
    expect(cookie?.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  }
});

test('a second sign-in gets a session of its own', async () => {
  const browser = new Browser();
  await browser.signIn(world.staff.email, testPassword);
  const first = await readSessionId(browser.header(), false);
  await browser.signIn(world.staff.email, testPassword);
  expect(await readSessionId(browser.header(), false)).not.toBe(first);
});

test('a wrong password, an unknown address and a disabled account are told alike', async () => {
  await createUser(world.database, {
    email: 'off@example.test',
    name: 'Off',
    role: 'staff',
    password: testPassword,
  });
  await setDisabled(world.database, 'off@example.test', true);
  const attempts = [
    [world.staff.email, 'wrong password'],
    ['nobody@example.test', 'wrong password'],
    ['off@example.test', testPassword],
  ] as const;
  const replies = [];
  for (const [email, password] of attempts) {
    const response = await new Browser().signIn(email, password);
    replies.push([response.status, await response.text()]);
  }
  expect(replies[0]?.[0]).toBe(401);
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
});

test('after ten failures the right password waits too, and the answer says how long', async () => {
  const waits: number[] = [];
  const attempt = (password: string) =>
    signIn(world.database, { email: world.other.email, password }, async (milliseconds) => {
      waits.push(milliseconds);
    });
  for (let failed = 0; failed < 10; failed++) expect(await attempt('wrong')).toEqual({ kind: 'refused' });
  expect(waits).toEqual([50, 100, 200, 400, 800, 1000, 1000, 1000]);
  expect(await attempt(testPassword)).toMatchObject({ kind: 'too_many' });

  const response = await new Browser().signIn(world.other.email, testPassword);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
  const { url } = (await response.json()) as { url: string };
  expect(new URL(url).searchParams.get('error')).toBe('TooManyAttempts');
});

test('a foreign page cannot sign anybody in or out', async () => {
  const browser = new Browser();
  const response = await browser.signIn(world.staff.email, testPassword, { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
  expect(await browser.who()).toBeUndefined();
});

test('without the csrf token nobody is signed in', async () => {
  const browser = new Browser();
  await browser.send('callback/credentials', {
    email: world.staff.email,
    password: testPassword,
    json: 'true',
  });
  expect(await browser.who()).toBeUndefined();
});

test('sign-in leads to pages of ours only', async () => {
  const browser = new Browser();
  const { csrfToken } = (await (await browser.send('csrf')).json()) as { csrfToken: string };
  const response = await browser.send('callback/credentials', {
    email: world.staff.email,
    password: testPassword,
    csrfToken,
    callbackUrl: 'https://evil.example/',
    json: 'true',
  });
  expect(await response.text()).not.toContain('evil.example');
});

test('sign-ins and refusals are in the audit', async () => {
  await new Browser().signIn(world.staff.email, 'wrong password');
  await new Browser().signIn(world.staff.email, testPassword);
  const entries = await world.database.auditEntry.findMany({ orderBy: { serial: 'desc' }, take: 2 });
  expect(entries.map(({ action }) => action)).toEqual(['session.started', 'session.refused']);
  await expect(world.database.auditEntry.deleteMany()).rejects.toThrow('append-only');
});

test('an address has one account, however it is written', async () => {
  const twice = {
    email: ' Staff@Example.test ',
    name: 'Again',
    role: 'admin',
    password: testPassword,
  } as const;
  await expect(createUser(world.database, twice)).rejects.toThrow('resource.conflict');
  await expect(createUser(world.database, { ...twice, email: 'no address' })).rejects.toThrow(
    'request.malformed',
  );
  await expect(
    createUser(world.database, { ...twice, email: 'new@example.test', password: 'short' }),
  ).rejects.toThrow(RangeError);
});
