// Docent's own database with three people, and requests as they would send them. For tests of routes and
// use cases; the answers come from a script that throws when nothing is written for a question.

import { encode } from 'next-auth/jwt';
import { createUser } from '../auth/create-user.ts';
import type { RouteHandler } from '../auth/route.ts';
import { startSession } from '../auth/session.ts';
import { cookieName } from '../auth/session-cookie.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { whoAsks } from '../auth/who-asks.ts';
import { type AssistantRuntime, shareRuntime } from '../conversations/assistant-runtime.ts';
import type { Source } from '../data-source/source.ts';
import { closeDatabase, type Database, openDatabase, shareDatabase } from '../db/client.ts';
import { publishSettings } from '../env/settings.ts';
import type { Outcome, QuestionInput, Tools } from '../pipeline/outcome.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createTestDatabase } from './test-database.ts';

const secret = 'a secret of the tests that is long enough';
export const testOrigin = 'http://127.0.0.1:4999';
export const testPassword = 'correct horse battery';

export type Script = (input: QuestionInput, tools: Tools) => Outcome | Promise<Outcome>;

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  readonly sessionId: string;
}

export interface AppWorld {
  readonly database: Database;
  readonly admin: Person;
  readonly staff: Person;
  readonly other: Person;
  /** What the assistant was asked, in order. */
  readonly asked: QuestionInput[];
  /** How it answers from now on. */
  script(next: Script): void;
  readonly runtime: AssistantRuntime;
  signedIn(person: Person): Promise<SignedIn>;
  signIn(email: string): Promise<Person>;
  close(): Promise<void>;
}

export async function openAppWorld(): Promise<AppWorld> {
  // A source of one's own, never opened: with the demo staff would see code.
  publishSettings({ AUTH_SECRET: secret, DATA_URL: 'postgres://team.example.test/business' });
  const { url } = await createTestDatabase();
  const database = openDatabase(url, { connections: 5 });
  shareDatabase(database);
  for (const [name, role] of [
    ['admin', 'admin'],
    ['staff', 'staff'],
    ['other', 'staff'],
  ] as const) {
    await createUser(database, { email: `${name}@example.test`, name, role, password: testPassword });
  }
  const source = await database.source.create({ data: { location: 'postgres://test/world', name: 'world' } });
  const asked: QuestionInput[] = [];
  let script: Script = ({ question }) => {
    throw new Error(`nothing is scripted for "${question}"`);
  };
  const runtime: AssistantRuntime = {
    source: unscripted<Source>('source'),
    sandbox: unscripted<Sandbox>('sandbox'),
    manifest: { dialect: 'postgres', version: 'test', models: [] },
    planner: async () => {
      throw new Error('the planner is not scripted');
    },
    sourceId: source.id,
    async answerQuestion(input, tools) {
      asked.push(input);
      return script(input, tools);
    },
  };
  shareRuntime(runtime);

  async function signIn(email: string): Promise<Person> {
    const { id } = await database.user.findUniqueOrThrow({ where: { email } });
    const sessionId = await startSession(database, id);
    const token = await encode({ token: { sid: sessionId }, secret });
    return { id, email, sessionId, cookie: `${cookieName('session', false)}=${token}` };
  }

  return {
    database,
    runtime,
    asked,
    admin: await signIn('admin@example.test'),
    staff: await signIn('staff@example.test'),
    other: await signIn('other@example.test'),
    script: (next) => {
      script = next;
    },
    signIn,
    async signedIn(person) {
      const found = await whoAsks(new Headers({ cookie: person.cookie, host: 'x' }), database);
      if (!found) throw new Error('the session is over');
      return found;
    },
    close: closeDatabase,
  };
}

export interface TestRequest {
  readonly as?: Person;
  readonly params?: Record<string, string>;
  readonly json?: unknown;
  /** Sent instead of `json`, as it is. */
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly path?: string;
}

/** Calls a route as a page of ours would: cookie, origin and JSON, unless the request says otherwise. */
export function call(handler: RouteHandler, request: TestRequest = {}): Promise<Response> {
  const body = request.body ?? (request.json === undefined ? undefined : JSON.stringify(request.json));
  const method = request.method ?? (body === undefined ? 'GET' : 'POST');
  const headers = new Headers({
    host: new URL(testOrigin).host,
    ...(method === 'GET' ? {} : { origin: testOrigin }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.as ? { cookie: request.as.cookie } : {}),
  });
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value === '') headers.delete(name);
    else headers.set(name, value);
  }
  const url = `${testOrigin}${request.path ?? '/'}`;
  return handler(new Request(url, { method, headers, body }), {
    // Next gives no object where a path has no parameters.
    params: Promise.resolve(request.params as Record<string, string>),
  });
}

/** Stands where nothing is to be called; says so when it is. */
function unscripted<Thing extends object>(name: string): Thing {
  return new Proxy({} as Thing, {
    get(_, property) {
      // Promises look for `then` on whatever they are given.
      if (property === 'then') return undefined;
      throw new Error(`${name}.${String(property)} is not scripted`);
    },
  });
}
