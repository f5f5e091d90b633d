// Each fault ends as a typed failure within its time, the next question works, and nothing is left open.
// A longer run is `DOCENT_FAULTS=500 npx vitest run --project=database lib/testing/faults`.
import fs from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSource } from '../data-source/open-source.ts';
import { environment } from '../env/environment.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { type Faulty, faults, runSnippet } from './faults.ts';
import { createTestDatabase } from './test-database.ts';

const rounds = Math.ceil(Number(environment().DOCENT_FAULTS ?? 32) / faults.length);
/** Milliseconds: faults take their time, and on a busy machine ten times that of a quiet one. */
const longest = Math.max(600_000, rounds * 60_000);

let faulty: Faulty;
beforeAll(async () => {
  const { url } = await createTestDatabase({ empty: true });
  const source = await openSource(url, { connections: 2, waitMilliseconds: 500 });
  faulty = { source, url, sandbox: await openSandbox() };
});
afterAll(async () => {
  await faulty?.source.close();
  await faulty?.sandbox.close();
});

it(
  `${rounds * faults.length} faults are told in time, and nothing is left open`,
  async () => {
    await answerNext();
    const before = await open();
    const told: unknown[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const fault of faults) {
        const started = performance.now();
        const code = await fault.happen(faulty);
        const late = performance.now() - started > fault.within;
        if (code !== fault.code || late)
          told.push([fault.name, code, Math.round(performance.now() - started)]);
        await answerNext();
      }
    }
    const after = await settled(before);
    process.stdout.write(`after ${rounds * faults.length} faults: ${JSON.stringify({ before, after })}\n`);
    expect(told).toEqual([]);
    expect(after.connections).toBeLessThanOrEqual(2);
    expect(after.children).toBeLessThanOrEqual(before.children);
  },
  longest,
);

async function answerNext(): Promise<void> {
  const { source } = faulty;
  const statement = { sql: 'select 42 as n', values: [], columns: [{ name: 'n', type: 'integer' as const }] };
  const limits = { rows: 10, bytes: 1000, milliseconds: 5000 };
  const { rows } = await source.run(statement, limits, new AbortController().signal);
  expect(rows).toEqual([[42]]);
  expect(await runSnippet(faulty, 'return 6 * 7')).toBe('42');
}

/** What is open now: connections to the database, and children of this process, each with its isolate. */
async function open(): Promise<{ connections: number; children: number }> {
  const client = new pg.Client({ connectionString: faulty.url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  await client.end();
  return { connections: rows[0]?.count ?? 0, children: childrenOf(process.pid) };
}

/** A killed process and a closed connection are gone a moment later. */
async function settled(before: { children: number }) {
  const deadline = Date.now() + 5000;
  for (;;) {
    const now = await open();
    if ((now.connections <= 2 && now.children <= before.children) || Date.now() > deadline) return now;
  }
}

function childrenOf(parent: number): number {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === parent).length;
}

function parentOf(id: string): number {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0; // It ended while we looked.
  }
}
