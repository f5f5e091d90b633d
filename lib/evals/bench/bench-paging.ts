// The first page of a table of ten million rows, as people ask for it, beside the bare `limit` query; and
// what a question costs that shows such a page, with what is told of its total.
import pg from 'pg';
import { type Actor, openAccess } from '../../data-source/access.ts';
import { openGateway } from '../../data-source/gateway.ts';
import { openSource } from '../../data-source/open-source.ts';
import type { Query } from '../../data-source/query.ts';
import type { Source } from '../../data-source/source.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import type { Condition } from '../../pipeline/plan.ts';
import { openEvalRuntime } from '../eval-runtime.ts';
import { withBenchServer } from './bench-server.ts';
import { ratio, rounded, time, timeBeside } from './timings.ts';

const rows = 10_000_000;
/** A small page, and the largest that an answer shows. */
const pages = [200, 1000] as const;
const runs = 400;

const table = `
create unlogged table readings (id bigint primary key, sensor integer, level numeric(8,2), status text, at timestamptz);
insert into readings select n, n % 1000, n % 977, (array['ok','low','high'])[n % 3 + 1],
  timestamptz '2020-01-01' + n * interval '10 seconds' from generate_series(1, ${rows}) n;
analyze readings;`;

const names = ['id', 'sensor', 'level', 'status', 'at'];
const list = (limit: number, ordered: boolean): Query => ({
  kind: 'select',
  from: { model: 'readings', as: 'r' },
  outputs: names.map((name) => ({ expr: { kind: 'column', of: 'r', name }, as: name })),
  ...(ordered && { orderBy: [{ by: { kind: 'output', name: 'id' }, direction: 'desc' }] }),
  limit,
});

export async function benchPaging(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const source = await openSource(url);
    try {
      await client.query(table);
      return { rows, ...(await timePages(client, source)), questions: await timeQuestions(url) };
    } finally {
      await source.close();
      await client.end();
    }
  });
}

async function timePages(client: pg.Client, source: Source): Promise<Record<string, unknown>> {
  const started = performance.now();
  const manifest = await source.introspect();
  const measured: Record<string, unknown> = { introspection_ms: rounded(performance.now() - started) };
  const actor: Actor = { id: 'bench', role: 'staff', attributes: {} };
  const { bridge } = openGateway({ source, manifest, access: openAccess, actor, observe: () => {} });
  const { signal } = new AbortController();
  const ask = (query: Query) => {
    const text = JSON.stringify(query);
    return async () => {
      const reply = await bridge(text, signal);
      if (!reply.startsWith('{"ok":true')) throw new Error(reply);
    };
  };
  const bare = (end: string) => () =>
    client.query({ text: `select ${names.join(', ')} from readings ${end}`, rowMode: 'array' });
  for (const page of pages) {
    const timings = await timeBeside(runs, {
      bare: bare(`limit ${page}`),
      page: ask(list(page, false)),
      bare_ordered: bare(`order by id desc limit ${page}`),
      page_ordered: ask(list(page, true)),
    });
    measured[`page_of_${page}`] = {
      ...timings,
      times_bare: ratio(timings.page, timings.bare),
      times_bare_ordered: ratio(timings.page_ordered, timings.bare_ordered),
    };
  }
  return measured;
}

/** Whole questions: with a page of its own a plan shows that page; without one the result is counted too. */
async function timeQuestions(url: string): Promise<Record<string, unknown>> {
  const runtime = await openEvalRuntime(planBuiltIn);
  const fields = names.map((name) => ({ path: name, as: name }));
  const question = (more: { limit?: number; where?: Condition }) => {
    const plan = { model: 'readings', fields, ...more };
    const given = { plan, confidence: 1, assumptions: [] };
    const input = { question: 'readings', locale: 'en', timeZone: 'UTC', turns: [] } as const;
    return runtime.withSource(url, (opened) =>
      time(30, async () => {
        const asked = { ...input, now: new Date(), plan: given };
        const { envelope } = await opened.ask(asked, AbortSignal.timeout(60_000));
        if (envelope.type !== 'answer') throw new Error(envelope.message);
      }),
    );
  };
  try {
    return {
      page_of_200: await question({ limit: 200 }),
      whole_table: await question({}),
      a_third_of_it: await question({ where: { path: 'status', op: 'eq', value: 'low' } }),
      // Ten thousand rows, without an index, all over the table: the worst to count.
      a_thousandth_of_it: await question({ where: { path: 'sensor', op: 'eq', value: 7 } }),
    };
  } finally {
    await runtime.close();
  }
}
