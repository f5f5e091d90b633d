// What can go wrong between Docent and a model's server, told as data so that a test can list them all.
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export type Fault =
  /** The whole reply comes, but late; also where pieces were asked for. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The reply comes in pieces of so many bytes. */
  | { readonly kind: 'fragments'; readonly bytes: number; readonly milliseconds: number }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'cut_connection' }
  /** The model ran out of room: half of what it said, and the mark that there was more. */
  | { readonly kind: 'cut_reply' }
  /** The model thinks first, for so many tokens of the room it was given, and says nothing where that is all. */
  | { readonly kind: 'thinks'; readonly tokens: number }
  /** A 200 whose body is no JSON. */
  | { readonly kind: 'malformed_body' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly words?: string;
    }
  /** Nothing at all, until the caller gives up. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** A streamed reply stands still after these words until then. */
  | { readonly kind: 'pause'; readonly after: string; readonly until: Promise<unknown> }
  /** A reply of so many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number };

/** Whether a fault is one of what is said, on a wire that works. */
export function isOfWords(fault: Fault): boolean {
  return fault.kind === 'cut_reply' || fault.kind === 'thinks';
}

/** What of a reply is said, in a room of so many tokens. */
export function saidWithin(
  room: number,
  spoken: string,
  fault: Fault | undefined,
): { readonly words: string; readonly cut: boolean; readonly thoughts: number } {
  if (fault?.kind === 'cut_reply')
    return { words: spoken.slice(0, spoken.length / 2), cut: true, thoughts: 0 };
  if (fault?.kind !== 'thinks') return { words: spoken, cut: false, thoughts: 0 };
  const left = room - fault.tokens;
  return left > 0
    ? { words: spoken, cut: false, thoughts: fault.tokens }
    : { words: '', cut: true, thoughts: room };
}

/** Writes a reply in the way of the fault. `body` is what an honest server would have sent. */
export async function sendWithFault(
  response: ServerResponse,
  body: string,
  fault: Fault | undefined,
): Promise<void> {
  switch (fault?.kind) {
    case 'slow':
      await wait(fault.milliseconds);
      return send(response, 200, body);
    case 'fragments': {
      response.writeHead(200, json);
      for (let start = 0; start < body.length; start += fault.bytes) {
        response.write(body.slice(start, start + fault.bytes));
        await wait(fault.milliseconds);
      }
      response.end();
      return;
    }
    case 'cut_connection':
      response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
      return;
    case 'malformed_body':
      return send(response, 200, '<html>The gateway is having a day off</html>', {
        'content-type': 'text/html',
      });
    case 'status':
      return send(
        response,
        fault.status,
        JSON.stringify({ error: { message: fault.words ?? 'scripted', type: 'scripted' } }),
        {
          ...(fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }),
        },
      );
    case 'hang':
      return;
    case 'redirect':
      return send(response, 307, '', { location: fault.to });
    case 'huge':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(' '.repeat(fault.bytes) + body);
      return;
    default:
      return send(response, 200, body);
  }
}

/** The same for a reply in pieces; faults that have no pieces are those of a whole reply. */
export async function streamWithFault(
  response: ServerResponse,
  events: readonly { readonly words: string; readonly event: string }[],
  fault: Fault | undefined,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let words = '';
  for (const [place, each] of events.entries()) {
    if (fault?.kind === 'cut_connection' && place > events.length / 2) {
      response.destroy();
      return;
    }
    response.write(each.event);
    if (fault?.kind === 'fragments') await wait(fault.milliseconds);
    const before = words;
    words += each.words;
    if (fault?.kind === 'pause' && words.includes(fault.after) && !before.includes(fault.after))
      await fault.until;
  }
  response.end();
}

/** Whether a fault is one that a reply in pieces has too. */
export function hasPieces(fault: Fault | undefined): boolean {
  return (
    fault === undefined || isOfWords(fault) || ['fragments', 'cut_connection', 'pause'].includes(fault.kind)
  );
}

const json = { 'content-type': 'application/json' };

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...json, ...headers });
  response.end(body);
}
