// A schema of 5,000 tables with 50 columns each: how long it takes to read, and what the manifest of it
// holds in memory.
import { fork } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { withBenchServer } from './bench-server.ts';

const tables = 5000;
const columns = 50;
/** Tables made by one statement; each holds locks until it ends. */
const batch = 50;

export async function benchIntrospection(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (let from = 0; from < tables; from += batch) {
        const made = Array.from({ length: batch }, (_, at) => tableStatement(from + at));
        await client.query(made.join(''));
      }
      await client.query('analyze');
    } finally {
      await client.end();
    }
    return { tables, columns, ...(await measureInChild(url)) };
  });
}

function tableStatement(number: number): string {
  const rest = Array.from({ length: columns - 3 }, (_, at) => {
    const type = ['text', 'integer', 'numeric(12,2)', 'timestamptz', 'boolean'][at % 5];
    return `value_${at} ${type}`;
  });
  // The first has nothing to refer to but itself.
  const parent = Math.floor(number / 10);
  return `create table area_${number} (id integer primary key, name text, area_${parent}_id integer references area_${parent}, ${rest.join(', ')});`;
}

/** In a process of its own, where memory can be collected before it is counted. */
function measureInChild(url: string): Promise<Record<string, unknown>> {
  const child = fork(path.join(import.meta.dirname, 'introspection-child.ts'), [url], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => resolve(measured as Record<string, unknown>));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
  });
}
