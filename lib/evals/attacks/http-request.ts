// One request as it is written: paths are not tidied, headers not checked, and an answer is taken even where
// the server closed the door before all was sent.
import http from 'node:http';
import net from 'node:net';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Milliseconds after which the client goes away. */
  readonly leaveAfter?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly milliseconds: number;
}

const patience = 30_000;

/** Status 0 when there was no answer at all. */
export function send(port: number, request: HttpRequest): Promise<HttpAnswer> {
  return isProper(request) ? sendProperly(port, request) : sendBytes(port, request);
}

/** What a client would agree to send; the rest is written to the wire as it stands. */
function isProper({ method, path, headers }: HttpRequest): boolean {
  const odd = Object.entries(headers).some(
    ([name, value]) =>
      !/^[\w!#$%&'*+.^`|~-]+$/.test(name) ||
      /[^\t\x20-\x7e\x80-\xff]/.test(value) ||
      /^(transfer-encoding|content-length|connection|expect|upgrade)$/i.test(name),
  );
  return !odd && /^[A-Z]+$/.test(method) && method !== 'CONNECT' && /^[!-~]+$/.test(path);
}

function sendProperly(
  port: number,
  { method, path, headers, body, leaveAfter }: HttpRequest,
): Promise<HttpAnswer> {
  const started = performance.now();
  return new Promise((resolve) => {
    let done = false;
    const end = (answer: Omit<HttpAnswer, 'milliseconds'>) => {
      if (done) return;
      done = true;
      resolve({ ...answer, milliseconds: performance.now() - started });
    };
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...headers, connection: 'close' },
        timeout: patience,
      },
      (response) => {
        const chunks: Buffer[] = [];
        const finish = () =>
          end({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          });
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', finish);
        response.on('error', finish);
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    // An answer may still arrive after writing failed.
    request.on('error', (problem) =>
      setTimeout(() => end({ status: 0, headers: {}, text: problem.message }), 200),
    );
    request.end(body);
    if (leaveAfter !== undefined) setTimeout(() => request.destroy(new Error('left')), leaveAfter);
  });
}

function sendBytes(port: number, { method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
  const started = performance.now();
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = Buffer.byteLength(body ?? '');
  if (body !== undefined && !/^(transfer-encoding|content-length):/im.test(lines.join('\n')))
    lines.push(`content-length: ${length}`);
  const head = `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n`;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(head, 'utf8');
      if (body !== undefined) socket.write(body);
    });
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', (chunk) => chunks.push(chunk));
    // However it ended, what arrived is the answer.
    socket.on('error', () => socket.destroy());
    socket.on('close', () =>
      resolve({ ...parseAnswer(Buffer.concat(chunks)), milliseconds: performance.now() - started }),
    );
  });
}

/** The first answer on a connection; a second one in its text would be an answer to what was smuggled. */
function parseAnswer(bytes: Buffer): Omit<HttpAnswer, 'milliseconds'> {
  const text = bytes.toString('utf8');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(0, end)).split('\r\n');
  const headers: http.IncomingHttpHeaders = {};
  for (const line of lines) {
    const [name = '', ...value] = line.split(':');
    const key = name.trim().toLowerCase();
    if (key === 'set-cookie')
      headers['set-cookie'] = [...(headers['set-cookie'] ?? []), value.join(':').trim()];
    else headers[key] = value.join(':').trim();
  }
  return {
    status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    text: text.slice(end + 4),
  };
}
