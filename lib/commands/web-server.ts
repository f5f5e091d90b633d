// The web server: Next inside our own process, so that one process is everything, and one signal ends it.
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { securityHeaders } from '../auth/security-headers.ts';
import { setVariable } from '../env/environment.ts';
import { SetupError } from '../errors/setup-error.ts';

export interface WebServer {
  /** Takes no new requests, gives the running ones three seconds, then cuts them. */
  close(): Promise<void>;
}

export interface WebOptions {
  readonly host: string;
  readonly port: number;
  readonly dev: boolean;
}

/** For an answer that is no page: it loads nothing, and stands in no frame. */
const plainHeaders = Object.entries({
  ...securityHeaders(false),
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
});

/** @throws SetupError when the port is taken or not ours to take */
export async function startWeb({ host, port, dev }: WebOptions): Promise<WebServer> {
  setVariable('NODE_ENV', dev ? 'development' : 'production');
  setVariable('NEXT_TELEMETRY_DISABLED', '1');
  const { default: next } = await import('next');
  const app = next({ dev, dir: path.join(import.meta.dirname, '..', '..'), hostname: host, port });
  const server = http.createServer();
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on('request', (request, response) => {
    // Redirects for odd paths are made by Next before `proxy.ts`; what that sets takes the place of these.
    for (const [name, value] of plainHeaders) response.setHeader(name, value);
    void handle(request, response);
  });
  const upgrade = app.getUpgradeHandler();
  server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  await listen(server, port, host);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), 3_000);
      await closed;
      clearTimeout(cut);
      await app.close();
    },
  };
}

/** Fails at once when the port is taken, before minutes are spent on what could not be served. */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = net.createServer();
  await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: net.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listenProblem(cause, port, host)));
    server.listen(port, host, resolve);
  });
}

function listenProblem(cause: NodeJS.ErrnoException, port: number, host: string): unknown {
  if (cause.code === 'EADDRINUSE') {
    return new SetupError(
      `Port ${port} is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
      { cause },
    );
  }
  if (cause.code === 'EACCES') {
    return new SetupError(
      `This user may not listen on port ${port}.`,
      'Choose a port above 1023, as PORT=3000, and put a proxy before it.',
      { cause },
    );
  }
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND') {
    return new SetupError(`This machine has no address ${host}.`, 'Mend HOST, or leave it unset.', { cause });
  }
  return cause;
}
