// Every route of ours goes through here: who asks, may they, did their own page ask, is the body what it
// should be; then one call. Whatever fails, the answer is an `error` envelope with the right status.
import type { z } from 'zod';
import { type Database, database } from '../db/client.ts';
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { failureResponse } from './failure-response.ts';
import { requireOwnOrigin } from './own-origin.ts';
import type { Permission } from './permission.ts';
import { readBody } from './read-body.ts';
import { requireRecent } from './require-recent.ts';
import type { SignedIn } from './signed-in.ts';
import { whoAsks } from './who-asks.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

export interface Call<Body, Params> {
  readonly actor: SignedIn;
  readonly body: Body;
  readonly params: Params;
  readonly request: Request;
  readonly database: Database;
}

interface Endpoint<BodySchema extends z.ZodType, ParamsSchema extends z.ZodType> {
  readonly permission: Permission;
  /** Only soon after signing in. */
  readonly recent?: boolean;
  /** A strict schema; without one a body is not read. */
  readonly body?: BodySchema;
  /** What a body may have at most; 64 KiB when absent. */
  readonly bodyBytes?: number;
  /** Of the path; what does not fit is not found. */
  readonly params?: ParamsSchema;
  /** A Response is sent as it is, nothing becomes 204, anything else is JSON. */
  readonly run: (call: Call<z.output<BodySchema>, z.output<ParamsSchema>>) => Promise<unknown>;
}

type AnyEndpoint = (call: Incoming) => Promise<unknown>;
interface Incoming {
  readonly request: Request;
  readonly params: Record<string, unknown>;
}
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** One method of a route. */
export function endpoint<BodySchema extends z.ZodType, ParamsSchema extends z.ZodType>(
  spec: Endpoint<BodySchema, ParamsSchema>,
): AnyEndpoint {
  return async ({ request, params }) => {
    const client = database();
    const actor = await whoAsks(request.headers, client);
    if (!actor) throw new AssistantError('auth.required');
    if (actor.by === 'session' && request.method !== 'GET') requireOwnOrigin(request.headers);
    if (!actor.permissions.has(spec.permission)) throw new AssistantError('auth.forbidden');
    if (spec.recent) requireRecent(actor);
    const path = spec.params?.safeParse(params);
    if (path && !path.success) throw new AssistantError('resource.not_found');
    const body = spec.body ? await readBody(request, spec.body, spec.bodyBytes) : undefined;
    return spec.run({
      actor,
      body: body as z.output<BodySchema>,
      params: path?.data as z.output<ParamsSchema>,
      request,
      database: client,
    });
  };
}

const wrapped = new WeakSet<RouteHandler>();

/** The exports of a `route.ts`: what is not offered answers 405. */
export function route(offered: Partial<Record<Method, AnyEndpoint>>): Record<Method, RouteHandler> {
  const allow = methods.filter((method) => offered[method]).join(', ');
  const handler = (run: AnyEndpoint | undefined): RouteHandler => {
    const handle: RouteHandler = async (request, context) => {
      // A route without parameters in its path is given none by Next, not even an empty object.
      const params = (await context.params) ?? {};
      try {
        if (!run) throw new AssistantError('request.method_not_allowed');
        return asResponse(await run({ request, params }));
      } catch (thrown) {
        const chatId = typeof params.chat_id === 'string' ? params.chat_id.slice(0, 36) : '';
        const response = failureResponse(asAssistantError(thrown), request.headers, chatId);
        if (!run) response.headers.set('allow', allow);
        return response;
      }
    };
    wrapped.add(handle);
    return handle;
  };
  return Object.fromEntries(methods.map((method) => [method, handler(offered[method])])) as Record<
    Method,
    RouteHandler
  >;
}

/** True for what `route` made; the test over all routes asks this. */
export function isWrapped(handler: unknown): boolean {
  return wrapped.has(handler as RouteHandler);
}

function asResponse(value: unknown): Response {
  if (value instanceof Response) return value;
  const headers = { 'cache-control': 'private, no-store' };
  return value === undefined
    ? new Response(null, { status: 204, headers })
    : Response.json(value, { headers });
}
