// One request as it is written: paths are not tidied, headers not checked, and an answer is taken even where
// the server closed the door before all was sent.
import http from 'node:http';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly milliseconds: number;
}

/** Status 0 when there was no answer at all. */
export function send(port: number, { method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
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
        timeout: 30_000,
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
    request.on('timeout', () => request.destroy(new Error('no answer within 30 s')));
    // An answer may still arrive after writing failed.
    request.on('error', (problem) =>
      setTimeout(() => end({ status: 0, headers: {}, text: problem.message }), 200),
    );
    request.end(body);
  });
}
