import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinEmbeddedServer } from './embedded-server.ts';

let home: string;
const quiet = () => {};

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-home-'));
  fs.chmodSync(home, 0o755);
});

afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** What another process of the same home leaves in it while it runs. */
function anotherGuest(pid: number): string {
  const file = path.join(home, 'guests', 'another');
  fs.writeFileSync(file, JSON.stringify({ pid, started: null }));
  return file;
}

it('the last one out stops the server, and its data stays', async () => {
  const first = await joinEmbeddedServer(home, quiet);
  await ask(first.url('postgres'), 'create table kept as select 7 as n');
  const guest = anotherGuest(process.ppid);
  await first.leave();
  expect(await ask(first.url('postgres'), 'select n from kept')).toBe(7);

  const second = await joinEmbeddedServer(home, quiet);
  expect(second.url('postgres')).toBe(first.url('postgres'));
  fs.rmSync(guest);
  await second.leave();
  await expect(ask(second.url('postgres'), 'select 1')).rejects.toThrow(/ECONNREFUSED/);

  const third = await joinEmbeddedServer(home, quiet);
  expect(await ask(third.url('postgres'), 'select n from kept')).toBe(7);
  await third.leave();
});

it('one that was killed is not waited for', async () => {
  const server = await joinEmbeddedServer(home, quiet);
  anotherGuest(2 ** 22 + 1); // Above the greatest number a process can have.
  await server.leave();
  await expect(ask(server.url('postgres'), 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

it('what a power cut leaves behind does not stop the next start', async () => {
  const server = await joinEmbeddedServer(home, quiet);
  const file = path.join(home, 'postgres', 'postmaster.pid');
  const left = fs.readFileSync(file, 'utf8');
  await server.leave();
  // The number in it is another program's by now.
  fs.writeFileSync(file, left.replace(/^\d+/, String(process.ppid)));
  fs.writeFileSync(path.join(home, 'turn'), JSON.stringify({ pid: 2 ** 22 + 1, started: null }));
  const next = await joinEmbeddedServer(home, quiet);
  expect(await ask(next.url('postgres'), 'select 1')).toBe(1);
  await next.leave();
});

it('data of another major version is refused with what to do', async () => {
  fs.mkdirSync(path.join(home, 'postgres'));
  fs.writeFileSync(path.join(home, 'postgres', 'PG_VERSION'), '16\n');
  await expect(joinEmbeddedServer(home, quiet)).rejects.toThrow(
    /made by PostgreSQL 16; this Docent runs PostgreSQL 18/,
  );
});
