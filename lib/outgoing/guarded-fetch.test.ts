import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

let server: http.Server;
let origin: string;
let connections = 0;

beforeAll(async () => {
  server = http.createServer((_, response) => response.end('{}'));
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const rules = { trustedOrigins: [], bytes: 1000, idleMilliseconds: 1000 };

async function refusal(
  url: string,
  resolve?: (name: string) => Promise<string[]>,
): Promise<string | undefined> {
  const fetch = guardedFetch({ ...rules, ...(resolve ? { resolve } : {}) });
  const thrown = await fetch(url).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return thrown instanceof AssistantError && thrown.code === 'outgoing.refused' ? thrown.detail : undefined;
}

describe('a call that is not for the public internet', () => {
  it.each([
    ['without TLS', 'http://example.com/', 'protocol'],
    ['on another port', 'https://example.com:8443/', 'port'],
    ['to loopback', 'https://127.0.0.1/', 'address'],
    ['to loopback in decimal', 'https://2130706433/', 'address'],
    ['to loopback in hex', 'https://0x7f.1/', 'address'],
    ['to the metadata of a cloud', 'https://169.254.169.254/', 'address'],
    ['to IPv6 loopback', 'https://[::1]/', 'address'],
    ['to IPv4 inside IPv6', 'https://[::ffff:10.0.0.1]/', 'address'],
    ['to a unique local address', 'https://[fd00::1]/', 'address'],
  ])('%s is refused', async (_, url, rule) => {
    expect(await refusal(url)).toBe(rule);
  });

  it.each([
    ['a private address', ['10.1.2.3']],
    ['a public and a private one', ['93.184.215.14', '127.0.0.1']],
    ['nothing', []],
  ])('to a name that resolves to %s is refused', async (_, addresses) => {
    expect(await refusal('https://model.example/', async () => addresses)).toBe('address');
  });

  it('with credentials in the address is refused before fetch itself does', async () => {
    await expect(guardedFetch(rules)('https://me:secret@example.com/')).rejects.toThrow();
  });

  it('opens no connection', async () => {
    await refusal(origin);
    expect(connections).toBe(0);
  });
});

it('an origin that the deployment names is called, a neighbour on its host is not', async () => {
  const fetch = guardedFetch({ ...rules, trustedOrigins: [origin] });
  expect(await (await fetch(`${origin}/v1`)).json()).toEqual({});
  expect(connections).toBe(1);
  await expect(fetch('http://127.0.0.1:9/v1')).rejects.toThrow('outgoing.refused');
});

it('a body that nobody reads ends, and its end breaks nothing', async () => {
  const pieces = http.createServer((_, response) => {
    response.writeHead(200);
    for (let place = 0; place < 20; place++) response.write('piece');
    response.on('close', () => pieces.emit('left'));
  });
  await new Promise<void>((resolve) => pieces.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(pieces.address() as AddressInfo).port}`;
  const left = new Promise((resolve) => pieces.once('left', resolve));
  const reply = await guardedFetch({ ...rules, trustedOrigins: [at] })(at);
  // More of it comes while it is left: an error then is the process's own.
  await reply.body?.cancel();
  await left;
  await new Promise((resolve) => pieces.close(resolve));
});

it.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['100.64.0.1', false],
  ['192.0.2.1', false],
  ['198.18.0.1', false],
  ['255.255.255.255', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['fe80::1', false],
  ['example.com', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
