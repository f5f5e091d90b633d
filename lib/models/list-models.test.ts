// What an administrator is told of a server that was typed in, in each of the ways in which it is not the right one.
import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { connectionProblem } from './connection-problem.ts';
import { listModels } from './list-models.ts';
import type { ModelProvider } from './model-settings.ts';

let server: http.Server;
let origin: string;
let reply: RequestListener;
beforeEach(async () => {
  server = http.createServer((request, response) => reply(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const says =
  (status: number, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };

/** The models' names, or what is wrong. */
async function tried(
  provider: ModelProvider = 'compatible',
  url = `${origin}/v1`,
  apiKey?: string,
  milliseconds?: number,
) {
  const connection = { provider, url, ...(apiKey !== undefined && { apiKey }) };
  try {
    return await listModels(connection, [origin, 'http://127.0.0.1:9'], milliseconds);
  } catch (thrown) {
    return connectionProblem(thrown) ?? thrown;
  }
}

it.each<[string, unknown, string[]]>([
  ['some models', { data: [{ id: 'b' }, { id: 'a' }] }, ['a', 'b']],
  ['none', { data: [] }, []],
  ['none, as Ollama says it', { object: 'list', data: null }, []],
])('a server that has %s says so', async (_, body, names) => {
  reply = says(200, JSON.stringify(body));
  expect(await tried()).toEqual(names);
});

describe.each<ModelProvider>(['compatible', 'openai', 'azure', 'anthropic', 'google'])(
  'at %s',
  (provider) => {
    it.each<[string, RequestListener, string]>([
      ['401', says(401, '{}'), 'key_refused'],
      ['403', says(403, '{}'), 'key_refused'],
      ['404', says(404, '404 page not found'), 'path_unknown'],
      ['429', says(429, '{}'), 'too_busy'],
      ['500', says(500, '{}'), 'server_failed'],
      ['a page', says(200, '<html>Welcome</html>'), 'no_model_server'],
      ['words', says(200, '"Ollama is running"'), 'no_model_server'],
      ['another object', says(200, '{"status":"ok"}'), 'no_model_server'],
      ['the way elsewhere', (_, response) => response.writeHead(302, { location: '/' }).end(), 'redirected'],
    ])('%s is what it is', async (_, listener, problem) => {
      reply = listener;
      expect(await tried(provider, undefined, 'key')).toBe(problem);
    });

    it('silence is waited for so long and no longer', async () => {
      reply = () => {};
      expect(await tried(provider, undefined, 'key', 100)).toBe('timeout');
    });
  },
);

it('a key that Google does not know is no address that it does not know', async () => {
  reply = says(400, '{"error": {"message": "API key not valid. Please pass a valid API key."}}');
  expect(await tried('google', undefined, 'key')).toBe('key_refused');
});

it('a server that is not there and one that is not called are told apart', async () => {
  expect(await tried('compatible', 'http://127.0.0.1:9/v1')).toBe('unreachable');
  expect(await tried('compatible', 'https://10.0.0.1/v1')).toBe('not_allowed');
});

it.each([
  ['ENOTFOUND', 'host_unknown'],
  ['EAI_AGAIN', 'host_unknown'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ECONNRESET', 'unreachable'],
])('of a connection that failed with %s it says: %s', (code, problem) => {
  const client = new Error('Connection error.', { cause: Object.assign(new Error(), { code }) });
  expect(connectionProblem(new AssistantError('model.unavailable', { cause: client }))).toBe(problem);
});

it('where a key is wanted and none is set, nobody is called', async () => {
  reply = says(500, '{}');
  expect(await tried('openai')).toBe('key_missing');
});
