// A source of a million rows, and what the server holds in memory while they are taken away.
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import pg from 'pg';
import { residentMegabytes } from '#lib/evals/resident-memory.ts';

const name = 'Readings';
const table = `
create unlogged table readings (id bigint, sensor integer, level numeric(8,2), time timestamptz);
insert into readings select n, n % 1000, n % 977, timestamptz '2020-01-01' + n * interval '10 seconds'
  from generate_series(1, 1000000) n;`;
/** Milliseconds between two looks at the memory. */
const look = 100;

/** Connects it beside the demo's, for an admin, for as long as `work` lasts; `work` is given its name. */
export async function withMillionRows(
  page: Page,
  demoUrl: string,
  work: (name: string) => Promise<void>,
): Promise<void> {
  const url = new URL(demoUrl);
  const owner = new pg.Client({ connectionString: demoUrl });
  await owner.connect();
  try {
    await owner.query('create database readings');
    const rows = new pg.Client({
      connectionString: Object.assign(new URL(demoUrl), { pathname: '/readings' }).href,
    });
    await rows.connect();
    await rows.query(table);
    await rows.end();
    const connection = {
      engine: 'postgres',
      host: url.hostname,
      port: Number(url.port),
      database: 'readings',
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      tls: 'off',
    };
    const headers = { origin: new URL((await page.request.get('/api/health')).url()).origin };
    const made = await page.request.post('/api/admin/sources', { headers, data: { name, connection } });
    expect(made.status()).toBe(201);
    const { id } = (await made.json()) as { id: string };
    try {
      await work(name);
    } finally {
      await page.request.delete(`/api/admin/sources/${id}`, { headers });
    }
  } finally {
    await owner.query('drop database if exists readings with (force)');
    await owner.end();
  }
}

/** Megabytes that the server and all that it started hold before, while and after `work`. */
export async function watchMemory(work: () => Promise<void>) {
  const home = process.env.DOCENT_E2E_HOME ?? '';
  const { pid } = JSON.parse(fs.readFileSync(path.join(home, 'serving'), 'utf8')) as { pid: number };
  const held = () => Math.round(residentMegabytes(pid));
  const before = held();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, held());
  }, look);
  try {
    await work();
  } finally {
    clearInterval(watching);
  }
  return { before, most, after: held() };
}

export async function linesOf(file: string): Promise<number> {
  let lines = 0;
  for await (const part of fs.createReadStream(file)) for (const byte of part) if (byte === 10) lines++;
  return lines;
}
