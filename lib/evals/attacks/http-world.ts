// The running app on a database of its own, with the people that attacks speak of and a chat of each. Its
// team's database is the one without roles and policies: what holds there is ours.

import { createUser } from '../../auth/create-user.ts';
import { recordSource } from '../../conversations/record-manifest.ts';
import type { AccessRules } from '../../data-source/access.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { startApp } from '../start-app.ts';
import type { Attack } from './attack-file.ts';
import type { AttackLayers } from './attack-layers.ts';
import { origin } from './attacked-origin.ts';
import { type AttackServer, digestOf, putRemarks, web } from './fixture-database.ts';
import { HttpAttacks } from './http-attacks.ts';
import { type HttpAnswer, type HttpRequest, send } from './http-request.ts';
import { openPageAttacks, type PageAttacks } from './page/page-attacks.ts';
import { recordsOf } from './records.ts';
import { seedRecords } from './seed-records.ts';
import type { Verdict } from './verdict.ts';

export const password = 'correct horse battery staple';
/** A question that every fixture can answer: about the one table that was added to it. */
const answerable = 'List the guest remarks';

export interface HttpPerson {
  readonly id: string;
  readonly email: string;
  readonly role: 'staff' | 'admin';
  cookie: string;
  chat: string;
  answer: string;
}

export interface HttpWorld {
  /** Puts an attack to the routes. */
  run(attack: Attack): Promise<Verdict>;
  /** Sends the words of an attack as a question and as what was wrong with an answer. */
  say(attack: Attack): Promise<Verdict>;
  /** Undefined where there is no browser. */
  pages(): Promise<PageAttacks | undefined>;
  close(): Promise<void>;
}

/** What attacks are run with. */
export interface App {
  readonly port: number;
  readonly database: Database;
  readonly people: Readonly<Record<string, HttpPerson>>;
  /** Ids of things that exist, by the name that attacks have for them: `policy.draft`. */
  readonly things: Readonly<Record<string, string>>;
  /** What the app wrote on its console. */
  log(): string;
  /** A word for the team's database as it is. */
  digest(): Promise<string>;
  /** A word for our own records as they are. */
  records(): Promise<string>;
  /** Puts these texts, and no others, into rows that staff may see. */
  putIntoRows(texts: readonly string[]): Promise<void>;
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

/**
 * @param chromium the browser that looks at the pages, where there is one
 * @throws Error with what the app said when it does not start
 */
export async function startHttpWorld(
  server: AttackServer,
  layers: AttackLayers,
  chromium: string | undefined,
): Promise<HttpWorld> {
  await server.create('docent');
  const dataUrl = server.url(web);
  const started = await startApp({ databaseUrl: server.url('docent'), dataUrl, url: origin });
  const database = openDatabase(server.url('docent'), { connections: 4 });
  const close = async () => {
    await database.$disconnect();
    await started.stop();
  };
  try {
    const sourceId = await limitStaff(database, dataUrl, layers.access);
    const attribute = layers.access.rowRules[0]?.attribute ?? 'org_id';
    const request = (one: HttpRequest) => send(started.port, one);
    const signIn = (email: string, given: string, cookie = '') => signInAs(request, email, given, cookie);
    const known: Record<string, HttpPerson> = {};
    for (const [name, [email, role, org]] of Object.entries(people)) {
      const id = await createUser(database, {
        email,
        name,
        role,
        password,
        attributes: { [attribute]: org },
      });
      known[name] = await settle(request, signIn, { id, email, role });
    }
    await database.user.update({ where: { email: people.disabled?.[0] }, data: { disabledAt: new Date() } });
    await database.user.update({ where: { email: people.demoted?.[0] }, data: { role: 'staff' } });
    const app: App = {
      port: started.port,
      database,
      people: known,
      things: await seedRecords(database, sourceId),
      log: started.log,
      digest: async () => `${await digestOf(server, web)} ${await layers.digest()}`,
      records: () => recordsOf(database),
      putIntoRows: (texts) => putRemarks(server, texts),
      request,
      signIn,
    };
    const attacks = new HttpAttacks(app);
    return {
      run: (attack) => attacks.run(attack),
      say: (attack) => attacks.say(attack),
      pages: () => openPageAttacks(app, answerable, chromium),
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** Staff see what the fixture grants, and the rows of their own scope. */
async function limitStaff(database: Database, dataUrl: string, access: AccessRules): Promise<string> {
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
  return sourceId;
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
  who: Pick<HttpPerson, 'id' | 'email' | 'role'>,
): Promise<HttpPerson> {
  const signedIn = await signIn(who.email, password);
  const cookie = cookiesOf(signedIn);
  if (signedIn.status !== 200)
    throw new Error(`${who.email} could not sign in: ${signedIn.status} ${signedIn.text}`);
  const headers = { origin, cookie, 'content-type': 'application/json' };
  const post = async (to: string, body: unknown) => {
    const { text, status } = await request({ method: 'POST', path: to, headers, body: JSON.stringify(body) });
    if (status >= 300) throw new Error(`${to}: ${status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as {
      id?: string;
      chat_id?: string;
      type?: string;
      meta?: { message_id?: string };
    };
  };
  const made = await post('/ai-assistant/api/chats', {});
  const chat = String(made.id ?? made.chat_id);
  const answer = await post(`/ai-assistant/api/chats/${chat}/message`, { content: answerable });
  if (answer.type !== 'answer')
    throw new Error(`"${answerable}" was not answered: ${JSON.stringify(answer)}`);
  return { ...who, cookie, chat, answer: String(answer.meta?.message_id) };
}
