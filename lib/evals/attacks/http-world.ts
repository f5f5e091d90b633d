// The web app as it is started for people, on a database of its own, with the people that attacks speak of
// and a chat of each. Its team's database is the one without roles and policies: what holds there is ours.

import { createUser } from '../../auth/create-user.ts';
import { recordSource } from '../../conversations/record-manifest.ts';
import type { AccessRules } from '../../data-source/access.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { startApp } from '../start-app.ts';
import type { Attack } from './attack-file.ts';
import type { AttackLayers } from './attack-layers.ts';
import type { AttackServer } from './fixture-database.ts';
import { HttpAttacks } from './http-attacks.ts';
import { type HttpAnswer, type HttpRequest, send } from './http-request.ts';
import type { Verdict } from './verdict.ts';

export const origin = 'https://docent.attacks.test';
export const password = 'correct horse battery staple';

export interface HttpPerson {
  readonly email: string;
  readonly role: 'staff' | 'admin';
  readonly org: number;
  cookie: string;
  chat: string;
  answer: string;
}

export interface HttpWorld {
  run(attack: Attack): Promise<Verdict>;
  close(): Promise<void>;
}

/** What attacks are run with. */
export interface App {
  readonly port: number;
  readonly database: Database;
  readonly people: Readonly<Record<string, HttpPerson>>;
  /** What the app wrote on its console. */
  log(): string;
  /** A word for the team's database as it is. */
  digest(): Promise<string>;
  request(request: HttpRequest): Promise<HttpAnswer>;
  signIn(email: string, password: string, cookie?: string): Promise<HttpAnswer>;
}

const people: Readonly<Record<string, readonly [string, 'staff' | 'admin', number]>> = {
  staffA: ['ann@acme.test', 'staff', 1],
  staffB: ['bob@acme.test', 'staff', 1],
  staffC: ['cy@o2.test', 'staff', 2],
  admin: ['admin@acme.test', 'admin', 1],
  disabled: ['gone@acme.test', 'staff', 1],
  demoted: ['was-admin@acme.test', 'admin', 1],
};

/** @throws Error with what the app said when it does not start */
export async function startHttpWorld(server: AttackServer, layers: AttackLayers): Promise<HttpWorld> {
  await server.create('docent');
  const databaseUrl = server.url('docent');
  const dataUrl = server.url('customer_bare');
  const app = await startApp({ databaseUrl, dataUrl, url: origin });
  const database = openDatabase(databaseUrl, { connections: 4 });
  const close = async () => {
    await database.$disconnect();
    await app.stop();
  };
  try {
    await limitStaff(database, dataUrl, layers.access);
    const attribute = layers.access.rowRules[0]?.attribute ?? 'org_id';
    const request = (one: HttpRequest) => send(app.port, one);
    const signIn = (email: string, given: string, cookie = '') => signInAs(request, email, given, cookie);
    const known: Record<string, HttpPerson> = {};
    for (const [name, [email, role, org]] of Object.entries(people)) {
      await createUser(database, { email, name, role, password, attributes: { [attribute]: org } });
      known[name] = await settle(request, signIn, { email, role, org });
    }
    await database.user.update({ where: { email: people.disabled?.[0] }, data: { disabledAt: new Date() } });
    await database.user.update({ where: { email: people.demoted?.[0] }, data: { role: 'staff' } });
    const digest = () => layers.digest();
    const attacks = new HttpAttacks({
      port: app.port,
      database,
      people: known,
      log: app.log,
      digest,
      request,
      signIn,
    });
    return { run: (attack) => attacks.run(attack), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** Staff see what the fixture grants, and the rows of their own scope. */
async function limitStaff(database: Database, dataUrl: string, access: AccessRules): Promise<void> {
  const sourceId = await recordSource(database, dataUrl);
  const rule = { sourceId, role: null };
  await database.accessRule.createMany({
    data: [
      ...access.hiddenModels.map((model) => ({ ...rule, kind: 'hide_model' as const, model })),
      ...access.hiddenFields.map((name) => {
        const [model = '', field = ''] = name.split('.');
        return { ...rule, kind: 'hide_field' as const, model, field };
      }),
      ...access.rowRules.map((one) => ({ ...rule, kind: 'row_rule' as const, ...one })),
    ],
  });
}

type Request = App['request'];

async function signInAs(request: Request, email: string, given: string, cookie: string): Promise<HttpAnswer> {
  const start = await request({ method: 'GET', path: '/api/auth/csrf', headers: { cookie } });
  const { csrfToken } = JSON.parse(start.text || '{}') as { csrfToken?: string };
  const form = new URLSearchParams({ email, password: given, csrfToken: csrfToken ?? '', json: 'true' });
  return request({
    method: 'POST',
    path: '/api/auth/callback/credentials',
    headers: {
      origin,
      cookie: [cookie, cookiesOf(start)].filter(Boolean).join('; '),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
  });
}

/** The cookies that an answer sets, as the next request sends them. */
export function cookiesOf({ headers }: HttpAnswer): string {
  return (headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
}

async function settle(
  request: Request,
  signIn: App['signIn'],
  who: Pick<HttpPerson, 'email' | 'role' | 'org'>,
): Promise<HttpPerson> {
  const signedIn = await signIn(who.email, password);
  const cookie = cookiesOf(signedIn);
  if (signedIn.status !== 200)
    throw new Error(`${who.email} could not sign in: ${signedIn.status} ${signedIn.text}`);
  const headers = { origin, cookie, 'content-type': 'application/json' };
  const post = async (to: string, body: unknown) => {
    const { text, status } = await request({ method: 'POST', path: to, headers, body: JSON.stringify(body) });
    if (status >= 300) throw new Error(`${to}: ${status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as { id?: string; chat_id?: string; meta?: { message_id?: string } };
  };
  const made = await post('/ai-assistant/api/chats', {});
  const chat = String(made.id ?? made.chat_id);
  const answer = await post(`/ai-assistant/api/chats/${chat}/message`, { content: 'How many orders?' });
  return { ...who, cookie, chat, answer: String(answer.meta?.message_id) };
}
