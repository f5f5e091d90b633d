// next-auth behind an ordinary Request and Response. Its own route handler reads cookies through Next's
// request scope and its origin from the environment; its pages form takes both from us.
import NextAuthModule from 'next-auth';
import type { Database } from '../db/client.ts';
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { failureResponse } from './failure-response.ts';
import { nextAuthOptions } from './next-auth-options.ts';
import { ownOrigin, requireOwnOrigin } from './own-origin.ts';
import { readText } from './read-body.ts';
import { type SignInResult, signIn } from './sign-in.ts';

type PagesHandler = (request: unknown, response: unknown, options: unknown) => Promise<unknown>;
const imported = NextAuthModule as unknown as PagesHandler | { default: PagesHandler };
const nextAuth = typeof imported === 'function' ? imported : imported.default;

/** Serves `/api/auth/*`. */
export async function serveNextAuth(
  request: Request,
  path: readonly string[],
  database: Database,
): Promise<Response> {
  try {
    if (request.method === 'POST') requireOwnOrigin(request.headers);
    return await pass(request, path, database);
  } catch (thrown) {
    return failureResponse(asAssistantError(thrown), request.headers);
  }
}

async function pass(request: Request, path: readonly string[], database: Database): Promise<Response> {
  const origin = ownOrigin(request.headers);
  let result: SignInResult | undefined;
  const options = nextAuthOptions({
    origin,
    database,
    signIn: async (email, password) => {
      result = await signIn(database, { email, password });
      return result;
    },
  });
  const reply = new Reply();
  await nextAuth(await pagesRequest(request, path), reply, options);
  if (result?.kind !== 'too_many') return reply.response();
  // next-auth knows only 401; its client reads the error from `url`.
  return Response.json(
    { url: `${origin}/sign-in?error=TooManyAttempts` },
    { status: 429, headers: { 'retry-after': String(result.retryAfterSeconds) } },
  );
}

async function pagesRequest(request: Request, path: readonly string[]) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const cookies = (request.headers.get('cookie') ?? '').split(';').flatMap((part) => {
    const cut = part.indexOf('=');
    return cut < 0 ? [] : [[part.slice(0, cut).trim(), decoded(part.slice(cut + 1).trim())] as const];
  });
  return {
    method: request.method,
    query: { ...query, nextauth: [...path] },
    cookies: Object.fromEntries(cookies),
    headers: Object.fromEntries(request.headers),
    body: request.method === 'POST' ? await formOf(request) : undefined,
  };
}

async function formOf(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? '';
  const text = await readText(request);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!type.startsWith('application/json')) throw new AssistantError('request.unsupported_type');
  const value: unknown = text === '' ? {} : jsonOf(text);
  if (typeof value !== 'object' || value === null) throw new AssistantError('request.malformed');
  return value as Record<string, unknown>;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AssistantError('request.malformed', { cause });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** What next-auth needs of a Node response, collected. */
class Reply {
  #status = 200;
  #headers = new Map<string, string | string[]>();
  #body: string | null = null;

  status(code: number): this {
    this.#status = code;
    return this;
  }
  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }
  json(value: unknown): void {
    this.setHeader('content-type', 'application/json');
    this.#body = JSON.stringify(value);
  }
  send(value: unknown): void {
    if (typeof value === 'string' || value === undefined || value === null) this.#body = value ?? null;
    else this.json(value);
  }
  end(): void {}

  response(): Response {
    const headers = new Headers();
    for (const [name, value] of this.#headers) {
      for (const one of [value].flat()) headers.append(name, one);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}
