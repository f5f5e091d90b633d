// The description of the interface, made from what the routes check.
import { z } from 'zod';
import { errorSchema } from '../envelope/envelope.ts';
import { type Operation, operations } from './autotrain-operations.ts';

const everyFailure = [400, 401, 403] as const;
const meaning: Readonly<Record<number, string>> = {
  400: 'The request could not be read',
  401: 'Nobody is signed in',
  403: 'Not an admin; or, with a session, the sign-in is older than ten minutes where this must be recent',
  404: 'There is no such thing',
  409: 'Not possible now, or somebody was faster',
  429: 'Too much at once; `retry-after` says how long to wait',
};

/** OpenAPI 3.1 of everything below `/autotrain`. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    const path = `/autotrain${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(id, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Docent: learning',
      version: '1',
      description: 'From feedback to a proven, deployed policy. A rule is a policy.',
    },
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-docent.session' },
      },
      schemas: { Failure: schemaOf(errorSchema) },
    },
  };
}

/** An operation as it is seen from outside: success has a status of its own, else 200. */
type Described = Omit<Operation, 'status'> & { readonly status?: number };

function described(id: string, { summary, params, query, body, status = 200, failures = [] }: Described) {
  return {
    operationId: id,
    summary,
    ...(params || query
      ? { parameters: [...parameters('path', params), ...parameters('query', query)] }
      : {}),
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }
      : {}),
    responses: {
      [status]:
        status === 204
          ? { description: 'Done' }
          : { description: 'Done', content: { 'application/json': {} } },
      ...Object.fromEntries(
        [...everyFailure, ...failures].map((code) => [
          code,
          {
            description: meaning[code],
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
          },
        ]),
      ),
    },
  };
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined) {
  if (!schema) return [];
  // What is sent is text; a path is checked before it becomes a number, a query after.
  const { properties = {}, required = [] } = schemaOf(schema, place === 'path' ? 'input' : 'output');
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && !Object.hasOwn(each as object, 'default')),
    schema: each,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input') {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
