// Every call to a server that a person named inside the app (a model, a webhook) goes through here. It
// trusts neither the URL nor what the name resolves to nor what answers: https to a public address on port
// 443 and nothing else, unless whoever deployed Docent named that very origin; no redirects, no proxy, and
// the reply is counted and timed. Refused means that no socket was opened.
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Readable, Transform } from 'node:stream';
import { AssistantError } from '../errors/assistant-error.ts';
import { isPublicAddress } from './public-address.ts';

export interface OutgoingRules {
  /** Origins that the deployment's environment names; they may be private and without TLS. */
  readonly trustedOrigins: readonly string[];
  /** Bytes of a reply. */
  readonly bytes: number;
  /** Milliseconds without a byte once the reply has begun. */
  readonly idleMilliseconds: number;
  /** For tests: how a name becomes addresses. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
}

/**
 * A `fetch` that keeps to the rules. What breaks one of them rejects with an AssistantError
 * `outgoing.refused`, whose detail is the rule; a reply that is too large or stalls ends its body with one.
 */
export function guardedFetch(rules: OutgoingRules): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const trusted = rules.trustedOrigins.includes(url.origin);
    refuseUnlessAllowed(url, trusted);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    return send(url, request, body, rules, trusted);
  };
}

/** @throws AssistantError `outgoing.refused` for a URL that may not be called whatever it resolves to */
export function refuseUnlessAllowed(url: URL, trusted: boolean): void {
  if (url.username !== '' || url.password !== '') throw refused('credentials');
  if (trusted) return;
  if (url.protocol !== 'https:') throw refused('protocol');
  if (url.port !== '') throw refused('port');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(literal) && !isPublicAddress(literal)) throw refused('address');
}

function send(
  url: URL,
  request: Request,
  body: Buffer | undefined,
  rules: OutgoingRules,
  trusted: boolean,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { request: open } = url.protocol === 'https:' ? https : http;
    const sent = open(
      url,
      {
        method: request.method,
        headers: {
          ...Object.fromEntries(request.headers),
          // What is not compressed is as long as it is counted.
          'accept-encoding': 'identity',
          ...(body ? { 'content-length': String(body.byteLength) } : {}),
        },
        signal: request.signal,
        // No shared agent: a connection that was opened under other rules must not be taken again.
        agent: false,
        ...(trusted ? {} : { lookup: publicLookup(rules.resolve ?? resolveName) }),
      },
      (reply) => {
        const status = reply.statusCode ?? 0;
        if (status < 200 || (status >= 300 && status < 400)) {
          reply.destroy();
          reject(refused('redirect'));
          return;
        }
        const counted = countedBody(reply, rules);
        const body = status === 204 || status === 304 ? null : streamOf(counted);
        resolve(new Response(body, { status, headers: headersOf(reply) }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function countedBody(reply: http.IncomingMessage, rules: OutgoingRules): Readable {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > rules.bytes) done(refused('reply_size'));
      else done(null, chunk);
    },
  });
  reply.setTimeout(rules.idleMilliseconds, () => reply.destroy(refused('reply_idle')));
  reply.on('error', (error) => counted.destroy(error));
  reply.on('aborted', () => counted.destroy(new Error('the connection was closed before the reply ended')));
  counted.on('close', () => reply.destroy());
  // Whoever reads the body is told; where nobody does any more, it is nobody's.
  counted.on('error', () => undefined);
  return reply.pipe(counted);
}

/** `Readable.toWeb` throws into the process when a body is left while more of it comes. */
function streamOf(counted: Readable): ReadableStream {
  const pieces = counted[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        counted.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function headersOf(reply: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(reply.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return headers;
}

/** The checked address is the one that is connected to, so a second answer of the name changes nothing. */
function publicLookup(resolve: NonNullable<OutgoingRules['resolve']>): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        // One private address among public ones is a name that means harm.
        if (found.length === 0 || !addresses.every(isPublicAddress)) done(refused('address'), '', 4);
        else if (options.all) done(null, found);
        else done(null, found[0]?.address ?? '', found[0]?.family);
      },
      (failure: NodeJS.ErrnoException) => done(failure, '', 4),
    );
  };
}

async function resolveName(hostname: string): Promise<string[]> {
  const found = await dns.promises.lookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

function refused(rule: string): AssistantError {
  return new AssistantError('outgoing.refused', { detail: rule });
}
