// A million rows taken away as a file, through the app as it is started for people: how much memory its processes
// hold before, while and after the file is made, and how long it takes beside the database's own `copy`.
import http from 'node:http';
import pg from 'pg';
import { issueToken } from '../../auth/bearer-token.ts';
import { createUser } from '../../auth/create-user.ts';
import { openDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { residentMegabytes } from '../resident-memory.ts';
import { startApp } from '../start-app.ts';
import { withBenchServer } from './bench-server.ts';
import { rounded } from './timings.ts';

const rows = 1_000_000;
const columns = 'id, sensor, level, status, at';
const table = `
create table readings (id bigint primary key, sensor integer, level numeric(8,2), status text, at timestamptz);
insert into readings select n, n % 1000, n % 977, (array['ok','low','high'])[n % 3 + 1],
  timestamptz '2020-01-01' + n * interval '10 seconds' from generate_series(1, ${rows}) n;
analyze readings;`;
const question = 'List the id, sensor, level, status and at of all readings';
/** Milliseconds between two looks at the memory, and after which a process has tidied up. */
const look = 100;
const rest = 5000;

export async function benchExport(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const server = new pg.Client({ connectionString: url });
    await server.connect();
    for (const name of ['docent', 'readings']) await server.query(`create database ${name}`);
    await server.end();
    const source = new pg.Client({ connectionString: at('readings') });
    await source.connect();
    await source.query(table);
    await migrate(at('docent'));
    const app = await startApp({ databaseUrl: at('docent'), dataUrl: at('readings') });
    try {
      const token = await tokenFor(at('docent'));
      const path = await answered(app.port, token);
      const copied = performance.now();
      await source.query(`copy (select ${columns} from readings) to program 'cat > /dev/null'`);
      const copy = performance.now() - copied;
      const measured: Record<string, unknown> = { rows, copy_s: rounded(copy / 1000) };
      for (const format of ['csv', 'xlsx']) {
        measured[format] = await takeAway(app, token, `${path}/export?format=${format}`);
      }
      return measured;
    } finally {
      await source.end();
      await app.stop();
    }
  });
}

async function tokenFor(databaseUrl: string): Promise<string> {
  const database = openDatabase(databaseUrl, { connections: 1 });
  try {
    const password = crypto.randomUUID();
    const who = { email: 'export@docent.local', name: 'Bench', role: 'admin', password } as const;
    return await issueToken(database, { userId: await createUser(database, who), name: 'bench' });
  } finally {
    await database.$disconnect();
  }
}

/** Asks for all rows, and gives the path of the answer. */
async function answered(port: number, token: string): Promise<string> {
  const chats = '/ai-assistant/api/chats';
  const send = async (path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json();
  };
  const { id } = (await send(chats, {})) as { id: string };
  const envelope = (await send(`${chats}/${id}/message`, { content: question })) as { type: string };
  if (envelope.type !== 'answer') throw new Error(`The rows were not listed: ${JSON.stringify(envelope)}`);
  const { messages } = (await send(`${chats}/${id}`)) as { messages: { id: string }[] };
  return `${chats}/${id}/messages/${messages.at(-1)?.id}`;
}

async function takeAway(app: { port: number; pid: number }, token: string, path: string) {
  await pause(rest);
  const before = residentMegabytes(app.pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes(app.pid));
  }, look);
  const started = performance.now();
  const { bytes, lines } = await download(app.port, token, path).finally(() => clearInterval(watch));
  const seconds = (performance.now() - started) / 1000;
  await pause(rest);
  return {
    seconds: rounded(seconds),
    megabytes: rounded(bytes / 1_000_000),
    // Lines mean nothing in a file that is compressed.
    ...(path.endsWith('csv') && { lines }),
    memory_before_mb: Math.round(before),
    memory_most_mb: Math.round(most),
    memory_after_mb: Math.round(residentMegabytes(app.pid)),
  };
}

function download(port: number, token: string, path: string): Promise<{ bytes: number; lines: number }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = http.get({ host: '127.0.0.1', port, path, headers }, (response) => {
      let bytes = 0;
      let lines = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        for (const byte of part) if (byte === 10) lines += 1;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ bytes, lines });
        else reject(new Error(`The export was refused: ${response.statusCode}`));
      });
    });
    request.on('error', reject);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
