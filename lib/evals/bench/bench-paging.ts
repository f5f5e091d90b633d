// The first page of a table of ten million rows, as people ask for it, beside the bare `limit` query.
import pg from 'pg';
import { type Actor, openAccess } from '../../data-source/access.ts';
import { openGateway } from '../../data-source/gateway.ts';
import { openSource } from '../../data-source/open-source.ts';
import type { Query } from '../../data-source/query.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import { openEvalRuntime } from '../eval-runtime.ts';
import { withBenchServer } from './bench-server.ts';
import { rounded, time } from './timings.ts';

const rows = 10_000_000;
const page = 200;
const runs = 200;

const table = `
create unlogged table readings (id bigint primary key, sensor integer, level numeric(8,2), status text, at timestamptz);
insert into readings select n, n % 1000, n % 977, (array['ok','low','high'])[n % 3 + 1],
  timestamptz '2020-01-01' + n * interval '10 seconds' from generate_series(1, ${rows}) n;
analyze readings;`;

const names = ['id', 'sensor', 'level', 'status', 'at'];
const list = (ordered: boolean): Query => ({
  kind: 'select',
  from: { model: 'readings', as: 'r' },
  outputs: names.map((name) => ({ expr: { kind: 'column', of: 'r', name }, as: name })),
  ...(ordered && { orderBy: [{ by: { kind: 'output', name: 'id' }, direction: 'desc' }] }),
  limit: page,
});

export async function benchPaging(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(table);
      return { rows, page, ...(await timeBare(client)), ...(await timePage(url)) };
    } finally {
      await client.end();
    }
  });
}

async function timeBare(client: pg.Client): Promise<Record<string, unknown>> {
  const bare = (sql: string) => time(runs, () => client.query({ text: sql, rowMode: 'array' }));
  const columns = names.join(', ');
  return {
    bare: await bare(`select ${columns} from readings limit ${page}`),
    bare_ordered: await bare(`select ${columns} from readings order by id desc limit ${page}`),
  };
}

async function timePage(url: string): Promise<Record<string, unknown>> {
  const source = await openSource(url);
  const runtime = await openEvalRuntime(planBuiltIn);
  try {
    const started = performance.now();
    const manifest = await source.introspect();
    const introspection = rounded(performance.now() - started);
    const actor: Actor = { id: 'bench', role: 'staff', attributes: {} };
    const { bridge } = openGateway({ source, manifest, access: openAccess, actor, observe: () => {} });
    const { signal } = new AbortController();
    const ask = (query: Query) => {
      const text = JSON.stringify(query);
      return time(runs, async () => {
        const reply = await bridge(text, signal);
        if (!reply.startsWith('{"ok":true')) throw new Error(reply);
      });
    };
    const gateway = await ask(list(false));
    const ordered = await ask(list(true));
    const fields = names.map((name) => ({ path: name, as: name }));
    // With a page of its own a plan shows that page; without one the whole result is counted as well.
    const question = (limit?: { limit: number }) => {
      const plan = { model: 'readings', fields, ...limit };
      const given = { plan, confidence: 1, assumptions: [] };
      const input = {
        question: 'readings',
        locale: 'en',
        timeZone: 'UTC',
        now: new Date(),
        turns: [],
      } as const;
      return runtime.withSource(url, (opened) =>
        time(limit ? 50 : 5, async () => {
          const { envelope } = await opened.ask({ ...input, plan: given }, AbortSignal.timeout(60_000));
          if (envelope.type !== 'answer') throw new Error(envelope.message);
        }),
      );
    };
    return {
      introspection_ms: introspection,
      gateway,
      gateway_ordered: ordered,
      whole_question: await question({ limit: page }),
      whole_question_with_total: await question(),
    };
  } finally {
    await runtime.close();
    await source.close();
  }
}
